import type { Account } from '../assembly';
import { listOf } from '../base/list';
import { decidingRequest, keysLeftOpen } from '../policy';
import type { Decision, Dependence, NamedPolicy, PolicyLevel, RequestPrincipal } from '../policy';
import { isAskedAbout } from './asked-about';
import { resourceIn } from './named-resource';
import type { Organization } from './organization';
import type { Question } from './question';
import { exampleOf, resourcesOfCall } from './representative';

/** The same call about another resource. */
export type OtherResource = Pick<Decision | Dependence, 'decision' | 'reason'> & { readonly arn: string };

/** The other kinds of resource that AWS checks the action on; none where one was named. */
export function otherKinds(
  organization: Organization,
  question: Question,
  principal: RequestPrincipal,
): readonly OtherResource[] {
  const { action, region, written } = question;
  if (written.resource !== undefined) return [];
  const owner = ownerOf(organization, question);
  const formats = organization.iamData.resourceFormats(action) ?? [];
  return about(
    organization,
    question,
    principal,
    formats.map((format) => exampleOf(format, owner, region)),
  );
}

/** Resources that policies tell apart from others, by what they say of them; none where one was named. */
export function namedByPolicies(
  organization: Organization,
  question: Question,
  principal: RequestPrincipal,
): readonly OtherResource[] {
  const { action, region, written } = question;
  if (written.resource !== undefined) return [];
  const owner = ownerOf(organization, question);
  const named = patternsIn(policiesFor(principal, question)).map((pattern) => exampleNamed(pattern, owner, region));
  const asked = [...new Set(named)].filter((arn) => isAskedAbout(organization.iamData, action, arn));
  return about(organization, question, principal, asked);
}

function ownerOf({ graph }: Organization, { resource }: Question): Account {
  return graph.account(resource.resource.account.id) ?? graph.managementAccount;
}

/** With all that the call must have beside it. */
function about(
  organization: Organization,
  question: Question,
  principal: RequestPrincipal,
  arns: readonly string[],
): readonly OtherResource[] {
  const { engine, iamData } = organization;
  const { action, context, region, identity } = question;
  const owner = ownerOf(organization, question);
  return arns.flatMap((arn) => {
    const requests = resourcesOfCall(iamData, action, owner, region, arn).map((one) => ({
      principal,
      action,
      resource: resourceIn(organization, { arn: one, owner, action, identity }),
      context,
      region,
      unknownKeys: keysLeftOpen(principal),
    }));
    const deciding = decidingRequest(engine, requests);
    return deciding === undefined ? [] : [{ arn, ...engine.decide(deciding) }];
  });
}

function policiesFor(principal: RequestPrincipal, { resource }: Question): readonly NamedPolicy[] {
  const ofLevels = (levels: readonly PolicyLevel[]): readonly NamedPolicy[] =>
    levels.flatMap(({ policies }) => policies);
  const ofOwner = ofLevels(resource.resource.account.rcps);
  if (!('account' in principal)) return ofOwner;
  const ofAccount = [...ofLevels(principal.account.scps), ...ofOwner];
  if (principal.kind === 'root') return ofAccount;
  const { identityPolicies, boundary } = principal;
  return [...ofAccount, ...identityPolicies, ...(boundary === undefined ? [] : [boundary])];
}

function patternsIn(policies: readonly NamedPolicy[]): readonly string[] {
  const statements = policies.flatMap(({ document }) => listOf(document.Statement));
  const named = statements.flatMap(({ Resource, NotResource }) => [...listOf(Resource), ...listOf(NotResource)]);
  return [...new Set(named)];
}

/** One that the pattern matches, in the account where that leaves it open. */
function exampleNamed(pattern: string, owner: Account, region: string): string {
  const [arn = '', partition = '', service = '', at = '', account = '', ...rest] = pattern
    .replaceAll(/\$\{aws:(?:PrincipalAccount|ResourceAccount)\}/gi, owner.id)
    .split(':');
  const place = [/[*?]/.test(at) ? region : at, /[*?]/.test(account) ? owner.id : account];
  const name = rest.join(':').replaceAll('*', 'example').replaceAll('?', 'x');
  return [arn, partition === '*' ? 'aws' : partition, service, ...place, name].join(':');
}
