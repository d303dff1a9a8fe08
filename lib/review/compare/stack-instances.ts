import type { Account, OrganizationGraph } from '../../assembly';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import { SEVERITIES, worst, type Finding } from '../model';
import { accountPairs, paired, type Sides } from './side';
import { resourcesIn, type Placed } from './placed';
import { removal, type Line } from './templates';

/**
 * StackSets that both sides have, and that go to an account on one of them alone: what they made there is deleted with their stack, but for
 * what is kept.
 */
export function stackInstanceFindings(sides: Sides): readonly Finding[] {
  const { base, head } = sides;
  const pairs = [
    ...accountPairs(sides).map((pair) => ({
      name: pair.head.name,
      before: setsIn(base.graph, pair.base),
      after: setsIn(head.graph, pair.head),
    })),
    ...paired(base.graph.accounts, head.graph.accounts).removed.map((account) => ({
      name: account.name,
      before: setsIn(base.graph, account),
      after: setsIn(head.graph, account),
    })),
  ];
  const arrived = paired(base.graph.accounts, head.graph.accounts).added.map((account) => ({
    name: account.name,
    before: new Set<string>(),
    after: setsIn(head.graph, account),
  }));
  const [known, kept] = [namesOf(base.graph), namesOf(head.graph)];
  const missing = (from: ReadonlySet<string>, to: ReadonlySet<string>): readonly string[] =>
    [...from].filter((set) => !to.has(set) && known.has(set) && kept.has(set));
  const left = pairs.flatMap(({ name, before, after }) =>
    missing(before, after).map((set) => ({ set, account: name })),
  );
  const come = [...pairs, ...arrived].flatMap(({ name, before, after }) =>
    missing(after, before).map((set) => ({ set, account: name })),
  );
  return [...leaving(base, left), ...coming(head, come)];
}

interface Instance {
  readonly set: string;
  /** Name. */
  readonly account: string;
}

/** StackSets that go to an account: also to one that is no longer managed, which stays in its OU. */
export function setsIn(graph: OrganizationGraph, account: Account): ReadonlySet<string> {
  return new Set(graph.stacksIn(account).flatMap(({ name, isOfStackSet }) => (isOfStackSet ? [name] : [])));
}

function namesOf(graph: OrganizationGraph): ReadonlySet<string> {
  return new Set(graph.stackSetReaches().map(({ name }) => name));
}

function leaving({ assembly }: Sides['base'], all: readonly Instance[]): readonly Finding[] {
  const resources = [...resourcesIn(assembly).values()];
  return [...groupBy(all, ({ set }) => set)].map(([set, own]) => {
    const lines = resourcesOf(resources, set).map(removal);
    const gone = lines.filter(({ line }) => !line.endsWith(STAYS)).length;
    const stays = lines.length - gone;
    return {
      rule: 'stack-left',
      severity: worst(lines.map(({ severity }) => severity)),
      who: [],
      where: own.map(({ account }) => account),
      what: `what the StackSet ${set} made in ${listOf(own)} goes: ${[
        ...(gone === 0 ? [] : [`${countOf(gone)} ${gone === 1 ? 'is' : 'are'} deleted`]),
        ...(stays === 0 ? [] : [`${countOf(stays)} ${stays === 1 ? 'stays' : 'stay'} in AWS`]),
      ].join(', ')}`,
      details: sorted(lines),
    } satisfies Finding;
  });
}

/** As a removed resource is told of. */
const STAYS = ': stays in AWS';

/** What it brings is told of as what it lets pass; here it is told that it comes. */
function coming({ assembly }: Sides['head'], all: readonly Instance[]): readonly Finding[] {
  const resources = [...resourcesIn(assembly).values()];
  const byAccounts = groupBy([...groupBy(all, ({ set }) => set)], ([, own]) => listOf(own));
  return [...byAccounts].map(([accounts, sets]) => ({
    rule: 'stack-arrived',
    severity: 'info',
    who: [],
    where: (sets[0]?.[1] ?? []).map(({ account }) => account),
    what: `${sets.map(([set]) => set).join(', ')} ${sets.length === 1 ? 'goes' : 'go'} to ${accounts}, as to others`,
    details: sets.map(([set]) => `${set}: ${countOf(resourcesOf(resources, set).length)}`),
  }));
}

function listOf(own: readonly Instance[]): string {
  return own.map(({ account }) => account).join(', ');
}

function countOf(count: number): string {
  return `${numberText(count)} ${count === 1 ? 'resource' : 'resources'}`;
}

/** Of the template that a StackSet hands on. */
function resourcesOf(all: readonly Placed[], set: string): readonly Placed[] {
  const own = all.find(({ resource }) => resource.Type === 'AWS::CloudFormation::StackSet' && nameOf(resource) === set);
  return own === undefined
    ? []
    : all.filter(({ stack, name }) => stack === own.stack && name.startsWith(`${own.name} → `));
}

function nameOf({ Properties }: Placed['resource']): unknown {
  return Properties?.StackSetName;
}

function sorted(lines: readonly Line[]): readonly string[] {
  return [...lines]
    .sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity))
    .map(({ line }) => line);
}
