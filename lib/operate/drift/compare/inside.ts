import { isList, isObject, parseJson, type JsonValue } from '../../../base/json';
import { isCustomType } from '../../../base/template-contract';
import type { LiveAws, ResourceDrift } from '../../live';
import { notLookedAt } from '../custom-resources';
import { firstDifference } from '../difference';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { DEPLOY } from './ways';

/** What CloudFormation finds inside its stacks and StackSets. */
export interface Inside {
  readonly findings: readonly Finding[];
  /** What neither it nor drift itself looks at, in words, or types. */
  readonly notLookedAt: readonly string[];
}

/** Types of which every difference is told by what compares them itself, by ids rather than by templates. */
const TOLD_ELSEWHERE =
  /^AWS::(?:Organizations::(?:Account|OrganizationalUnit|Policy|ResourcePolicy)|SSO::|IdentityStore::Group$|CloudFormation::StackSet$)/;

/**
 * What somebody changed by hand in what the stacks have made, in the management account and in every account that StackSets reach.
 * CloudFormation looks; it takes minutes.
 */
export async function findInside(match: Match, live: LiveAws, beyond: { readonly accounts: boolean }): Promise<Inside> {
  const findings: Finding[] = [];
  const notChecked = new Set<string>();
  const take = (place: string, found: readonly ResourceDrift[] | undefined): void => {
    if (found === undefined) {
      findings.push(finding('missing', place, 'does not exist', DEPLOY));
      return;
    }
    for (const one of found) {
      if (TOLD_ELSEWHERE.test(one.type)) continue;
      findings.push(...told(match, place, one));
    }
  };
  const { stacks, stackSets } = match.expected;
  const ofStacks = await live.each('stacks', stacks, async ({ stackName, region = '' }) => ({
    stackName,
    found: await live.stackDrift(stackName, region),
    resources: await live.stackResources(stackName, region),
  }));
  for (const { stackName, found, resources } of ofStacks) {
    take(`Stack ${stackName}`, found);
    const told = new Set(found?.filter(isTold).map(({ logicalId }) => logicalId));
    for (const { logicalId, type } of resources)
      if (!told.has(logicalId) && !TOLD_ELSEWHERE.test(type)) notChecked.add(type);
  }
  const ofStackSets = await live.each('StackSets', stackSets, async ({ name, home }) => ({
    name,
    found: await live.stackSetDrift(name, home),
  }));
  for (const { name, found } of ofStackSets) take(`StackSet ${name}`, found);
  // Of the stacks of StackSets it lists what differs alone: what it looked at besides is not known, but for these.
  for (const { resourceTypes } of match.expected.graph.stackSetReaches())
    for (const type of resourceTypes.filter(isCustomType)) notChecked.add(type);
  return { findings, notLookedAt: inWords([...notChecked].sort(), beyond.accounts) };
}

/** CloudFormation says nothing at all of what it cannot look at. */
function isTold({ status }: ResourceDrift): boolean {
  return status !== 'NOT_CHECKED' && status !== 'UNSUPPORTED';
}

function inWords(types: readonly string[], isAskedByAccount: boolean): readonly string[] {
  const custom = types.filter((type) => isCustomType(type));
  return [...notLookedAt(custom, isAskedByAccount), ...types.filter((type) => !isCustomType(type))];
}

function told(match: Match, place: string, one: ResourceDrift): readonly Finding[] {
  const { instance, type, logicalId, status } = one;
  const where = instance === undefined ? '' : ` in ${match.describe(instance.accountId)}, ${instance.region}`;
  const about = `${place}${where}: ${type} ${logicalId}`;
  switch (status) {
    case 'IN_SYNC':
    case 'NOT_CHECKED':
    case 'UNSUPPORTED':
      return [];
    case 'DELETED':
      return [finding('missing', about, 'was deleted by hand', DELETED)];
    case 'MODIFIED': {
      const sentences = one.differences.filter(isReal).map(sentenceOf);
      return sentences.length === 0 ? [] : [finding('changed', about, sentences.join('; '), MODIFIED)];
    }
    // A word that AWS may add, or that it could not tell.
    default:
      return [finding('changed', about, `is ${status}: CloudFormation cannot tell`, LOOK)];
  }
}

const MODIFIED =
  'Set it back by hand: npm run deploy changes only what the template changes. Then CloudFormation finds no difference.';
const DELETED =
  'CloudFormation takes it for there. Take it out of the config, deploy, put it back, deploy; of a StackSet, update it in the account by "aws cloudformation update-stack-instances".';
const LOOK = 'See why: CloudFormation console, Stack actions, View drift results.';

type Difference = ResourceDrift['differences'][number];

/** Order and white space of JSON say nothing. */
function isReal({ expected, actual }: Difference): boolean {
  const [left, right] = [jsonIn(expected), jsonIn(actual)];
  return left === undefined || right === undefined || firstDifference(left, right) !== undefined;
}

/** Only what has parts: "1" and 1 are told apart by AWS itself. */
function jsonIn(text: string): JsonValue | undefined {
  const json = parseJson(text);
  if (!('value' in json)) return undefined;
  const { value } = json;
  return isObject(value) || isList(value) ? value : undefined;
}

function sentenceOf({ path, expected, actual, kind }: Difference): string {
  const property = path.replace(/^\//, '').replaceAll('/', '.');
  if (kind === 'ADD') return `${property} was added: ${short(actual)}`;
  if (kind === 'REMOVE') return `${property} was taken away: it was ${short(expected)}`;
  return `${property} is ${short(actual)}, not ${short(expected)}`;
}

const LONGEST = 160;

function short(text: string): string {
  const line = JSON.stringify(text.replaceAll(/\s+/g, ' '));
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}
