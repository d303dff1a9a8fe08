import { accountsReached } from '../../choice/exceptions/reach';
import { keyOfAccount, meantBy } from '../../choice/exceptions/resolve';
import { knownRoles } from '../../choice/exceptions/known-roles';
import { expandAssignments, MANAGEMENT } from '../../model/tree';
import { nameIn, roleDefinitions, writtenExceptions, type WrittenException } from '../exceptions-written';
import { quote, suggest } from '../wording';
import type { Check, Checked } from './check';

/** Roles in accounts; the accounts alone where all of them are meant. */
type Meant = ReturnType<typeof meantBy>;

function meant({ exception }: WrittenException, checked: Checked): Meant {
  return meantBy(exception, checked.draft, roleDefinitions(checked));
}

export const exceptionsWhereTheGuardrailIsNot: Check = function* ({ draft, guardrailIds }) {
  for (const { guardrail, exception, place } of writtenExceptions(draft)) {
    const { account, principal } = exception;
    if (!guardrailIds.includes(guardrail) || draft.accounts === undefined) continue;
    const reached = accountsReached(draft, guardrail);
    if (reached.length === 0) {
      yield {
        path: place(),
        found: `an exception from ${quote(guardrail)}, which is listed nowhere, or over no account`,
        expected: 'a guardrail that binds somebody',
        mend: 'remove the exception, or list the guardrail in config/organization.ts',
      };
      continue;
    }
    const isKnown = account !== undefined && Object.hasOwn(draft.accounts, account);
    if (!isKnown || reached.includes(account)) continue;
    yield {
      path: place('account'),
      found: `${quote(account)}, which ${quote(guardrail)} does not reach`,
      expected: `one of ${reached.join(', ')}`,
      mend: principal === undefined ? 'remove the exception: nothing is denied there' : 'name where the guardrail is',
    };
  }
};

export const exceptionsOfWhoIsNotThere: Check = function* (checked) {
  const { draft, guardrailIds } = checked;
  for (const written of writtenExceptions(draft)) {
    const { guardrail, exception, place } = written;
    const name = nameIn(written);
    if (name === undefined || !guardrailIds.includes(guardrail) || isUnsettled(checked, written)) continue;
    const reached = accountsReached(draft, guardrail);
    const anywhere = meantBy({ principal: exception.principal }, draft, roleDefinitions(checked));
    if (anywhere.length === 0) {
      const roles = knownRoles(draft, roleDefinitions(checked)).map(({ role }) => `role/${role}`);
      yield {
        path: place('principal'),
        found: `${quote(exception.principal ?? '')}, who is nobody`,
        expected: 'a group with a persona that it is assigned, or a role that the config puts somewhere',
        mend:
          name.kind === 'role'
            ? suggest(exception.principal ?? '', [...new Set(roles)], 'place that role in config/workloads.ts')
            : `assign ${quote(name.persona)} to ${quote(name.group)} in config/access.ts, or remove the exception`,
      };
      continue;
    }
    const places = meant(written, checked).flatMap(({ accounts }) => accounts);
    if (reached.length === 0 || places.some((account) => reached.includes(account))) continue;
    const all = [...new Set(anywhere.flatMap(({ accounts }) => accounts))];
    yield {
      path: place('principal'),
      found: `${quote(exception.principal ?? '')}, who is in ${all.join(', ')}`,
      expected: `somebody in an account that ${quote(guardrail)} reaches${exception.account === undefined ? '' : `: here ${exception.account}`}`,
      mend: all.every((account) => account === MANAGEMENT)
        ? 'remove the exception: no guardrail binds the management account'
        : 'remove the exception: it would exempt nobody',
    };
  }
};

/** Whether what says who there is, is wrong itself: then nobody is known to be missing. */
function isUnsettled({ draft, personas, machineRoles }: Checked, written: WrittenException): boolean {
  const name = nameIn(written);
  const { account = name?.kind === 'role' ? keyOfAccount(draft, name.account) : undefined } = written.exception;
  if (draft.accounts === undefined || (account !== undefined && !Object.hasOwn(draft.accounts, account))) return true;
  if (name?.kind === 'role') {
    return Object.values(draft.workloads ?? {}).some(
      (workload) => workload?.machineRole === undefined || machineRoles[workload.machineRole] === undefined,
    );
  }
  const { groups, assignments } = draft.access ?? {};
  if (name === undefined || groups === undefined || assignments === undefined) return true;
  return !Object.hasOwn(groups, name.group) || !Object.hasOwn(personas, name.persona);
}

/** AWS names the role after the permission set alone: whoever has it is exempt with whom was meant. */
export const exceptionsThatExemptMore: Check = function* (checked) {
  const { draft } = checked;
  const written = writtenExceptions(draft);
  for (const one of written) {
    const name = nameIn(one);
    if (name?.kind !== 'person') continue;
    const reached = accountsReached(draft, one.guardrail);
    const accounts = meant(one, checked).flatMap((known) => known.accounts.filter((key) => reached.includes(key)));
    const isExempt = (group: string, account: string): boolean =>
      written.some((other) => {
        const person = nameIn(other);
        if (other.guardrail !== one.guardrail || person?.kind !== 'person' || person.group !== group) return false;
        return (
          person.persona === name.persona && meant(other, checked).some((known) => known.accounts.includes(account))
        );
      });
    const others = expandAssignments(draft).filter(
      ({ group, persona, account }) =>
        persona === name.persona && accounts.includes(account) && !isExempt(group, account),
    );
    const [first] = others;
    if (first === undefined) continue;
    yield {
      path: one.place('principal'),
      found: `${quote(one.exception.principal ?? '')}, whose role in ${first.account} is also that of ${[...new Set(others.map(({ group }) => group))].join(', ')}`,
      expected: 'groups that are exempt all, or have a persona of their own: a role tells no groups apart',
      mend: `exempt "${first.group}/${first.persona}" as well, or assign another persona`,
    };
  }
};

export const exceptionsTwice: Check = function* (checked) {
  const before: { readonly at: string; readonly targets: readonly Target[] }[] = [];
  for (const written of writtenExceptions(checked.draft)) {
    const targets = targetsOf(written, checked);
    const first = before.find((other) => other.targets.some((one) => targets.some((target) => overlap(one, target))));
    if (first !== undefined) {
      yield {
        path: written.place(),
        found: `an exemption that stands at ${first.at} already`,
        expected: 'each exemption once',
        mend: 'remove one of them, or let them differ in the account',
      };
    }
    before.push({ at: written.place(), targets });
  }
};

interface Target {
  readonly guardrail: string;
  readonly account: string;
  /** @default everybody in the account */
  readonly who?: string;
}

/** Two groups may share a role, and then both must stand there: people count by their names. */
function targetsOf(written: WrittenException, checked: Checked): readonly Target[] {
  const { guardrail, exception } = written;
  const isPeople = nameIn(written)?.kind === 'person';
  return meant(written, checked).flatMap(({ role, accounts }) => {
    const who = isPeople ? exception.principal : role;
    return accounts.map((account) => ({ guardrail, account, ...(who === undefined ? {} : { who }) }));
  });
}

function overlap(one: Target, other: Target): boolean {
  if (one.guardrail !== other.guardrail || one.account !== other.account) return false;
  return one.who === undefined || other.who === undefined || one.who === other.who;
}
