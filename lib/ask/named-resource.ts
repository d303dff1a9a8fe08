import type { Account } from '../assembly';
import { parseArn, type ContextValues, type RequestResource } from '../policy';
import { isAskedAbout } from './asked-about';
import { findPrincipal } from './principals';
import { exampleOf, likeliestOf, likeliestOwner, resourcesOfCall } from './representative';
import { canBeOpen, OPEN_TO_ALL, strangersResource, withTrust } from './world';
import type { Identity } from './named-principal';
import type { Organization } from './organization';
import { unknownAccount, type Problem } from './place';
import { isPattern } from './resource-pattern';

export interface ResourceQuestion {
  /** @default one of the first kind of resource that AWS checks the action on */
  readonly arn: string | undefined;
  /** Who owns it. @default the account in its ARN, else whoever has such a resource, else the account of the question */
  readonly owner: Account | undefined;
  readonly account: Account;
  readonly action: string;
  readonly region: string;
  readonly identity: Identity;
  /** @default the call carries none that matters to what is meant */
  readonly context?: ContextValues;
}

export interface NamedResource {
  readonly resource: RequestResource;
  /** What was taken for granted, in plain words. */
  readonly notes: readonly string[];
}

export function namedResource(organization: Organization, asked: ResourceQuestion): NamedResource | Problem {
  const { arn, owner, account, action, region } = asked;
  if (arn === undefined) {
    const whose = owner ?? likeliestOwner(organization.graph, action, account);
    const examples = resourcesOfCall(organization.iamData, action, whose, region);
    const resource = resourceIn(organization, { ...asked, arn: examples[0] ?? '*', owner: whose });
    return {
      resource,
      notes: examples[0] === '*' ? [] : [`No resource was given: asked about ${examples.join(', ')}.`],
    };
  }
  const wrong = arn === '*' ? undefined : wrongArn(organization, asked, arn);
  if (wrong !== undefined) return { problem: wrong };
  const id = parseArn(arn)?.account ?? '';
  if (!namesOwner(organization, asked, id)) return ownerless(organization, asked, arn);
  const inside = organization.graph.account(id);
  if (inside !== undefined) {
    if (owner === undefined || owner === inside) return inAccount(organization, asked, arn, inside);
    return { problem: `"${arn}" belongs to ${inside.name}, not to ${owner.name}. Leave one of the two out.` };
  }
  if (!/^\d{12}$/.test(id)) return unknownAccount(organization.graph, id);
  const note = `${id} is no account that the templates know: taken to be outside the organization. Write an account's name where its digits stand.`;
  const resource = strangersResource(arn, id);
  const isOpen = asked.identity === 'administrator' && canBeOpen(arn);
  return { resource: isOpen ? { ...resource, policy: OPEN_TO_ALL } : resource, notes: [note] };
}

const ROLE = /^(?<path>arn:aws:iam::[^:]+:role\/(?:.+\/)?)(?<name>[^/]+)$/;

/** A role that is to be assumed is one of the templates', whose trust is known, or else one that they do not make. */
function inAccount(
  organization: Organization,
  asked: ResourceQuestion,
  arn: string,
  owner: Account,
): NamedResource | Problem {
  const { path, name } = asked.action.startsWith('sts:') ? (ROLE.exec(arn)?.groups ?? {}) : {};
  const found = name === undefined ? undefined : findPrincipal(organization.environment, `role/${name}`, owner);
  const role =
    found !== undefined && 'principal' in found && found.principal.kind === 'role' ? found.principal : undefined;
  if (role !== undefined && ROLE.exec(role.arn)?.groups?.path !== path) {
    return { problem: `${owner.name} has no role "${arn}". Did you mean "${role.arn}"?` };
  }
  const notes =
    found === undefined || role !== undefined ? [] : ['No template makes the role: whom it trusts is not known here.'];
  const resource = resourceIn(organization, { ...asked, arn: role?.arn ?? arn, owner });
  return { resource, notes };
}

const SHAPE = /^arn:aws:[a-z0-9-]+:(?:[a-z0-9-]*|\*):[^:]*:.+$/;

function wrongArn(
  { iamData }: Organization,
  { account, action, context, region }: ResourceQuestion,
  arn: string,
): string | undefined {
  if (!SHAPE.test(arn)) {
    return `"${arn}" is no ARN. Expected "*" or arn:aws:<service>:<region>:<account>:<resource>, for example arn:aws:s3:::bucket/key.`;
  }
  if (isPattern(iamData, { action, ...(context === undefined ? {} : { context }) }, arn)) {
    return `"${arn}" is a pattern, and a call is about one resource: of one that is called so nothing follows for those that it matches. Name one, or leave it out, and it is about any.`;
  }
  if (isAskedAbout(iamData, action, arn)) return undefined;
  const alias = ALIAS.exec(arn)?.groups?.alias;
  if (alias !== undefined && action.startsWith('kms:')) {
    return `"${arn}" is no resource of ${action}: KMS decides about the key that the alias stands for (${ALIAS_PAGE}). Name the key, and the alias as context: kms:RequestAlias=${alias}.`;
  }
  const formats = iamData.resourceFormats(action) ?? ['*'];
  const example = exampleOf(likeliestOf(formats), account, region);
  return `"${arn}" is no resource of ${action}. Expected ${example === '*' ? '"*": AWS asks it about no resource' : `for example ${example}`}.`;
}

const ALIAS = /^arn:aws:kms:[^:]*:[^:]*:(?<alias>alias\/.+)$/;
const ALIAS_PAGE = 'https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html';

/** Some ARNs have a word where others have the account, such as `aws` or `offering`. */
function namesOwner({ iamData }: Organization, { action }: ResourceQuestion, id: string): boolean {
  const words = (iamData.resourceFormats(action) ?? []).map((format) => parseArn(format)?.account);
  return !['', '*', 'aws', ...words].includes(id);
}

/** An ARN of S3 and some others names no account. */
function ownerless(organization: Organization, asked: ResourceQuestion, arn: string): NamedResource {
  const { owner, account } = asked;
  if (owner !== undefined) return { resource: resourceIn(organization, { ...asked, arn, owner: owner }), notes: [] };
  const known = arn === '*' ? undefined : organization.graph.makerOf(arn);
  const notes = arn === '*' || arn.includes(':aws:policy/') ? [] : [ownerNote(known, account)];
  return { resource: resourceIn(organization, { ...asked, arn, owner: known ?? account }), notes };
}

function ownerNote(known: Account | undefined, account: Account): string {
  if (known !== undefined) return `The templates create the resource in ${known.name}.`;
  return `The ARN names no account: the resource is taken to be in ${account.name}. --resource-account says otherwise.`;
}

export interface OwnedResource {
  readonly arn: string;
  readonly owner: Account;
  readonly action: string;
  readonly identity: Identity;
}

/** With the policy that the templates give it; for an administrator open to all, so that what denies is a guardrail. */
export function resourceIn(
  { environment }: Organization,
  { arn, owner, action, identity }: OwnedResource,
): RequestResource {
  const known = environment.resource(arn, owner, action);
  if (identity === 'administrator' && canBeOpen(arn)) return { ...known, policy: OPEN_TO_ALL };
  return action.startsWith('sts:') ? withTrust(known) : known;
}
