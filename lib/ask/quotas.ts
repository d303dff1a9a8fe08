import type { Assembly, OrganizationGraph } from '../assembly';
import { entryOf } from '../base/entry-of';
import { groupBy } from '../base/group-by';
import { policyQuotas } from '../choice/policy-quotas';
import type { GrantedQuotas } from '../assembly/proven/proofs-file';
import { SECTION_LIMITS, TEMPLATE_LIMIT_BYTES } from '../model/stack-limits';
import { propertyQuotas } from './property-quotas';
import type { QuotaUsage } from './quota-usage';

/** From here on it is told apart: there is time to do something. */
const NEARLY = 0.8;

const OUS = 2_000;
const OU_LEVELS = 5;
export const PERMISSION_SETS_IN_AN_ACCOUNT = 500;
/** Of one StackSet, in all Regions. */
const STACK_INSTANCES = 100_000;

/**
 * Every quota that grows with a company, in every place, the fullest first.
 *
 * @param granted by AWS, as the config says: without the number of accounts nothing is said of it
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
 */
export function quotaUsages(
  assembly: Assembly,
  graph: OrganizationGraph,
  granted: GrantedQuotas = {},
): readonly QuotaUsage[] {
  const usages = [
    ...ofStacks(assembly),
    ...ofOrganization(graph),
    ...ofAccounts(graph, granted),
    ...ofPolicies(graph),
    ...sizesOfPolicies(graph),
    ...propertyQuotas(assembly, granted),
  ];
  const byPlace = (one: QuotaUsage, other: QuotaUsage): number =>
    one.where === other.where ? 0 : one.where < other.where ? -1 : 1;
  return usages.sort((one, other) => other.used / other.allowed - one.used / one.allowed || byPlace(one, other));
}

/** What of an organization counts as a whole. */
interface Whole {
  readonly stackSetReaches: () => readonly {
    readonly name: string;
    readonly accounts: readonly unknown[];
    readonly regions: readonly unknown[];
  }[];
  readonly organizationalUnits: ReadonlyMap<string, { readonly ids: readonly unknown[] }>;
  readonly assignments: readonly { readonly account: { readonly name: string }; readonly permissionSet: unknown }[];
}

/** Those that no single template, policy or part of the config comes to: how large the organization becomes as a whole. */
function ofOrganization(graph: Whole): readonly QuotaUsage[] {
  return [...ofStackSets(graph), ...ofTree(graph), ...ofPermissionSets(graph)];
}

/** Where AWS would refuse the organization as a whole, in words. Sizes of stacks and of what is in them are measured where they are made. */
export function exceeded(graph: Whole): readonly string[] {
  return ofOrganization(graph)
    .filter(({ used, allowed }) => used > allowed)
    .map(inWords);
}

/** Which of these quotas an organization exceeds without being found to, in words: one that exceeds each. @param find @default what finds them */
export function overlookedQuotas(find: typeof exceeded = exceeded): readonly string[] {
  const many = <T>(count: number, one: T): readonly T[] => Array<T>(count).fill(one);
  const account = { name: 'canary' };
  const reach = { name: 'canary', accounts: many(STACK_INSTANCES / 100 + 1, account), regions: many(100, 'canary') };
  const found = find({
    stackSetReaches: () => [reach],
    organizationalUnits: new Map(
      many(OUS + 1, { ids: many(OU_LEVELS + 2, 'x') }).map((ou, index) => [`ou-${index}`, ou]),
    ),
    assignments: many(PERMISSION_SETS_IN_AN_ACCOUNT + 1, account).map((one) => ({ account: one, permissionSet: {} })),
  });
  return ['stacks of a StackSet', 'OUs', 'levels of OUs', 'permission sets in an account']
    .filter((quota) => !found.some((words) => new RegExp(`: [\\d,]+ of [\\d,]+ ${quota}$`).test(words)))
    .map((quota) => `more ${quota} than AWS takes`);
}

/** Of each quota the fullest place, and besides all places that are nearly full. */
export function fullest(usages: readonly QuotaUsage[]): readonly QuotaUsage[] {
  const seen = new Set<string>();
  return usages.filter((usage) => {
    const isFirst = !seen.has(usage.quota);
    seen.add(usage.quota);
    return isFirst || isNearlyFull(usage);
  });
}

/** What there is little left of, in words: the fullest first. */
export function nearlyFull(usages: readonly QuotaUsage[]): readonly string[] {
  return usages.filter(isNearlyFull).map(inWords);
}

function inWords({ quota, where, used, allowed }: QuotaUsage): string {
  return `${where}: ${used.toLocaleString('en-US')} of ${allowed.toLocaleString('en-US')} ${quota}`;
}

export function isNearlyFull({ used, allowed }: QuotaUsage): boolean {
  return used >= allowed * NEARLY;
}

function ofStacks({ stacks }: Assembly): readonly QuotaUsage[] {
  return stacks.flatMap(({ stackName: where, template }) => [
    ...(Object.keys(SECTION_LIMITS) as (keyof typeof SECTION_LIMITS)[]).map((section) => ({
      quota: `${section.toLowerCase()} of a stack`,
      where,
      used: Object.keys(template[section] ?? {}).length,
      allowed: SECTION_LIMITS[section],
    })),
    {
      quota: 'bytes of a template',
      where,
      used: Buffer.byteLength(JSON.stringify(template, undefined, 1)),
      allowed: TEMPLATE_LIMIT_BYTES,
    },
  ]);
}

function ofStackSets(graph: Whole): readonly QuotaUsage[] {
  return [...groupBy(graph.stackSetReaches(), ({ name }) => name)].map(([where, reaches]) => ({
    quota: 'stacks of a StackSet',
    where,
    used: reaches.reduce((sum, { accounts, regions }) => sum + accounts.length * regions.length, 0),
    allowed: STACK_INSTANCES,
  }));
}

function ofAccounts({ accounts }: OrganizationGraph, { accounts: allowed }: GrantedQuotas): readonly QuotaUsage[] {
  return allowed === undefined
    ? []
    : [{ quota: 'accounts', where: 'the organization', used: accounts.length, allowed }];
}

function ofTree({ organizationalUnits }: Whole): readonly QuotaUsage[] {
  const units = [...organizationalUnits.values()];
  // Its own id is among them, and the root's.
  const deepest = Math.max(0, ...units.map(({ ids }) => ids.length - 1));
  const where = 'the organization';
  return [
    { quota: 'OUs', where, used: units.length, allowed: OUS },
    { quota: 'levels of OUs', where, used: deepest, allowed: OU_LEVELS },
  ];
}

function ofPermissionSets({ assignments }: Whole): readonly QuotaUsage[] {
  return [...groupBy(assignments, ({ account }) => account)].map(([{ name }, some]) => ({
    quota: 'permission sets in an account',
    where: name,
    used: new Set(some.map(({ permissionSet }) => permissionSet)).size,
    allowed: PERMISSION_SETS_IN_AN_ACCOUNT,
  }));
}

function ofPolicies(graph: OrganizationGraph): readonly QuotaUsage[] {
  const attached = graph.policies.flatMap(({ type, targetIds }) => targetIds.map((target) => ({ type, target })));
  return [...groupBy(attached, ({ type, target }) => `${type} ${target}`).values()].flatMap((some) =>
    some.slice(0, 1).flatMap(({ type, target }) => {
      const known = entryOf(policyQuotas, type);
      if (known === undefined) throw new Error(`no quota of policies of the type ${type}`);
      return {
        quota: `policies of the type ${type} on a target`,
        where: graph.organizationalUnits.get(target)?.path ?? graph.account(target)?.name ?? 'the root',
        used: some.length + known.attachedByAws,
        allowed: known.attachments,
      };
    }),
  );
}

/** As long as the longest id that AWS gives an organization. */
const LONGEST_ID = `o-${'x'.repeat(32)}`;
const ACCOUNT_ID = 'x'.repeat(12);

/** Characters of JSON without white space, with ids that AWS gives at their longest. */
function sizesOfPolicies({ policies, organizationId, accounts }: OrganizationGraph): readonly QuotaUsage[] {
  const made = accounts.map(({ id }) => id).filter((id) => !/^\d{12}$/.test(id));
  return policies.flatMap(({ name, type, content }) => {
    const known = entryOf(policyQuotas, type);
    if (known === undefined) return [];
    const text = made.reduce(
      (all, id) => all.replaceAll(`:${id}:`, `:${ACCOUNT_ID}:`).replaceAll(`"${id}"`, `"${ACCOUNT_ID}"`),
      JSON.stringify(content).replaceAll(organizationId, LONGEST_ID),
    );
    return [
      {
        quota: `characters of a policy of the type ${type}`,
        where: name,
        used: text.length,
        allowed: known.characters,
      },
    ];
  });
}
