import { listOf } from '../base/list';
import { entryOf } from '../base/entry-of';
import type { Account, EngineEnvironment, Principal } from '../assembly';
import type { ProvenNames } from '../assembly/proven/names';
import type { ScenarioRow } from '../model/scenario-schema';
import { MANAGEMENT } from '../model/tree';
import { EVERY_PERSONA, parsePrincipalName, type OneOrMore, type ProofRow, type RequestPrincipal } from '../policy';
import { claimsOf, type Claim } from './claim';
import { accountCalled } from './find-account';
import { nameWithPath } from '../ask/principals';
import { RealWorld } from './real';
import { subjectOfSentence } from '../assembly/proven/subjects';

/** A sentence of the company's own, in the keys of the config. */
export interface Sentence {
  readonly says: string;
  readonly never: readonly ScenarioRow[];
  readonly always: readonly ScenarioRow[];
}

/** The company's own sentences, tried on the organization as the templates make it. @param known what the keys are called in the templates */
export function scenarioClaims(
  environment: EngineEnvironment,
  known: ProvenNames,
  sentences: readonly Sentence[],
): readonly Claim[] {
  const names = new Names(environment, known);
  return sentences.flatMap(({ says, never, always }, index) =>
    (
      [
        ['never', 'denied', never],
        ['always', 'allowed', always],
      ] as const
    ).flatMap(([list, expected, rows]) =>
      rows.flatMap((row, position) =>
        claimsOf(names.rows(row), {
          subject: subjectOfSentence(index + 1),
          source: `config/scenarios.ts, “${says}”`,
          list,
          expected,
          accounts: environment.graph.accounts,
          constructPath: '',
          everybodyBut: names.principals(row.nobodyBut) ?? [],
          world: new RealWorld({
            environment,
            notKnown: 'may let in',
            defaultPrincipals: (account) => everybodyBut(environment, account, names.principals(row.nobodyBut) ?? []),
          }),
        }).map((claim) => ({ ...claim, position: position + 1 })),
      ),
    ),
  );
}

/** The keys of the config as AWS's own names. */
class Names {
  public constructor(
    private readonly environment: EngineEnvironment,
    private readonly known: ProvenNames,
  ) {}

  /** One; of a group that stands for whatever it is assigned one more for each account: that may be another one there. */
  public rows(row: ScenarioRow): readonly ProofRow[] {
    const { account, unassigned } = row;
    const groups = listOf(row.principal).flatMap((name) => wholeGroup(name) ?? []);
    if (groups.length === 0) return [this.row(row)];
    const others = listOf(row.principal).filter((name) => wholeGroup(name) === undefined);
    const places = account === undefined || unassigned === true ? [undefined] : listOf(account);
    return [
      ...(others.length === 0 ? [] : [this.row({ ...row, principal: others })]),
      ...groups.flatMap((group) =>
        places.map((key) => ({
          ...this.row(key === undefined ? row : { ...row, account: key }),
          principal: this.assigned(group, key),
        })),
      ),
    ];
  }

  /** What a group is assigned in an account, or anywhere: nothing there is told with the row. */
  private assigned(group: string, account?: string): readonly string[] {
    const { assignments } = this.environment.graph;
    const [name, id] = [this.groupName(group), account === undefined ? undefined : this.account(account)];
    const sets = assignments
      .filter((one) => one.group === name && (id === undefined || one.account.id === id))
      .map(({ permissionSet }) => permissionSet.name);
    return [...new Set(sets)].map((set) => `${name}/${set}`);
  }

  public row({ nobodyBut: _nobodyBut, ...row }: ScenarioRow): ProofRow {
    const { principal, account, resource, resourceAccount, except, context, action, outside, unassigned } = row;
    return {
      action,
      ...(outside === undefined ? {} : { outside }),
      ...(unassigned === undefined ? {} : { unassigned }),
      ...(except === undefined ? {} : { except }),
      ...(context === undefined ? {} : { context }),
      ...(principal === undefined ? {} : { principal: this.principals(principal) ?? [] }),
      ...(account === undefined ? {} : { account: listOf(account).map((key) => this.account(key)) }),
      ...(resource === undefined ? {} : { resource: listOf(resource).map((arn) => this.arn(arn)) }),
      ...(resourceAccount === undefined ? {} : { resourceAccount: this.account(resourceAccount) }),
    };
  }

  public principals(names: OneOrMore<string> | undefined): readonly string[] | undefined {
    return names === undefined ? undefined : listOf(names).map((name) => this.principal(name));
  }

  private principal(name: string): string {
    const parsed = parsePrincipalName(name);
    if (parsed?.kind !== 'person') return this.arn(name);
    const { group, persona } = parsed;
    return `${this.groupName(group)}/${entryOf(this.known.personas, persona) ?? persona}`;
  }

  private groupName(group: string): string {
    return entryOf(this.known.groups, group) ?? group;
  }

  private account(key: string): string {
    return accountCalled(this.environment.graph, this.known, key).id;
  }

  /** An account that the config does not have stays as it is written, and is refused with the row. */
  private withIds(text: string): string {
    return text.replaceAll(/\{account:([^{}]+)\}/g, (whole, key: string) =>
      this.isAccount(key) ? this.account(key) : whole,
    );
  }

  private isAccount(key: string): boolean {
    return key === MANAGEMENT || entryOf(this.known.accounts, key) !== undefined;
  }

  private arn(text: string): string {
    const filled = this.withIds(text);
    // What was filled in is a name already, which another account may have for its key.
    const key = text.replaceAll(/\{account:[^{}]+\}/g, '{}').split(':')[4] ?? '';
    if (!filled.startsWith('arn:') || !this.isAccount(key)) return filled;
    const parts = filled.split(':');
    parts[4] = this.account(key);
    return parts.join(':');
  }
}

/** The group that a name means as a whole. */
function wholeGroup(name: string): string | undefined {
  const parsed = parsePrincipalName(name);
  return parsed?.kind === 'person' && parsed.persona === EVERY_PERSONA ? parsed.group : undefined;
}

/** Everybody whom the templates put into an account, and its root. */
function everybodyBut(
  environment: EngineEnvironment,
  account: Account,
  exempt: readonly string[],
): readonly RequestPrincipal[] {
  const isExempt = (name: string): boolean => exempt.some((pattern) => matchesName(pattern, name));
  const principals = environment.graph.contentsOf(account).principals.filter((principal) => {
    const { people, own } = namesOfPrincipal(principal);
    const isPersons = people.length > 0 && people.every(isExempt);
    return !isPersons && !own.some(isExempt);
  });
  return [
    ...principals.map((principal) => environment.principal(principal)),
    ...(isExempt('root') ? [] : [environment.root(account)]),
  ];
}

/** How a principal may be named: by those who share it, and by itself with and without its path. */
export function namesOfPrincipal(principal: Principal): {
  readonly people: readonly string[];
  readonly own: readonly string[];
} {
  const { kind, name } = principal;
  const people =
    kind === 'role' && principal.assignment !== undefined
      ? principal.assignment.groups.map((group) => `${group}/${principal.assignment?.permissionSet ?? ''}`)
      : [];
  return { people, own: [`${kind}/${name}`, `${kind}/${nameWithPath(principal)}`] };
}

/**
 * @param pattern in which `*` stands for any letters: one of roles means people, whose roles IAM Identity Center makes, where it says so
 */
export function matchesName(pattern: string, name: string): boolean {
  if (name.includes(OF_PEOPLE) && pattern.includes('*') && !pattern.includes(OF_PEOPLE)) return false;
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(name);
}

const OF_PEOPLE = 'AWSReservedSSO_';
