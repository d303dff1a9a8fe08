import { GLOBAL_REGION } from '../base/regions';
import { distance } from 'fastest-levenshtein';
import type { Account, Principal } from '../assembly';
import type {
  Account as EngineAccount,
  IdentityName,
  PrincipalName,
  RequestPrincipal,
  RolePrincipal,
  UserPrincipal,
} from '../policy';
import { parseArn, parsePrincipalName, PRINCIPAL_ARN_FORMS } from '../policy';
import { peopleMeant } from './people-meant';
import { findPrincipal, nameWithPath, type FoundPrincipal } from './principals';
import { ADMINISTRATOR, outsideAccount } from './world';
import { unknownAccount, type Problem } from './place';
import type { Organization } from './organization';
import { groupsOf, templateHosts } from './template-names';
import type { WrittenContext } from './written-context';
import { asInTemplates } from './written-people';

/**
 * Whose policies a principal has: its own, or those of somebody who may do everything, so that only guardrails deny; then
 * resources are open to all, or have the policies that the templates give them.
 */
export type Identity = 'own' | 'administrator' | 'administrator with resource policies';

export interface PrincipalQuestion {
  readonly text: string;
  readonly account: Account;
  readonly identity: Identity;
  readonly context: WrittenContext;
}

/** Somebody who is there, or somebody who is known but not in this account, and so can do nothing in it. */
export type NamedPrincipal =
  { readonly principal: RequestPrincipal } | { readonly principal: undefined; readonly notAssigned: string };

export function namedPrincipal(organization: Organization, written: PrincipalQuestion): NamedPrincipal | Problem {
  const text = asInTemplates(organization.graph, written.text);
  if (typeof text !== 'string') return text;
  const asked = { ...written, text };
  const { identity } = asked;
  const name = parsePrincipalName(text);
  const wrongForm = text.startsWith('arn:') ? wrongArn(organization, text) : wrongHost(organization, name);
  if (wrongForm !== undefined) return { problem: wrongForm };
  if (name?.kind === 'service') return { principal: service(organization, name.host, asked) };
  const found = withKnownGroups(organization, asked, findPrincipal(organization.environment, text, asked.account));
  if (name?.kind === 'federated' && isOutside(organization, name.provider)) return { principal: name };
  if (identity !== 'own') return administrator(organization, asked, found);
  if ('principal' in found) return found;
  if (found.kind === 'not assigned') return { principal: undefined, notAssigned: `${found.problem}.` };
  return { problem: mended(organization, asked, found) };
}

/** A provider of somebody else's account: what it may do here is what resource policies say of it. */
function isOutside({ graph }: Organization, provider: string): boolean {
  const account = parseArn(provider)?.account ?? '';
  return /^\d{12}$/.test(account) && graph.account(account) === undefined;
}

/** A group that nobody assigned anything to is a group all the same. */
function withKnownGroups(
  { assembly, graph }: Organization,
  { text, account }: PrincipalQuestion,
  found: FoundPrincipal,
): FoundPrincipal {
  if ('principal' in found || found.kind === 'not assigned') return found;
  const name = parsePrincipalName(text);
  if (name?.kind !== 'person') return found;
  const { group, persona: permissionSet } = name;
  const isKnown = groupsOf(assembly).includes(group) && graph.permissionSets.some(({ name }) => name === permissionSet);
  if (!isKnown) return found;
  return {
    problem: `the group ${group} has no assignment of ${permissionSet} in ${account.name}`,
    kind: 'not assigned',
  };
}

function wrongArn({ graph }: Organization, text: string): string | undefined {
  const name = parsePrincipalName(text);
  if (name?.kind !== 'arn') return `"${text}" is no ARN of a principal. Expected ${PRINCIPAL_ARN_FORMS}.`;
  const { account } = name;
  if (graph.account(account) !== undefined || /^\d{12}$/.test(account)) return undefined;
  return unknownAccount(graph, account).problem;
}

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/;

/** Nobody lists the hosts of services: what is refused is what has another form, or is a letter or two from a known one. */
function wrongHost({ assembly, iamData }: Organization, name: PrincipalName | undefined): string | undefined {
  if (name?.kind !== 'service') return undefined;
  const { host } = name;
  if (!HOST.test(host))
    return `"service/${host}" names no AWS service. Expected service/<host>, for example service/cloudtrail.amazonaws.com.`;
  const services = iamData.servicePrefixes.map((prefix) => `${prefix}.amazonaws.com`);
  const known = [...templateHosts(assembly), ...services];
  if (known.includes(host)) return undefined;
  const near = known.find((other) => distance(other, host) <= 2);
  return near && `"${host}" is the host of no AWS service that is known. Did you mean "${near}"?`;
}

/** A service tells for whom it acts by `aws:SourceAccount` or `aws:SourceArn`; its organization follows from that. */
function service({ graph, environment }: Organization, host: string, { context }: PrincipalQuestion): RequestPrincipal {
  const id = context['aws:sourceaccount']?.[0] ?? parseArn(context['aws:sourcearn']?.[0] ?? '')?.account ?? '';
  if (id === '') return { kind: 'service', host };
  const known = graph.account(id);
  return {
    kind: 'service',
    host,
    onBehalfOf: known === undefined ? outsideAccount(id) : environment.account(known),
  };
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
  const name = parsePrincipalName(text);
  if (name?.kind === 'arn') {
    const inside = graph.account(name.account);
    const owner = inside === undefined ? outsideAccount(name.account) : environment.account(inside);
    return {
      principal: name.identity.kind === 'root' ? { kind: 'root', account: owner } : allPowerful(name.identity, owner),
    };
  }
  const own = environment.account(account);
  if (name?.kind === 'role' || name?.kind === 'user') return { principal: allPowerful(name, own) };
  if (found.kind === 'unknown') return { problem: mended(organization, asked, found) };
  const wanted = name?.kind === 'person' ? name.persona : '';
  const permissionSet = graph.permissionSets.find((set) => set.name === wanted);
  const path = permissionSet?.region === GLOBAL_REGION ? '' : `${permissionSet?.region ?? ''}/`;
  const role = `aws-reserved/sso.amazonaws.com/${path}AWSReservedSSO_${wanted}_${'0'.repeat(16)}`;
  return { principal: allPowerful({ kind: 'role', name: role }, own) };
}

function withEverythingAllowed({
  boundary: _boundary,
  ...principal
}: RolePrincipal | UserPrincipal): RolePrincipal | UserPrincipal {
  return { ...principal, identityPolicies: [ADMINISTRATOR] };
}

function allPowerful({ kind, name }: IdentityName, account: EngineAccount): RolePrincipal | UserPrincipal {
  return { kind, arn: `arn:aws:iam::${account.id}:${kind}/${name}`, account, identityPolicies: [ADMINISTRATOR] };
}

/** What is wrong, with who was meant, or else with some who are there. */
function mended(
  organization: Organization,
  { text, account }: PrincipalQuestion,
  { problem, mend }: Extract<FoundPrincipal, { kind: 'unknown' }>,
): string {
  const { graph } = organization;
  if (text.startsWith('arn:') && graph.account(parseArn(text)?.account ?? '') === undefined) {
    return `${problem}, so no template says what it may do. Ask what guardrails let it do with --identity administrator.`;
  }
  const people = peopleMeant(organization, text, account);
  if (people !== undefined) return people;
  if (mend === 'told') return sentence(problem);
  const kind = parsePrincipalName(text)?.kind;
  const { principals } = graph.contentsOf(account);
  const alike = principals.filter((one) => (kind === 'user' ? one.kind === kind : isPerson(one) === (kind !== 'role')));
  const names = [...new Set([...alike, ...principals])].flatMap(namesOf);
  return `${problem}. Expected for example ${names.slice(0, 4).join(', ')}.`;
}

function isPerson(principal: Principal): boolean {
  return principal.kind === 'role' && principal.assignment !== undefined;
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
