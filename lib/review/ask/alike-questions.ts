import { accountOf, type Account, type RequestResource } from '../../policy';
import { goesThrough } from '../../policy/evaluate/access-points';
import { takesOthers } from '../../policy/evaluate/other-actions';
import type { ActionGroup } from './action-groups';
import { factsReadBy } from './facts-read';
import type { Scene } from './layers';
import type { ScenePair } from './scene-pair';

/** What is asked about a group. */
export interface Questions {
  readonly arns: readonly string[];
  /** What the requests hold, in the order in which they are asked. */
  readonly values: string;
}

const SAYS_TAGS = /aws:(?:requesttag\/|tagkeys)/i;

/**
 * Equal for groups of pairs that are decided alike, request for request, whatever their accounts are called: the same statements, which
 * read the same of caller and owner, and the same requests. Undefined where other statements than those of the group have a say.
 */
export function kindOfQuestions(pair: ScenePair, group: ActionGroup, { arns, values }: Questions): string | undefined {
  const [action = ''] = group.actions;
  // Whoever says tags may need another action, of which other statements decide.
  if (takesOthers(action) || SAYS_TAGS.test(values) || arns.some((arn) => goesThrough(action, arn))) return undefined;
  const ofSides = [pair.base, pair.head].map((side) =>
    nameless(side, [
      callerText(side),
      factsReadBy(side, group.rests),
      ...naming(side, group),
      ...new Set(arns.map((arn) => resourceText(pair.resource(side, arn, action)))),
      values,
    ]),
  );
  return [group.id, action, pair.arn, pair.region, ...ofSides].join('\n');
}

/**
 * The statements that name the caller's or the owner's account, each with its place: one that names another account in the same words, on
 * one side or in another layer, is not the same statement.
 */
function naming(side: Scene, { rests }: ActionGroup): readonly string[] {
  const own = idsOf(side);
  return rests.flatMap(({ id }, place) => (own.some((one) => id.includes(one)) ? [`${String(place)} ${id}`] : []));
}

function idsOf({ principal, owner }: Scene): readonly string[] {
  const caller = accountOf(principal)?.id;
  return caller === undefined || caller === owner.id ? [owner.id] : [owner.id, caller];
}

function nameless(side: Scene, texts: readonly string[]): string {
  return idsOf(side).reduce((text, id, index) => text.replaceAll(id, `{${String(index)}}`), texts.join('\n'));
}

/** What decides beside the statements. */
function callerText({ principal, owner }: Scene): string {
  const isPerson = principal.kind === 'role' || principal.kind === 'user';
  const own = isPerson
    ? { ...principal, account: '', identityPolicies: '', boundary: '' }
    : { ...principal, account: '' };
  return JSON.stringify([own, accountText(accountOf(principal)), accountText(owner)]);
}

const ofAccounts = new WeakMap<Account, string>();

/** Its policies are among the statements, and where it stands among the facts, as far as anything reads them. */
function accountText(account: Account | undefined): string {
  if (account === undefined) return 'none';
  let text = ofAccounts.get(account);
  if (text === undefined) {
    const { id, organization, organizationPath, delegatedServices } = account;
    text = JSON.stringify([id, organization, organizationPath === undefined, delegatedServices]);
    ofAccounts.set(account, text);
  }
  return text;
}

const ofPolicies = new WeakMap<object, string>();

function resourceText({ arn: _, account, policy, ...rest }: RequestResource): string {
  return JSON.stringify([accountText(account), typeof policy === 'object' ? policyText(policy) : policy, rest]);
}

function policyText(policy: object): string {
  let text = ofPolicies.get(policy);
  if (text === undefined) ofPolicies.set(policy, (text = JSON.stringify(policy)));
  return text;
}
