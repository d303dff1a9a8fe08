import type { IamData } from '../../iam-data';
import { parseArn } from '../../policy';
import { completeArn } from '../../policy/arn';
import { Remembered } from '../../policy/remembered';
import type { Rest } from './atoms';
import { isPossibleArn, possibleArns, VARIABLE } from './possible-arns';
import { around, globMatcher, representatives, witnessesOf } from './witnesses';

export interface ArnClasses {
  readonly arns: readonly string[];
  readonly isComplete: boolean;
}

export interface Ground {
  readonly iamData: IamData;
  /** Id of the account whose resources they are, unless a pattern names another. */
  readonly accountId: string;
  readonly region: string;
  /** What stands for a policy variable. */
  readonly fill: (text: string) => string;
}

/** ARNs of an action's resources, one for each way in which statements can tell them apart. */
export function arnClasses(action: string, rests: readonly Rest[], ground: Ground): ArnClasses {
  const patterns = [...new Set(rests.flatMap(({ resources }) => resources))].filter(
    (pattern) => !/^\*+$/.test(pattern),
  );
  const filled = patterns.map((pattern) => ground.fill(completeArn(pattern)));
  const formats = ground.iamData.resourceFormats(action);
  const examples = formats?.map((format) => exampleIn(format, ground)) ?? ['*'];
  if (patterns.length === 0) return { arns: examples.slice(0, 1), isComplete: true };
  const id = JSON.stringify([ground.accountId, ground.region, formats ?? 'unknown', filled]);
  const classes = found.get(id) ?? classesOf(formats, examples, [...new Set(filled)], ground);
  found.set(id, classes);
  return classes;
}

/** By whatever {@link classesOf} reads. */
const found = new Remembered<string, ArnClasses>();

function classesOf(
  formats: readonly string[] | undefined,
  examples: readonly string[],
  filled: readonly string[],
  ground: Ground,
): ArnClasses {
  const witnesses = witnessesOf(filled);
  const candidates = new Set([
    ...examples,
    ...filled.flatMap((pattern) => around(inAccount(pattern, ground))),
    ...witnesses.values,
  ]);
  const isPossible = formats === undefined ? isPossibleArn : possibleArns(formats);
  const asked = [...candidates].filter(possibleIn(formats));
  const inOrder = [...asked.filter(isPossible), ...asked.filter((arn) => !isPossible(arn))];
  const arns = representatives(inOrder, filled.map(globMatcher));
  return { arns: arns.length === 0 ? ['*'] : arns, isComplete: witnesses.isComplete };
}

/** Whether AWS may ask the action about such a resource. Of an action of which nothing is known it may be any. */
function possibleIn(formats: readonly string[] | undefined): (arn: string) => boolean {
  if (formats === undefined) return (arn) => arn === '*' || parseArn(arn) !== undefined;
  const matchers = formats.filter((format) => format !== '*').map((format) => globMatcher(asGlob(format)));
  const isWithout = formats.includes('*');
  return (arn) => (arn === '*' ? isWithout : matchers.some((matches) => matches(arn)));
}

function asGlob(format: string): string {
  return format.replaceAll(VARIABLE, '*').replace(/^arn:\*:/, 'arn:aws:');
}

function exampleIn(format: string, ground: Ground): string {
  const parts = format.split(':');
  if (parts.length < 6) return format;
  const known = parts.map((part, index) => {
    if (!part.includes('${')) return part;
    const value = KNOWN_PARTS[index]?.(ground);
    return value ?? part.replaceAll(VARIABLE, 'example');
  });
  return known.join(':');
}

/** By place in an ARN. */
const KNOWN_PARTS: Readonly<Record<number, (ground: Ground) => string>> = {
  1: () => 'aws',
  3: ({ region }) => region,
  4: ({ accountId }) => accountId,
};

/** A pattern with what is known of partition, region and account in place of their wildcards. */
function inAccount(pattern: string, ground: Ground): string {
  const parts = pattern.split(':');
  if (parts.length < 6) return pattern;
  return parts.map((part, index) => (part === '*' ? (KNOWN_PARTS[index]?.(ground) ?? part) : part)).join(':');
}
