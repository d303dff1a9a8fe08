import { isDeepStrictEqual } from 'node:util';
import { entryOf } from '../base/entry-of';
import type { Account, EngineEnvironment, OrganizationGraph } from '../assembly';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
} from '../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type GuardrailsOf } from '../choice/catalogue';
import { sidsOf } from '../choice/sids';
import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS, WHATEVER_IT_TAKES } from '../policy';
import type { Account as EngineAccount, NamedPolicy, PolicyDocument, PolicyLevel, Statement } from '../policy';
import { claimsOf, type Claim } from './claim';
import { HypotheticalWorld } from './hypothetical';
import { ADMINISTRATOR } from '../ask/world';
import { subjectOf } from '../assembly/proven/subjects';

/**
 * The claims of every guardrail that the templates attach somewhere, in each account that it reaches. A guardrail is
 * tried alone, as its statements stand in the templates: a row that held only because another guardrail agrees would prove
 * nothing about this one.
 */
export function guardrailClaims(
  environment: EngineEnvironment,
  catalogue: GuardrailsOf,
  context: GuardrailContext,
): readonly Claim[] {
  return guardrailsIn(catalogue).flatMap(({ id, definition, source }) => {
    const guardrail = resolveGuardrail(definition, context);
    return isAccessControl(guardrail) ? claimsOfGuardrail(environment, { id, source, guardrail }) : [];
  });
}

/** The member accounts that a guardrail reaches, as the templates attach it. */
export function accountsWith(
  environment: EngineEnvironment,
  catalogue: GuardrailsOf,
  context: GuardrailContext,
  id: string,
): readonly Account[] {
  const definition = Object.values(catalogue.guardrails).flatMap((theme) => entryOf(theme, id) ?? [])[0];
  if (definition === undefined) return [];
  const guardrail = resolveGuardrail(definition, context);
  return isAccessControl(guardrail)
    ? accountsUnder(environment.graph, carriersOf(environment.graph, id, guardrail))
    : [];
}

interface Named {
  readonly id: string;
  readonly source: string;
  readonly guardrail: AccessControl;
}

function claimsOfGuardrail(environment: EngineEnvironment, { id, source, guardrail }: Named): readonly Claim[] {
  const { graph } = environment;
  const carriers = carriersOf(graph, id, guardrail);
  const accounts = accountsUnder(graph, carriers);
  if (accounts.length === 0) return [];
  const world = new HypotheticalWorld({
    environment,
    account: isolated(environment, guardrail.type, only(id, guardrail, carriers)),
    identityPolicies: [ADMINISTRATOR],
  });
  const common = { subject: subjectOf('guardrail', id), world, constructPath: carriers[0]?.source.constructPath ?? '' };
  const { denies, allows, excepted } = guardrail;
  const bound = accounts.filter(({ name }) => excepted?.accounts.includes(name) !== true);
  const catalogued = { ...common, source, accounts, isGuardrail: true as const };
  const byConfig = { ...common, source: `config/exceptions.ts → ${id}`, accounts };
  return [
    ...claimsOf(denies, { ...catalogued, accounts: bound, list: 'denies', expected: 'denied' }),
    ...claimsOf(allows, { ...catalogued, list: 'allows', expected: 'allowed' }),
    ...claimsOf(excepted?.denies, { ...byConfig, list: NOT_EXEMPT, expected: 'denied' }),
    ...claimsOf(excepted?.allows, { ...byConfig, list: EXEMPT, expected: 'allowed' }),
  ];
}

/** Lists of the rows that are made of the config's exceptions. */
export const EXEMPT = 'who is exempt,';
export const NOT_EXEMPT = 'who is not exempt,';

function carriersOf(graph: OrganizationGraph, id: string, guardrail: AccessControl): OrganizationGraph['policies'] {
  const { type, document } = guardrail;
  const sids = new Set(sidsOf(id, guardrail.statements));
  const carries = ({ content }: OrganizationGraph['policies'][number]): boolean =>
    document === undefined
      ? statementsIn(content).some(({ Sid }) => sids.has(Sid ?? ''))
      : isDeepStrictEqual(content, document);
  return graph.policies.filter((policy) => policy.type === type && carries(policy));
}

/** Of a policy, what of it is this guardrail: statements by their Sid, or the whole where it is a policy of its own. */
function only(
  id: string,
  { document, statements }: AccessControl,
  carriers: OrganizationGraph['policies'],
): (policy: NamedPolicy) => PolicyDocument | undefined {
  if (document !== undefined) {
    const names = new Set(carriers.map(({ name }) => name));
    return (policy) => (names.has(policy.name) ? policy.document : undefined);
  }
  const sids = new Set(sidsOf(id, statements));
  return (policy) => keep(policy.document, sids);
}

function accountsUnder(graph: OrganizationGraph, policies: OrganizationGraph['policies']): readonly Account[] {
  const reached = new Set(policies.flatMap((policy) => graph.accountsUnder(policy)));
  return graph.accounts.filter((account) => account.kind === 'member' && reached.has(account));
}

/** The account with no organization policies but AWS's own and the given part of each. */
function isolated(
  environment: EngineEnvironment,
  type: AccessControl['type'],
  partOf: (policy: NamedPolicy) => PolicyDocument | undefined,
): (account: Account) => EngineAccount {
  const documents = new Map<PolicyDocument, PolicyDocument | undefined>();
  const part = (policy: NamedPolicy): NamedPolicy[] => {
    const { document, ...named } = policy;
    if (!documents.has(document)) documents.set(document, partOf(policy));
    const kept = documents.get(document);
    return kept === undefined ? [] : [{ ...named, document: kept }];
  };
  const known = new Map<Account, EngineAccount>();
  // Accounts of an OU have their levels in common, and keep them so.
  const isolatedLevels = new Map<readonly PolicyLevel[], readonly PolicyLevel[]>();
  const levels = (all: readonly PolicyLevel[], wanted: boolean): readonly PolicyLevel[] => {
    let made = isolatedLevels.get(all);
    if (made === undefined) {
      made = all.map(({ policies, ...level }) => ({
        ...level,
        policies: policies.flatMap((policy) => (isAwsOwn(policy) ? [policy] : wanted ? part(policy) : [])),
      }));
      isolatedLevels.set(all, made);
    }
    return made;
  };
  return (account) => {
    let engineAccount = known.get(account);
    if (engineAccount === undefined) {
      const whole = environment.account(account);
      engineAccount = {
        ...whole,
        // A guardrail is not asked about for what AWS would refuse without it.
        delegatedServices: WHATEVER_IT_TAKES,
        scps: levels(whole.scps, type === 'SERVICE_CONTROL_POLICY'),
        rcps: levels(whole.rcps, type === 'RESOURCE_CONTROL_POLICY'),
      };
      known.set(account, engineAccount);
    }
    return engineAccount;
  };
}

function isAwsOwn({ document }: NamedPolicy): boolean {
  return document === FULL_AWS_ACCESS.document || document === RCP_FULL_AWS_ACCESS.document;
}

function keep(document: PolicyDocument, sids: ReadonlySet<string>): PolicyDocument | undefined {
  const kept = statementsIn(document).filter(({ Sid }) => sids.has(Sid ?? ''));
  return kept.length === 0 ? undefined : { ...document, Statement: kept };
}

function statementsIn(document: unknown): readonly Statement[] {
  const { Statement: statements = [] } = document as { readonly Statement?: Statement | readonly Statement[] };
  return [statements].flat();
}
