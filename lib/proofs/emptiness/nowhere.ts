import { didYouMean } from '../../base/did-you-mean';
import { groupBy } from '../../base/group-by';
import { APPLICATION_ROLE_PATH } from '../../base/names';
import { withoutMadeUpPart } from '../../ask/principals';
import { holders } from '../../assembly';
import { isOwnSource } from '../../choice/catalogue';
import { knownNames } from '../../ask/known-names';
import { isWithinSlip, OURS, SLIP } from '../../ask/slip';
import { slipOf } from '../../ask/slips';
import { meantElse, OUTSIDE, type JudgedRow, type RowProblem } from './row-problem';

/**
 * What is wrong with a resource that a sentence of the company names and nothing makes, or a workflow by a name of the landing zone's. A
 * resource is known where a template makes it or something that holds it, or where a policy of the templates names it. Of roles under the
 * path of applications the templates cannot know; a name that is nearly a known one is refused there too, and in whatever rows the
 * company wrote itself: what the product's rows name is an example.
 */
export function nowhereProblem(judged: JudgedRow, text: string, arn: string): RowProblem | undefined {
  const { row, isScenario, claim } = judged;
  if (arn !== '*' && row.outside !== true && isOwnSource(claim.source)) {
    const slip = isKnown(judged, arn) ? undefined : slipOf(judged.environment.graph, judged.iamData, arn);
    if (slip !== undefined) return unknown(text, slip);
  }
  const isOurs = claim.namesAll === true && OURS.test(arn);
  if ((!isScenario && !isOurs) || arn === '*') return undefined;
  if (isKnown(judged, arn)) return undefined;
  const { made, named } = knownNames(judged.environment.graph, judged.iamData);
  if (row.outside === true || arn.includes(`:role${APPLICATION_ROLE_PATH}`)) {
    const slip = holders(arn)
      .map((one) => mistyped(one, alike(arn, [made, named])))
      .find((one) => one !== undefined);
    return slip === undefined ? undefined : unknown(text, slip);
  }
  return unknown(text, nearest(arn, [made, named]));
}

/**
 * A name of which another is a slip. Of three parts of a name two wrong letters leave one as it is, which is looked for first: to count what
 * differs takes long, and companies have tens of thousands of names.
 */
function mistyped(name: string, known: readonly string[]): string | undefined {
  const start = startOf(name);
  const third = Math.ceil((name.length - start) / (SLIP + 1));
  const parts = [0, 1, 2].map((at) => name.slice(start + at * third, start + (at + 1) * third));
  return known.find(
    (one) =>
      Math.abs(one.length - name.length) <= SLIP &&
      parts.some((part) => one.includes(part, Math.max(0, start - SLIP))) &&
      isWithinSlip(one, name),
  );
}

/** Where what tells names of one service apart begins: the account. */
function startOf(arn: string): number {
  return arn.split(':', 4).join(':').length;
}

/** Whether a template makes it or something that holds it, a policy names it, or AWS makes it for what a template makes. */
export function isKnown({ environment, iamData }: Pick<JudgedRow, 'environment' | 'iamData'>, arn: string): boolean {
  const { made, named } = knownNames(environment.graph, iamData);
  return holders(arn).some((one) => made.has(one) || named.has(one)) || isMadeByAws(made, arn);
}

/** Roles whose names AWS ends itself, and service-linked ones. */
function isMadeByAws(made: ReadonlySet<string>, arn: string): boolean {
  if (/^arn:aws:iam::[^:]+:role\/aws-service-role\/[^/]+\.amazonaws\.com\/AWSServiceRoleFor\w*$/.test(arn)) return true;
  if (!arn.startsWith('arn:aws:iam:')) return arn.startsWith('arn:aws:iam::aws:');
  const wanted = withoutMadeUpPart(arn);
  return wanted !== arn && [...made].some((one) => withoutMadeUpPart(one) === wanted);
}

function nearest(arn: string, known: readonly ReadonlySet<string>[]): string | undefined {
  const names = alike(arn, known);
  return (
    didYouMean(arn, names) ??
    holders(arn)
      .map((holder) => didYouMean(holder, names))
      .find((one) => one !== undefined)
  );
}

/** Names of the same service. */
function alike(arn: string, known: readonly ReadonlySet<string>[]): readonly string[] {
  return known.flatMap((names) => byKind(names).get(kindOf(arn)) ?? []);
}

/** Service and all before it. */
function kindOf(arn: string): string {
  return arn.split(':', 3).join(':');
}

const namesByKind = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

/** Kept: thousands of accounts have tens of thousands of names, and a sentence may ask about each account. */
function byKind(names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  let kinds = namesByKind.get(names);
  if (kinds === undefined) namesByKind.set(names, (kinds = groupBy([...names], kindOf)));
  return kinds;
}

function unknown(text: string, near: string | undefined): RowProblem {
  return {
    property: 'resource',
    found: `"${text}", which no template makes or names`,
    expected: 'a resource of the landing zone, or one that a policy of it names',
    mend: near === undefined ? OUTSIDE : meantElse(near),
  };
}
