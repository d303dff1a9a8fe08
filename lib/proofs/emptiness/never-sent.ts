import { idIn } from '../../assembly/proven/subjects';
import { listOf } from '../../base/list';
import { isNeverSentBy, parsePrincipalName, type RequestPrincipal } from '../../policy';
import { resourcesOfCall } from '../../ask/representative';
import { callAbout } from '../call-about';
import { isExhaustive } from '../questions';
import { WrongRowError } from '../../ask/world';
import { isAskedAbout } from '../../ask/asked-about';
import { hasKey, isGlobal, isOfToken, isSentWith, OF_TOKENS } from '../../ask/sent-with';
import { contextProblem, meantOr, type JudgedRow, type RowProblem } from './row-problem';

/**
 * Keys that AWS does not send with the call that the row is about. It sends an action's own keys, those of its resource's type,
 * and of the global ones those that the caller has. A row with another key asks what AWS never asks.
 */
export function* neverSent(judged: JudgedRow, key: string): Iterable<RowProblem> {
  // An empty list says that the call carries no such key.
  if (listOf(judged.row.context?.[key]).length === 0) return;
  yield* neverSentByPeople(judged, key);
  if (isGlobal(judged.iamData, key)) yield* neverSentByCaller(judged, key);
  else yield* neverSentWithAction(judged, key);
}

/** In credentials of an instance or a function alone. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const OF_MACHINES =
  /^(?:ec2:RoleDelivery|ec2:SourceInstanceArn|lambda:SourceFunctionArn|aws:Ec2InstanceSource(?:Vpc|PrivateIPv4))$/i;

/** People come through IAM Identity Center: their credentials are nobody else's. */
function* neverSentByPeople({ row, fill, claim }: JudgedRow, key: string): Iterable<RowProblem> {
  if (!OF_MACHINES.test(key)) return;
  const person = listOf(row.principal).find((text) => parsePrincipalName(fill(text))?.kind === 'person');
  if (person !== undefined) yield callerProblem(key, `"${person}"`);
  else if (row.principal === undefined && idIn('persona', claim.subject) !== undefined)
    yield callerProblem(key, 'people, who are whom the persona is for');
}

function* neverSentByCaller(judged: JudgedRow, key: string): Iterable<RowProblem> {
  const { row, claim, accounts } = judged;
  const [account] = accounts;
  if (row.principal === undefined) {
    const callers = claim.world.defaultPrincipals(account);
    if (callers.length > 0 && callers.every((caller) => isNeverSentBy(caller, key)))
      yield callerProblem(key, 'whoever the row is about');
    return;
  }
  for (const text of listOf(row.principal)) {
    const caller = callerOf(judged, text);
    if (caller !== undefined && isNeverSentBy(caller, key)) yield callerProblem(key, `"${text}"`);
  }
}

function callerProblem(key: string, caller: string): RowProblem {
  return contextProblem(
    `"${key}" in a call of ${caller}`,
    'a key that AWS sends for such a caller',
    'remove it, or ask about a caller of another kind: the condition could never match',
  );
}

/** Everybody whom the row is about in its first account. */
export function callersOf(judged: JudgedRow): readonly RequestPrincipal[] {
  const { row, claim, accounts } = judged;
  if (row.principal === undefined) return claim.world.defaultPrincipals(accounts[0]);
  return listOf(row.principal).flatMap((text) => callerOf(judged, text) ?? []);
}

/** Undefined for who is nobody, which is told elsewhere. */
function callerOf({ claim, accounts: [account], fill }: JudgedRow, text: string): RequestPrincipal | undefined {
  try {
    const principal = claim.world.principal(fill(text), account);
    return principal.kind === 'absent' ? undefined : principal;
  } catch (error) {
    if (error instanceof WrongRowError) return undefined;
    throw error;
  }
}

function* neverSentWithAction(judged: JudgedRow, key: string): Iterable<RowProblem> {
  const { row, iamData } = judged;
  const silent = listOf(row.action).filter((action) => !isSent(judged, action, key));
  const [first] = silent;
  if (first === undefined) return;
  const keys = iamData.action(first)?.conditionKeys ?? [];
  yield contextProblem(
    `"${key}" with ${silent.join(', ')}`,
    keys.length === 0
      ? `none but global keys: ${first} has no others`
      : `a key that AWS sends with ${first} about such a resource, or a global one`,
    meantOr(key, keys, 'AWS never sends the key with it: remove it, or make a row of its own of what carries it'),
  );
}

function isSent(judged: JudgedRow, action: string, key: string): boolean {
  const { iamData } = judged;
  if (!isExhaustive(action)) return isSentWith(iamData, action, resourcesAsked(judged, action), key);
  const meant = iamData.expand(action);
  return meant.some(
    (one) => (isOfToken(key) && OF_TOKENS.includes(one)) || hasKey(iamData.action(one)?.conditionKeys, key),
  );
}

function resourcesAsked(
  { claim, row, fill, iamData, accounts, homeRegion, isScenario }: JudgedRow,
  action: string,
): readonly string[] {
  const [account] = accounts;
  const fitting = listOf(row.resource)
    .map(fill)
    .filter((arn) => isAskedAbout(iamData, action, arn));
  const about = (arn: string): readonly string[] => callAbout(claim, action, arn, { iamData, account, homeRegion });
  if (fitting.length > 0) return fitting.flatMap(about);
  // What is told elsewhere, or asked about any resource.
  const isAboutAny = isScenario && claim.expected === 'denied';
  if (isAboutAny || row.resource !== undefined || iamData.action(action) === undefined) return ['*'];
  return resourcesOfCall(iamData, action, account, homeRegion);
}
