import type { Account } from '../assembly';
import { findUnknownActions, findUnknownConditionKeys, type IamData } from '../iam-data';
import {
  canonicalKey,
  derivedFrom,
  hasSeveralValues,
  isOfRegion,
  nearlyNamedBy,
  regionOfResource,
  wrongValue,
} from './context-values';
import { didYouMean } from '../base/did-you-mean';
import { isNeverSentBy } from '../policy';
import { contradictionsIn, withImplied } from './contradictions';
import type { Contradiction } from './keys-together';
import { contradictsCaller } from './of-caller';
import { OURS } from './slip';
import { isGlobal, isSentWith } from './sent-with';
import { namedPrincipal, type Identity, type NamedPrincipal } from './named-principal';
import { withCopied } from './copied';
import { namedResource, resourceIn, type NamedResource } from './named-resource';
import type { Organization } from './organization';
import { fillInAccountId, fillInFor, namedAccount, type Problem } from './place';
import { resourcesOfCall } from './representative';
import { WrongQuestionError } from './wrong-question';
import type { WrittenContext } from './written-context';

/** A question as somebody wrote it. */
export interface WrittenQuestion {
  readonly principal: string;
  readonly account: string;
  readonly action: string;
  readonly resource?: string | undefined;
  readonly resourceAccount?: string | undefined;
  readonly context: WrittenContext;
}

/** A question whose every name is known. */
export interface Question {
  readonly written: WrittenQuestion;
  readonly account: Account;
  readonly principal: NamedPrincipal;
  /** In AWS's own spelling. */
  readonly action: string;
  readonly resource: NamedResource;
  readonly context: WrittenContext;
  readonly identity: Identity;
  /** Where the call goes, if its service is regional. */
  readonly region: string;
}

/** How an error names the place of a part of the question, for example `--account`. */
export type PlaceOf = (part: keyof WrittenQuestion) => string;

/**
 * @param identity whose policies the principal has
 * @throws WrongQuestionError with everything that is wrong with it
 */
export function understand(
  organization: Organization,
  asWritten: WrittenQuestion,
  identity: Identity,
  placeOf: PlaceOf,
): Question {
  const written = withoutAny(organization.iamData, asWritten);
  const problems: string[] = [];
  const check = <T extends object | string>(part: keyof WrittenQuestion, found: T | Problem): T | undefined => {
    if (typeof found !== 'object' || !('problem' in found)) return found;
    problems.push(`${placeOf(part)}: ${found.problem}`);
    return undefined;
  };
  const { iamData, homeRegion } = organization;
  const account = check('account', namedAccount(organization, written.account));
  const action = check('action', namedAction(iamData, written.action));
  const owner =
    written.resourceAccount === undefined
      ? undefined
      : check('resourceAccount', namedAccount(organization, written.resourceAccount));
  if (owner !== undefined && action !== undefined) check('resourceAccount', ownsNothing(iamData, action) ?? owner);
  // Without an account nothing else can be found; what is wrong with the rest of the question is told all the same.
  const place = account ?? organization.graph.managementAccount;
  const fill = fillInFor(organization, place);
  const context = check('context', namedContext(organization, written.context, fill)) ?? {};
  const region = context['aws:requestedregion']?.[0] ?? homeRegion;
  const principal =
    account &&
    check('principal', namedPrincipal(organization, { text: fill(written.principal), account, identity, context }));
  const arn = written.resource === undefined ? undefined : fill(written.resource);
  const resource =
    action &&
    check('resource', namedResource(organization, { arn, owner, account: place, action, region, identity, context }));
  if (problems.length > 0 || !account || !action || !principal || !resource) throw new WrongQuestionError(problems);
  const contradicted = contradictions(organization, { written, account, principal, action, resource, context, region });
  if (contradicted.length > 0) throw new WrongQuestionError(contradicted.map((one) => `${placeOf('context')}: ${one}`));
  const copied = withCopied(
    resource.resource,
    { action, context },
    {
      makerOf: (copy) => organization.graph.makerOf(copy),
      resource: (copy, maker, reading) =>
        resourceIn(organization, { arn: copy, owner: maker, action: reading, identity }),
    },
  );
  const asked = { ...resource, resource: copied };
  return { written, account, principal, action, resource: asked, context: withImplied(context), identity, region };
}

/** One action, in AWS's own spelling. */
export function namedAction(iamData: IamData, text: string): string | Problem {
  const [unknown] = findUnknownActions([text], iamData);
  if (unknown !== undefined) return { problem: unknown.problem };
  const name = iamData.action(text)?.name;
  return name ?? { problem: `"${text}" means many actions. Ask for one; "npm run access" counts them all.` };
}

/** `*` stands for any resource, but where AWS asks about `*` itself. */
function withoutAny(iamData: IamData, written: WrittenQuestion): WrittenQuestion {
  const isItself = iamData.resourceFormats(written.action)?.includes('*') ?? true;
  return written.resource !== '*' || isItself ? written : { ...written, resource: undefined };
}

/** What is wrong with an owner of what is not there. */
function ownsNothing(iamData: IamData, action: string): Problem | undefined {
  const formats = iamData.resourceFormats(action);
  if (formats === undefined || formats.some((format) => format !== '*')) return undefined;
  return { problem: `AWS asks ${action} about no resource. Leave it out.` };
}

/** Keys are compared in lower case. */
export function namedContext(
  organization: Organization,
  context: WrittenContext,
  fill: (text: string) => string,
): WrittenContext | Problem {
  const unknown = findUnknownConditionKeys(Object.keys(context), organization.iamData);
  const filled = Object.entries(context).map(([key, values]) => ({
    key,
    values: values.map((value) => fillInAccountId(organization, key, fill(value))),
  }));
  const problems = [
    ...unknown.map(({ problem }) => problem),
    ...filled.flatMap(({ key, values }) => wrongValues(organization, key, values)),
  ];
  if (problems.length > 0) return { problem: problems.join(' ') };
  return Object.fromEntries(filled.map(({ key, values }) => [key.toLowerCase(), values]));
}

function wrongValues(organization: Organization, key: string, values: readonly string[]): readonly string[] {
  const several =
    values.length > 1 && !hasSeveralValues(organization.iamData, key)
      ? [`${key} has one value in a request, not ${values.length}. Ask once for each.`]
      : [];
  const wrong = values.flatMap((value) => {
    const found = wrongValue(organization, key, value);
    if (found !== undefined) return [`"${value}" is no value of ${key}. Expected ${found.expected}: ${found.mend}.`];
    const near = nearlyNamedBy(organization, key, value);
    return near !== undefined && OURS.test(near)
      ? [`"${value}" as ${key} is nearly what a template makes, and is not. Did you mean "${near}"?`]
      : [];
  });
  return [...several, ...wrong.map((one) => one.replace(/\?\.$/, '?'))];
}

type Called = Pick<Question, 'account' | 'action' | 'context' | 'principal' | 'region' | 'resource' | 'written'>;

/** Context that is not that of the call. */
function contradictions(organization: Organization, called: Called): readonly string[] {
  const { context, principal } = called;
  const { principal: caller } = principal;
  const keys = Object.keys(context).filter((key) => (context[key] ?? []).length > 0);
  return [
    ...ofPlace(organization, called),
    ...keys.flatMap((key) => neverSent(organization, called, key)),
    ...Object.entries(context).flatMap(([key, values]) => {
      const isTold = derivedFrom(key) !== undefined && isOfOrganization(organization.graph, caller);
      const wrong = caller === undefined || isTold ? undefined : contradictsCaller(caller, key, values);
      return wrong === undefined ? [] : [asSentence(organization.iamData, wrong)];
    }),
    ...contradictionsIn(context).map((one) => asSentence(organization.iamData, one)),
  ];
}

/** What follows from caller and resource, and another Region than the resource's. */
function ofPlace(
  { graph, iamData }: Organization,
  { action, context, principal, resource }: Called,
): readonly string[] {
  const isOurs = {
    caller: isOfOrganization(graph, principal.principal),
    resource: graph.account(resource.resource.account.id) !== undefined,
  };
  const region = regionOfResource(graph, action, resource.resource.arn);
  return Object.entries(context).flatMap(([key, values]) => {
    const source = derivedFrom(key);
    const name = canonicalKey(iamData, key);
    if (source !== undefined && isOurs[source]) return [`${name} follows from the ${source}. Leave it out.`];
    if (!isOfRegion(key) || region === undefined || values.includes(region) || values.length === 0) return [];
    return [`"${values.join(', ')}" as ${name}, and the resource is in ${region}. Correct one of the two.`];
  });
}

/** Keys that AWS does not send with the call, or not for such a caller. */
function neverSent(organization: Organization, called: Called, key: string): readonly string[] {
  const { iamData } = organization;
  const { action, principal } = called;
  const name = canonicalKey(iamData, key);
  const { principal: caller } = principal;
  if (isGlobal(iamData, key)) {
    const isNever = caller !== undefined && isNeverSentBy(caller, key);
    return isNever ? [`AWS never sends ${name} for such a caller. Leave it out, or ask about another.`] : [];
  }
  if (isSentWith(iamData, action, arnsOf(organization, called), key)) return [];
  const known = iamData.action(action)?.conditionKeys ?? [];
  const meant = didYouMean(name, known);
  return [
    `AWS never sends ${name} with ${action} about such a resource. ${meant === undefined ? 'Leave it out.' : `Did you mean "${meant}"?`}`,
  ];
}

/** All that the call must have; where no resource is given, of whichever kind it is. */
function arnsOf({ iamData }: Organization, { account, action, region, resource, written }: Called): readonly string[] {
  const { arn } = resource.resource;
  return written.resource === undefined ? ['*'] : resourcesOfCall(iamData, action, account, region, arn);
}

/** Keys are compared in lower case, and read in AWS's own. */
function asSentence(iamData: IamData, { found, expected, mend }: Contradiction): string {
  const spelt = found.replaceAll(/(?<=" as |no )[\w-]+:\S*?(?=,|$)/g, (key) => canonicalKey(iamData, key));
  return `${spelt}. Expected ${expected}; ${mend}.`;
}

/** Of what is outside we do not know everything that AWS does. */
function isOfOrganization(graph: Organization['graph'], caller: NamedPrincipal['principal']): boolean {
  return caller !== undefined && 'account' in caller && graph.account(caller.account.id) !== undefined;
}
