import { parseArn } from '../../policy';
import { isRegion, REGIONS } from '../../model/regions';
import { PLACEHOLDERS } from '../fill-in';
import { exampleOf, isExhaustive } from '../questions';
import { accountProblem } from './accounts';
import { matchesFormat } from './arn-format';
import { nowhereProblem } from './nowhere';
import { listOf, meantOr, type JudgedRow, type RowCheck, type RowProblem } from './row-problem';

/** ARNs that are none, that name what is nowhere, and resources that AWS never asks the action about. */
export const emptyResources: RowCheck = function* (judged) {
  const { row, fill } = judged;
  const written = listOf(row.resource);
  if (row.resource !== undefined && written.length === 0) {
    yield { property: 'resource', found: 'an empty list', expected: 'at least one ARN', mend: 'name one' };
  }
  for (const text of written) {
    const arn = fill(text);
    const wrong =
      shapeProblem(text, arn) ??
      accountProblem(judged, 'resource', text, parseArn(arn)?.account ?? '') ??
      regionProblem(judged, text, parseArn(arn)?.region ?? '');
    const problems = wrong === undefined ? [...neverAsked(judged, text, arn)] : [wrong];
    yield* problems;
    const nowhere = problems.length === 0 && arn !== '*' ? nowhereProblem(judged, text, arn) : undefined;
    if (nowhere !== undefined) yield nowhere;
  }
};

const SHAPE = /^arn:aws:[a-z0-9-]+:[a-z0-9-]*:[^:]*:\S(?:.*\S)?$/;

function shapeProblem(text: string, arn: string): RowProblem | undefined {
  const [left] = /\{[^}]*\}/.exec(arn) ?? [];
  if (left !== undefined) {
    return {
      property: 'resource',
      found: `"${text}", with the placeholder ${left}`,
      expected: PLACEHOLDERS.join(', '),
      mend: meantOr(left, PLACEHOLDERS, 'use one of these, with an account that there is'),
    };
  }
  if (arn === '*' || SHAPE.test(arn)) return undefined;
  return {
    property: 'resource',
    found: `"${text}"`,
    expected: '"*" or arn:aws:<service>:<region>:<account>:<resource>, for example arn:aws:s3:::bucket/key',
    mend: 'write a whole ARN',
  };
}

/** Regions of AWS; for the company's own sentences those that it uses, unless the row is about just that. */
function regionProblem(
  { row, isScenario, homeRegion, approvedRegions, fill }: JudgedRow,
  text: string,
  region: string,
): RowProblem | undefined {
  if (region === '') return undefined;
  if (!isRegion(region)) {
    return {
      property: 'resource',
      found: `"${text}", in the region "${region}"`,
      expected: 'a region that AWS has',
      mend: meantOr(region, REGIONS, 'write {region} for the home region'),
    };
  }
  const used = new Set([homeRegion, ...approvedRegions, 'us-east-1']);
  const isThePoint = listOf(row.context?.['aws:RequestedRegion']).some((value) => fill(value) === region);
  if (!isScenario || used.has(region) || isThePoint || row.outside === true) return undefined;
  return {
    property: 'resource',
    found: `"${text}", in the region ${region}, which config/company.ts does not approve`,
    expected: `one of ${[...used].sort().join(', ')}`,
    mend: meantOr(
      region,
      [...used],
      `write {region}, or say context: { 'aws:RequestedRegion': '${region}' } where it is the point`,
    ),
  };
}

/** An action by name is asked about resources of its types; a pattern must mean at least one such action. */
function* neverAsked(
  { row, iamData, accounts, homeRegion }: JudgedRow,
  text: string,
  arn: string,
): Iterable<RowProblem> {
  const isAsked = (action: string): boolean =>
    (iamData.resourceFormats(action) ?? [arn]).some((format) => matchesFormat(format, arn));
  for (const action of listOf(row.action)) {
    if (isExhaustive(action) ? iamData.expand(action).some(isAsked) : isAsked(action)) continue;
    const formats = iamData.resourceFormats(action) ?? [];
    const examples = [...new Set(formats.map((format) => exampleOf(format, accounts[0], homeRegion)))];
    yield {
      property: 'resource',
      found: `"${text}" with ${action}`,
      expected: examples.length === 0 ? `a resource of ${action}` : `for example ${examples.slice(0, 3).join(', ')}`,
      mend:
        examples.length === 1 && examples[0] === '*'
          ? `AWS asks ${action} about no resource: leave the ARN out`
          : 'AWS never asks this action about this kind of resource: correct one of the two, or make it a row of its own',
    };
  }
}
