import { isDeepStrictEqual } from 'node:util';
import type { Account, Assembly } from '../../assembly';
import type { TemplateResource } from '../../assembly/template';
import { isObject, type JsonValue } from '../../base/json';
import { REGION_NAMES } from '../../base/region-names';
import { listOf } from '../../base/list';
import { withoutPositions } from '../../base/leaves';
import type { Finding } from '../model';
import { isRetained, deletionPolicyOf } from './attributes';
import { backupResources } from './backups';
import { keepsOnDelete } from './keeping';
import { changedProperties } from './meaning';
import { regionWords } from './region-words';
import { paired, principalKey, type Sides } from './side';
import { resourcesIn, type Placed } from './placed';
import type { ResourceTopics } from './resource-topic';
import { regionTopics, type RegionTopic } from './topics';

/**
 * Resources of an account that comes or goes, and of a Region that is approved or is not any more.
 *
 * @param told `happenings`: to accounts, `arrivals`: who comes, with a topic where much is made for it
 */
export function resourceTopics(
  asMade: Sides,
  named: Sides,
  { happenings, arrivals }: { readonly happenings: readonly Finding[]; readonly arrivals: readonly Finding[] },
): ResourceTopics {
  const ofBackups = backupResources(named);
  const ofPipeline = pipelineTopics(named, arrivals);
  const ofAccount = accountTopics(asMade, happenings);
  const regions = regionTopics(named);
  const everywhere =
    regions.length === 0 ? [] : [asMade.base, asMade.head].flatMap(({ assembly }) => placedIn(assembly));
  return (before, after) => {
    const found = ofAccount(before, after) ?? ofPipeline(before, after) ?? ofBackups(before, after);
    if (found !== undefined) return found;
    for (const region of regions) {
      if (!isOfRegion(region, everywhere, before, after)) continue;
      const words = regionWords(region, before, after, (value) => accountOf(asMade, value)?.name);
      return { topic: region.topic, ...(words === undefined ? {} : { words }) };
    }
    return undefined;
  };
}

function placedIn(assembly: Assembly): readonly Placed[] {
  return [...resourcesIn(assembly).values()];
}

/** What is made for a role that comes: by the same StackSet, or by the same construct of a stack. */
function pipelineTopics({ head }: Sides, arrivals: readonly Finding[]): ResourceTopics {
  const made = arrivals.flatMap(({ rule, topic, who, where }) => {
    if (rule !== 'role-added' || topic === undefined) return [];
    const roles = where
      .flatMap((name) => head.graph.account(name) ?? [])
      .flatMap((account) => head.graph.contentsOf(account).principals)
      .filter((principal) => who.includes(principalKey(principal)));
    return roles.flatMap(({ source }) => (source === undefined ? [] : [{ topic, source }]));
  });
  return (before, after) => {
    if (before !== undefined || after === undefined) return undefined;
    const own = made.find(({ source: { stackName, logicalId, stackSet } }) => {
      if (stackName !== after.stack) return false;
      if (stackSet !== undefined) return after.name === logicalId || after.name.startsWith(`${logicalId} → `);
      const path = constructOf(
        head.assembly.stacks.find((one) => one.stackName === stackName)?.template.Resources[logicalId],
      );
      return path !== undefined && path === constructOf(after.resource);
    });
    return own === undefined ? undefined : { topic: own.topic, isTold: true };
  };
}

/** The construct of its stack in which a resource is: the first two names of its path. */
function constructOf(resource: TemplateResource | undefined): string | undefined {
  const path = resource?.Metadata?.['aws:cdk:path'];
  const [stack, construct, ...rest] = typeof path === 'string' ? path.split('/') : [];
  return stack === undefined || construct === undefined || rest.length === 0 ? undefined : `${stack}/${construct}`;
}

function accountTopics(sides: Sides, happenings: readonly Finding[]): ResourceTopics {
  const { added, removed } = paired(sides.base.graph.accounts, sides.head.graph.accounts);
  const topicOf = (account: Account, rule: Finding['rule']): string | undefined =>
    happenings.find((one) => one.rule === rule && one.where.includes(account.name))?.what;
  return (before, after) => {
    const placed = before ?? after;
    if (placed === undefined || (before !== undefined && after !== undefined)) return undefined;
    const [side, alone, rule] =
      after === undefined
        ? ([sides.base, removed, 'account-removed'] as const)
        : ([sides.head, added, 'account-added'] as const);
    const [account, ...others] = accountsOf(side.assembly, side.graph.accounts, placed);
    if (account === undefined || others.length > 0 || !alone.includes(account)) return undefined;
    const topic = topicOf(account, rule);
    if (topic === undefined) return undefined;
    const { Type, Properties } = placed.resource;
    const isTold =
      after !== undefined || isRetained(deletionPolicyOf(placed.resource)) || keepsOnDelete(Type, Properties);
    const isAccess = Type === 'AWS::SSO::Assignment';
    return isAccess || (isTold && (after === undefined || isAccount(account, placed)))
      ? { topic, isTold: true }
      : { topic };
  };
}

function isAccount({ source }: Account, { stack, name }: Placed): boolean {
  return source?.stackName === stack && source.logicalId === name;
}

/** The account that a resource is, or those that its properties name. */
function accountsOf(assembly: Assembly, all: readonly Account[], placed: Placed): readonly Account[] {
  const own = all.find((account) => isAccount(account, placed));
  if (own !== undefined) return [own];
  const text = JSON.stringify(placed.resource.Properties ?? {});
  const named = placesNamed(assembly, placed.stack, text);
  return all.filter(({ source }) => source !== undefined && named.has(`${source.stackName} ${source.logicalId}`));
}

/** The account of which a value is the id. */
function accountOf({ base, head }: Sides, value: JsonValue | undefined): Account | undefined {
  for (const { assembly, graph } of [head, base]) {
    const named = placesNamed(assembly, '', typeof value === 'string' ? value : JSON.stringify(value ?? ''));
    const found = graph.accounts.find(
      ({ source }) => source !== undefined && named.has(`${source.stackName} ${source.logicalId}`),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Stacks and logical ids to which a text of JSON refers, also by what another stack hands on. */
function placesNamed({ stacks }: Assembly, stack: string, text: string): ReadonlySet<string> {
  const own = [...text.matchAll(REFERENCES)].map(({ groups = {} }) => `${stack} ${groups.id ?? ''}`);
  const handedOn = [...text.matchAll(OUTPUTS)].flatMap(({ groups = {} }) => {
    const from = stacks.find(({ stackName }) => stackName === groups.stack);
    const outputs = from?.template.Outputs as Readonly<Record<string, unknown>> | undefined;
    const value = JSON.stringify(outputs?.[groups.output ?? ''] ?? '');
    return [...value.matchAll(REFERENCES)].map((found) => `${groups.stack ?? ''} ${found.groups?.id ?? ''}`);
  });
  return new Set([...own, ...handedOn]);
}

const REFERENCES = /\\?"(?:Ref\\?":|Fn::GetAtt\\?":\[)\\?"(?<id>\w+)\\?"/g;
const OUTPUTS = /"StackName":"(?<stack>[^"]+)"[^{}]*"OutputName":"(?<output>[^"]+)"/g;

/** One that changes by nothing but the Region, or comes or goes with it as there is one in another Region. */
function isOfRegion(
  { regions, isApproved }: RegionTopic,
  everywhere: readonly Placed[],
  before: Placed | undefined,
  after: Placed | undefined,
): boolean {
  if (before !== undefined && after !== undefined) return isChangedBy(regions, isApproved, before, after);
  const [one, isMore] = after === undefined ? [before, false] : [after, true];
  if (one === undefined || isMore !== isApproved) return false;
  const text = textOf(one);
  if (!regions.some((region) => text.includes(region))) return false;
  const like = withoutNames(text);
  return everywhere.some((other) => {
    const own = textOf(other);
    return (
      other.resource.Type === one.resource.Type &&
      !regions.some((region) => own.includes(region)) &&
      withoutNames(own) === like
    );
  });
}

function textOf({ resource: { Properties = {} } }: Placed): string {
  return JSON.stringify(Properties);
}

function withoutNames(text: string): string {
  return text.replaceAll(REGION_NAMES, '{region}');
}

function isChangedBy(regions: readonly string[], isApproved: boolean, before: Placed, after: Placed): boolean {
  const { Type } = after.resource;
  const [was, is] = [before, after].map(({ resource: { Properties = {} } }) => Properties);
  const [fewer, more] = isApproved ? [was, is] : [is, was];
  const changed = changedProperties(Type, was ?? {}, is ?? {}).filter(({ isRead }) => !isRead);
  return (
    Type === before.resource.Type &&
    changed.length > 0 &&
    changed.every(({ path }) => OF_REGIONS.test(withoutPositions(path))) &&
    isDeepStrictEqual(without(more, regions), without(fewer, [])) &&
    regions.some((region) => JSON.stringify(more).includes(region))
  );
}

const OF_REGIONS = /(?:^|\.)(?:(?:Aws)?Regions|REGIONS)$/;

/** Lists of Regions without them. */
function without(value: unknown, regions: readonly string[]): unknown {
  if (Array.isArray(value))
    return (listOf(value as JsonValue) as readonly JsonValue[])
      .filter((one) => !regions.includes(one as string))
      .map((one) => without(one, regions));
  if (!isObject(value)) return typeof value === 'string' ? withoutListed(value, regions) : value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, one]) => [key, without(one as unknown, regions)]),
  );
}

/** A list in one text, with commas between. */
function withoutListed(text: string, regions: readonly string[]): string {
  return text.includes(',') && !text.includes('{')
    ? text
        .split(',')
        .filter((one) => !regions.includes(one))
        .join()
    : text;
}
