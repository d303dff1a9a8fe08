import { listOf } from '../../base/list';
import { GLOBAL_REGION } from '../../base/regions';
import type { IamData } from '../../iam-data';
import { parseArn, type ProofRow } from '../../policy';
import { globalRegionOf } from '../../policy/evaluate/global-services';
import { isRegion, REGIONS } from '../../model/regions';
import { PLACEHOLDERS } from '../../ask/fill-in';
import { isWrittenAsAllowed, isWrittenAsDenied } from '../claim';
import { isExhaustive } from '../questions';
import { accountProblem } from './accounts';
import { isAskedAbout } from '../../ask/asked-about';
import { isMadeBy } from '../../ask/made-by';
import { wrongNameOf } from '../../ask/resource-names';
import { LOG_GROUP } from '../../ask/resource-pattern';
import { isKnown, nowhereProblem } from './nowhere';
import { isOfCompany, meantOr, type JudgedRow, type RowCheck, type RowProblem } from './row-problem';

/** ARNs that are none, that name what is nowhere, and resources that AWS never asks the action about. */
export const emptyResources: RowCheck = function* (judged) {
  const { row, fill } = judged;
  const written = listOf(row.resource);
  if (row.resource !== undefined && written.length === 0) {
    yield { property: 'resource', found: 'an empty list', expected: 'at least one ARN', mend: 'name one' };
  }
  const fine: string[] = [];
  for (const text of written) {
    const arn = fill(text);
    const wrong =
      shapeProblem(text, arn) ??
      nameProblem(judged, arn) ??
      patternProblem(judged, text, arn) ??
      accountProblem(judged, 'resource', text, parseArn(arn)?.account ?? '') ??
      regionProblem(judged, text, arn);
    const problem =
      wrong ??
      neverAsked(judged, text, arn) ??
      (isMadeBy(judged.row, arn) ? undefined : nowhereProblem(judged, text, arn)) ??
      ownerProblem(judged, text, arn);
    if (problem === undefined) fine.push(arn);
    else yield problem;
  }
  if (fine.length > 0 && fine.length === written.length) yield* actionsAskedNowhere(judged, fine);
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

/** The product's own rows have short names, as examples; what a company writes is taken at its word. */
function nameProblem(judged: JudgedRow, arn: string): RowProblem | undefined {
  if (!isOfCompany(judged)) return undefined;
  const wrong = wrongNameOf({ iamData: judged.iamData, graph: judged.environment.graph }, arn);
  return wrong === undefined ? undefined : { property: 'resource', ...wrong };
}

/**
 * In a policy it would mean all that it matches. A question is about one thing, whose name it would be: what is allowed on a single
 * bucket is not allowed on that, and who may read one bucket of that very name need not read the others.
 */
function patternProblem(judged: JudgedRow, text: string, arn: string): RowProblem | undefined {
  const { claim, row, iamData } = judged;
  const actions = listOf(row.action);
  const isAllowed = isWrittenAsAllowed(claim);
  if ((!isWrittenAsDenied(claim) && !isAllowed) || !/[*?]/.test(arn)) return undefined;
  if (arn === '*' && actions.every((action) => !namesResources(iamData, action) || isOfAnother(judged, action)))
    return undefined;
  if (isMadeBy(row, arn)) return undefined;
  if (isAllowed && LOG_GROUP.test(arn)) return undefined;
  return {
    property: 'resource',
    found: `"${text}", which is taken for the name of one resource, not for a pattern`,
    expected: 'one resource by its name',
    mend: isAllowed ? 'name one, or several in a list' : 'take `resource` out, and it is about any, or name one',
  };
}

/** Whether a row about `*` has a resource by name for the action, which is asked about that one. */
function isOfAnother({ row, iamData, fill }: JudgedRow, action: string): boolean {
  const named = listOf(row.resource)
    .map(fill)
    .filter((arn) => arn !== '*');
  return !isExhaustive(action) && named.some((arn) => isAskedAbout(iamData, action, arn));
}

/** Whether AWS asks the action, or one that the pattern means, about anything but `*`. */
function namesResources(iamData: IamData, action: string): boolean {
  const actions = isExhaustive(action) ? iamData.expand(action) : [action];
  return actions.some((one) => (iamData.resourceFormats(one) ?? []).some((format) => format !== '*'));
}

/** Regions of AWS; for the company's own sentences those that it uses, unless the row is about just that. */
function regionProblem(judged: JudgedRow, text: string, arn: string): RowProblem | undefined {
  const { row, isScenario, homeRegion, approvedRegions, fill } = judged;
  const region = parseArn(arn)?.region ?? '';
  if (region === '') return undefined;
  if (!isRegion(region)) {
    return {
      property: 'resource',
      found: `"${text}", in the region "${region}"`,
      expected: 'a region that AWS has',
      mend: meantOr(region, REGIONS, 'write {region} for the home region'),
    };
  }
  const used = new Set([homeRegion, ...approvedRegions]);
  if (region === GLOBAL_REGION && (isKnown(judged, arn) || listOf(row.action).some(isGlobalService))) return undefined;
  const isThePoint = listOf(row.context?.['aws:RequestedRegion']).some((value) => fill(value) === region);
  if (!isScenario || used.has(region) || isThePoint) return undefined;
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

function isGlobalService(action: string): boolean {
  return globalRegionOf(action) !== undefined;
}

/** Whose a resource is decides what may be done with it: a sentence about the wrong owner is about another call. */
function ownerProblem(judged: JudgedRow, text: string, arn: string): RowProblem | undefined {
  const { row, environment, isScenario } = judged;
  if (!isScenario || row.resourceAccount === undefined) return undefined;
  const stated = environment.graph.account(row.resourceAccount);
  const owner = environment.graph.account(parseArn(arn)?.account ?? '') ?? environment.graph.makerOf(arn);
  if (stated === undefined || owner === undefined || owner.id === stated.id) return undefined;
  return {
    property: 'resourceAccount',
    found: `${stated.name}, beside "${text}"`,
    expected: `${owner.name}, whose it is by its ARN or by the templates`,
    mend: 'name the account that owns the resource',
  };
}

/** Every resource is one that some action is about; {@link actionsAskedNowhere} says the other half. */
function neverAsked({ row, iamData }: JudgedRow, text: string, arn: string): RowProblem | undefined {
  const actions = listOf(row.action);
  if (actions.some((action) => isMeantAbout(iamData, action, arn))) return undefined;
  return {
    property: 'resource',
    found: `"${text}", about which AWS never asks ${actions.slice(0, 3).join(', ')}`,
    expected: examplesOf(row, iamData),
    mend: 'correct one of the two, or make it a row of its own',
  };
}

/** Actions by name that AWS asks about none of the row's resources: denied or allowed, that says nothing. */
function* actionsAskedNowhere({ row, iamData }: JudgedRow, arns: readonly string[]): Iterable<RowProblem> {
  const wrong = listOf(row.action).filter(
    (action) => !isExhaustive(action) && !arns.some((arn) => isAskedAbout(iamData, action, arn)),
  );
  const [first, ...others] = wrong;
  if (first === undefined) return;
  const formats = iamData.resourceFormats(first) ?? [];
  const isWithout = formats.every((format) => format === '*');
  yield {
    property: 'action',
    found: `${[first, ...others].join(', ')}, which AWS asks about no such resource as ${arns.slice(0, 2).join(', ')}`,
    expected: `what AWS asks ${first} about: ${formats.slice(0, 3).join(', ')}`,
    mend: isWithout
      ? 'make it a row of its own, without resource'
      : 'name such a resource besides, or make it a row of its own',
  };
}

/** The same of a pattern: of one of the actions that it means. */
function isMeantAbout(iamData: IamData, action: string, arn: string): boolean {
  if (!isExhaustive(action)) return isAskedAbout(iamData, action, arn);
  if (arn === '*') return true;
  const service = arn.split(':')[2] ?? '';
  return iamData.expand(action).some((one) => one.startsWith(`${service}:`) && isAskedAbout(iamData, one, arn));
}

function examplesOf({ action }: ProofRow, iamData: IamData): string {
  const formats = listOf(action).flatMap((one) => iamData.resourceFormats(one) ?? []);
  const [first = 'a resource of the action', ...more] = new Set(formats);
  return [first, ...more].slice(0, 3).join(', ');
}
