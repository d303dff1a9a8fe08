import type { Account, OrganizationGraph, OrganizationalUnit } from '../../assembly';
import type { Organization } from '../../ask/organization';
import type { Finding } from '../model';
import { groupBy } from '../../base/group-by';
import { deletionPolicyOf, isRetained, type ResourceAttributes } from './attributes';
import { documentsOf } from './action-patterns';
import { resourceTagKeys } from './retagged';
import { identityIn, paired, wasThereBefore, type Sides } from './side';
import { setsIn } from './stack-instances';

/** Accounts and OUs that come, go, move or are called otherwise. */
export function organizationFindings(sides: Sides): readonly Finding[] {
  return [...accountFindings(sides), ...unitFindings(sides)];
}

function accountFindings({ base, head }: Sides): readonly Finding[] {
  const { both, added, removed } = paired(base.graph.accounts, head.graph.accounts);
  const read = resourceTagKeys(new Set([base, head].flatMap(documentsOf)));
  return [
    ...alike(added.map((account) => added_(head.graph, account))),
    ...alike(removed.map((account) => removed_({ base, head }, account))),
    ...alike(both.flatMap((pair) => moved(base.graph, head.graph, pair))),
    ...both.flatMap((pair) => [...renamed(pair), ...retagged(pair, read)]),
  ];
}

function finding(
  rule: Finding['rule'],
  severity: Finding['severity'],
  where: string,
  what: string,
  details: readonly string[] = [],
): Finding {
  return { rule, severity, who: [], where: [where], what, details };
}

/** What happens to an account. */
interface Happening {
  readonly account: Account;
  /** As it is called where it is told. @default by its name alone */
  readonly called?: string;
  readonly rest: Omit<Finding, 'what' | 'where'>;
  /** After "account <name>", or after "accounts <names>": of one and of several. */
  readonly words: readonly [one: string, several: string];
}

/** Accounts to which the same happens are told of together. */
function alike(all: readonly Happening[]): readonly Finding[] {
  const groups = groupBy(all, ({ rest, words }) => JSON.stringify([rest, words]));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const [one, several] = first.words;
    const names = same.map(({ account, called = account.name }) => called).join(', ');
    return [
      {
        ...first.rest,
        where: same.map(({ account }) => account.name),
        what: same.length === 1 ? `account ${names} ${one}` : `accounts ${names} ${several}`,
      },
    ];
  });
}

function added_(graph: OrganizationGraph, account: Account): Happening {
  const policies = graph.policies.filter((policy) => graph.accountsUnder(policy).includes(account));
  const names = [...new Set(policies.map(({ name }) => name))].sort();
  const place = placeOf(graph, account);
  return {
    account,
    ...(wasThereBefore(account) ? { called: `${account.name} (${account.id})` } : {}),
    words: wasThereBefore(account)
      ? [
          `is there already and is taken into ${place}: nothing here says what it holds, or what guarded it before`,
          `are there already and are taken into ${place}: nothing here says what they hold, or what guarded them before`,
        ]
      : [`is added in ${place}`, `are added in ${place}`],
    rest: {
      rule: 'account-added',
      severity: 'medium',
      who: [],
      details: [`stands under ${names.length === 0 ? 'no organization policy' : names.join(', ')}`],
    },
  };
}

function removed_({ base, head }: Sides, account: Account): Happening {
  const sets = [...setsIn(head.graph, account)].sort();
  const own = base.graph.assignments.filter((one) => one.account === account).map(({ group }) => group);
  const groups = [...new Set(own)].sort();
  const people = groups.length === 0 ? '' : `; people lose access: ${groups.join(', ')}`;
  if (!staysOpen(base, account)) {
    return {
      account,
      words: [
        `is no longer managed, and AWS closes it, with what is in it${people}`,
        `are no longer managed, and AWS closes them, with what is in them${people}`,
      ],
      rest: { rule: 'account-removed', severity: 'critical', who: [], details: [] },
    };
  }
  return {
    account,
    words: [
      `is no longer managed: it stays open, in its OU, under the guardrails of that, and still costs${people}; nobody manages it`,
      `are no longer managed: they stay open, in their OUs, under the guardrails of those, and still cost${people}; nobody manages them`,
    ],
    rest: {
      rule: 'account-removed',
      severity: 'high',
      who: [],
      details: sets.length === 0 ? [] : [`keeps what StackSets of its OU make in it: ${sets.join(', ')}`],
    },
  };
}

/** CloudFormation closes an account that leaves its stack, where nothing says that it is kept. */
function staysOpen({ assembly }: Organization, { source }: Account): boolean {
  const stack = assembly.stacks.find(({ stackName }) => stackName === source?.stackName);
  const resource = source === undefined ? undefined : stack?.template.Resources[source.logicalId];
  return (
    resource?.Type !== 'AWS::Organizations::Account' || isRetained(deletionPolicyOf(resource as ResourceAttributes))
  );
}

function moved(
  base: OrganizationGraph,
  head: OrganizationGraph,
  pair: { readonly base: Account; readonly head: Account },
): readonly Happening[] {
  const [before, after] = [placeOf(base, pair.base), placeOf(head, pair.head)];
  if (identityIn(base, pair.base.parentId) === identityIn(head, pair.head.parentId)) return [];
  return [
    {
      account: pair.head,
      words: [`moves from ${before} to ${after}`, `move from ${before} to ${after}`],
      rest: { rule: 'account-moved', severity: 'medium', who: [], details: [] },
    },
  ];
}

function renamed({ base, head }: { readonly base: Account; readonly head: Account }): readonly Finding[] {
  if (base.name === head.name) return [];
  return [
    finding(
      'account-changed',
      'high',
      head.name,
      `account ${base.name} is called ${head.name}: CloudFormation cannot change the name of an account`,
    ),
  ];
}

function retagged(
  { base, head }: { readonly base: Account; readonly head: Account },
  read: ReadonlySet<string>,
): readonly Finding[] {
  const names = [...new Set([...Object.keys(base.tags), ...Object.keys(head.tags)])].sort();
  const changed = names.filter((name) => base.tags[name] !== head.tags[name]);
  if (changed.length === 0) return [];
  const keys = [...read].filter((key) => changed.some((name) => key.endsWith(`:resourcetag/${name.toLowerCase()}`)));
  return [
    finding(
      'account-changed',
      keys.length === 0 ? 'low' : 'medium',
      head.name,
      `the tags of account ${head.name} change${keys.length === 0 ? '' : `, and policies read ${keys.join(', ')}; look at what they allow on it`}`,
      changed.map((name) => `${name}: ${base.tags[name] ?? 'none'} → ${head.tags[name] ?? 'none'}`),
    ),
  ];
}

/** Path of the OU that it is in. */
function placeOf({ organizationalUnits }: OrganizationGraph, { parentId }: Pick<Account, 'parentId'>): string {
  return organizationalUnits.get(parentId)?.path ?? 'the root';
}

function unitFindings({ base, head }: Sides): readonly Finding[] {
  const units = (graph: OrganizationGraph): readonly OrganizationalUnit[] => [...graph.organizationalUnits.values()];
  const { both, added, removed } = paired(units(base.graph), units(head.graph));
  return [
    ...added.map(({ path }) => finding('unit-added', 'info', path, `OU ${path} is added`)),
    ...removed.map(({ path }) =>
      finding(
        'unit-removed',
        'medium',
        path,
        `OU ${path} is no longer managed: it stays in AWS, without what was attached to it`,
      ),
    ),
    ...changedUnits(both),
  ];
}

interface UnitPair {
  readonly base: OrganizationalUnit;
  readonly head: OrganizationalUnit;
}

/** What stands below an OU that is called otherwise or moves is told with it. */
function changedUnits(both: readonly UnitPair[]): readonly Finding[] {
  const changed = both.filter((pair) => pair.base.path !== pair.head.path);
  const follows = (pair: UnitPair, above: UnitPair): boolean =>
    tailOf(pair.base, above.base) !== undefined && tailOf(pair.base, above.base) === tailOf(pair.head, above.head);
  return changed
    .filter((pair) => !changed.some((other) => follows(pair, other)))
    .map((pair) => {
      const below = changed.filter((other) => follows(other, pair));
      const rest =
        below.length === 0 ? '' : `, and with it ${String(below.length)} ${below.length === 1 ? 'OU' : 'OUs'} below it`;
      return finding(
        'unit-changed',
        'medium',
        pair.head.path,
        `OU ${pair.base.path} is now ${pair.head.path}${rest}`,
        below.map((other) => `${other.base.path} is now ${other.head.path}`),
      );
    });
}

/** Path below another OU. Undefined where it is not below it. */
function tailOf({ path }: OrganizationalUnit, above: OrganizationalUnit): string | undefined {
  return path.startsWith(`${above.path}/`) ? path.slice(above.path.length) : undefined;
}
