import { distance } from 'fastest-levenshtein';
import type { Account, Principal } from '../assembly';
import type { Account as EngineAccount, RequestPrincipal, RolePrincipal, UserPrincipal } from '../policy';
import { parseArn } from '../policy';
import { findPrincipal, nameWithPath, type FoundPrincipal } from '../proofs/principals';
import { ADMINISTRATOR } from '../proofs/world';
import { unknownAccount, type Problem } from './place';
import type { Organization } from './organization';
import { groupsOf, templateHosts } from './template-names';
import type { WrittenContext } from './question';

/** Whose policies a principal has: its own, or those of somebody who may do everything, so that only guardrails deny. */
export type Identity = 'own' | 'administrator';

export interface PrincipalQuestion {
  readonly text: string;
  readonly account: Account;
  readonly identity: Identity;
  readonly context: WrittenContext;
}

/** Somebody who is there, or somebody who is known but not in this account, and so can do nothing in it. */
export type NamedPrincipal =
  { readonly principal: RequestPrincipal } | { readonly principal: undefined; readonly notAssigned: string };

export function namedPrincipal(organization: Organization, asked: PrincipalQuestion): NamedPrincipal | Problem {
  const { text, identity } = asked;
  const wrongForm = text.startsWith('arn:') ? wrongArn(organization, text) : wrongHost(organization, text);
  if (wrongForm !== undefined) return { problem: wrongForm };
  if (text.startsWith('service/')) return { principal: service(organization, asked) };
  const found = withKnownGroups(organization, asked, findPrincipal(organization.environment, text, asked.account));
  if (identity === 'administrator') return administrator(organization, asked, found);
  if ('principal' in found) return found;
  if (found.kind === 'not assigned') return { principal: undefined, notAssigned: `${found.problem}.` };
  return { problem: mended(organization, asked, found) };
}

/** A group that nobody assigned anything to is a group all the same. */
function withKnownGroups(
  { assembly, graph }: Organization,
  { text, account }: PrincipalQuestion,
  found: FoundPrincipal,
): FoundPrincipal {
  if ('principal' in found || found.kind === 'not assigned') return found;
  const slash = text.lastIndexOf('/');
  const [group, permissionSet] = [text.slice(0, slash), text.slice(slash + 1)];
  const isKnown = groupsOf(assembly).includes(group) && graph.permissionSets.some(({ name }) => name === permissionSet);
  if (!isKnown) return found;
  return {
    problem: `the group ${group} has no assignment of ${permissionSet} in ${account.name}`,
    kind: 'not assigned',
  };
}

const PRINCIPAL_ARN =
  /^arn:aws:(?:iam::(?<iam>[^:]+):(?:root|(?:role|user)\/[^:]+)|sts::(?<sts>[^:]+):assumed-role\/[^:/]+\/[^:]+)$/;

function wrongArn({ graph }: Organization, text: string): string | undefined {
  const groups = PRINCIPAL_ARN.exec(text)?.groups;
  if (groups === undefined) {
    return `"${text}" is no ARN of a principal. Expected arn:aws:iam::<account>:role/<name>, …:user/<name>, …:root or arn:aws:sts::<account>:assumed-role/<role>/<session>.`;
  }
  const account = groups.iam ?? groups.sts ?? '';
  if (graph.account(account) !== undefined || /^\d{12}$/.test(account)) return undefined;
  return unknownAccount(graph, account).problem;
}

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/;

/** Nobody lists the hosts of services: what is refused is what has another form, or is a letter or two from a known one. */
function wrongHost({ assembly, iamData }: Organization, text: string): string | undefined {
  if (!text.startsWith('service/')) return undefined;
  const host = text.slice('service/'.length);
  if (!HOST.test(host))
    return `"${text}" names no AWS service. Expected service/<host>, for example service/cloudtrail.amazonaws.com.`;
  const services = iamData.servicePrefixes.map((prefix) => `${prefix}.amazonaws.com`);
  const known = [...templateHosts(assembly), ...services];
  if (known.includes(host)) return undefined;
  const near = known.find((other) => distance(other, host) <= 2);
  return near && `"${host}" is the host of no AWS service that is known. Did you mean "${near}"?`;
}

/** A service tells for whom it acts by `aws:SourceAccount` or `aws:SourceArn`; its organization follows from that. */
function service({ graph, environment }: Organization, { text, context }: PrincipalQuestion): RequestPrincipal {
  const host = text.slice('service/'.length);
  const id = context['aws:sourceaccount']?.[0] ?? parseArn(context['aws:sourcearn']?.[0] ?? '')?.account ?? '';
  if (id === '') return { kind: 'service', host };
  const known = graph.account(id);
  const outside: EngineAccount = { id, scps: [], rcps: [] };
  return { kind: 'service', host, onBehalfOf: known === undefined ? outside : environment.account(known) };
}

/** A principal of that name, whether it is there or not, whose own policy allows everything. */
function administrator(
  organization: Organization,
  asked: PrincipalQuestion,
  found: FoundPrincipal,
): NamedPrincipal | Problem {
  const { environment, graph } = organization;
  const { text, account } = asked;
  if ('principal' in found) {
    const { principal } = found;
    if (principal.kind !== 'role' && principal.kind !== 'user') return { principal };
    return { principal: withEverythingAllowed(principal) };
  }
  const identityPolicies = [ADMINISTRATOR];
  if (text.startsWith('arn:')) {
    const arn = parseArn(text);
    const inside = graph.account(arn?.account ?? '');
    const owner: EngineAccount =
      inside === undefined ? { id: arn?.account ?? '', scps: [], rcps: [] } : environment.account(inside);
    if (text.endsWith(':root')) return { principal: { kind: 'root', account: owner } };
    const kind = text.includes(':user/') ? 'user' : 'role';
    return { principal: { kind, arn: roleArn(text), account: owner, identityPolicies } };
  }
  const own = environment.account(account);
  if (/^(?:role|user)\/./.test(text)) {
    const kind = text.startsWith('user/') ? 'user' : 'role';
    return { principal: { kind, arn: `arn:aws:iam::${account.id}:${text}`, account: own, identityPolicies } };
  }
  if (found.kind === 'unknown') return { problem: mended(organization, asked, found) };
  const permissionSet = graph.permissionSets.find(({ name }) => name === text.slice(text.lastIndexOf('/') + 1));
  const path = permissionSet?.region === 'us-east-1' ? '' : `${permissionSet?.region ?? ''}/`;
  const name = `AWSReservedSSO_${permissionSet?.name ?? ''}_${'0'.repeat(16)}`;
  const arn = `arn:aws:iam::${account.id}:role/aws-reserved/sso.amazonaws.com/${path}${name}`;
  return { principal: { kind: 'role', arn, account: own, identityPolicies } };
}

function withEverythingAllowed({
  boundary: _boundary,
  ...principal
}: RolePrincipal | UserPrincipal): RolePrincipal | UserPrincipal {
  return { ...principal, identityPolicies: [ADMINISTRATOR] };
}

function roleArn(arn: string): string {
  return arn.replace(/^arn:aws:sts::([^:]+):assumed-role\/([^/]+)\/.*$/, 'arn:aws:iam::$1:role/$2');
}

/** What is wrong, with who was meant, or else with some who are there. */
function mended(
  { graph }: Organization,
  { text, account }: PrincipalQuestion,
  { problem, mend }: Extract<FoundPrincipal, { kind: 'unknown' }>,
): string {
  if (text.startsWith('arn:') && graph.account(parseArn(text)?.account ?? '') === undefined) {
    return `${problem}, so no template says what it may do. Ask what guardrails let it do with --identity administrator.`;
  }
  if (mend === 'told') return sentence(problem);
  const names = graph.contentsOf(account).principals.flatMap(namesOf);
  return `${problem}. Expected for example ${names.slice(0, 4).join(', ')}.`;
}

function sentence(problem: string): string {
  const isOver = /[.?!]$/.test(problem);
  return `${problem.replace(': did you mean', '. Did you mean')}${isOver ? '' : '.'}`;
}

/** How people call a role or user: by group and permission set, or by its name. */
export function namesOf(principal: Principal): readonly string[] {
  if (principal.kind === 'role' && principal.assignment !== undefined) {
    const { groups, permissionSet } = principal.assignment;
    return groups.map((group) => `${group}/${permissionSet}`);
  }
  return [`${principal.kind}/${nameWithPath(principal)}`];
}
