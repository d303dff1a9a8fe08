import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS } from '../../lib/policy';
import { FORMATS } from './formats';
import type {
  AccessRequest,
  Account,
  ActionCatalogue,
  NamedPolicy,
  PolicyLevel,
  RolePrincipal,
  Statement,
  UserPrincipal,
} from '../../lib/policy';

export const MEMBER = '111111111111';
export const OTHER = '222222222222';
export const MANAGEMENT = '999999999999';
const ORGANIZATION = { id: 'o-trips', managementAccountId: MANAGEMENT };

/** What may be asked for besides where tags are brought. */
const TAG_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'kms:createkey': ['kms:TagResource'],
  'lambda:createfunction': ['lambda:TagResource'],
  'organizations:createaccount': ['organizations:TagResource'],
};

export const CATALOGUE: ActionCatalogue = {
  actions: Object.keys(FORMATS),
  resourceFormats: (action) => (Object.hasOwn(FORMATS, action) ? FORMATS[action] : undefined),
  tagActions: (action) => TAG_ACTIONS[action.toLowerCase()] ?? [],
  supportsRcp: (service) => ['s3', 'sts', 'kms', 'secretsmanager', 'signin', 'sqs'].includes(service),
};

export function policy(name: string, ...statements: readonly Statement[]): NamedPolicy {
  return { name, document: { Version: '2012-10-17', Statement: statements } };
}

export const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  ...('NotAction' in more ? {} : { Action: '*' }),
  ...('NotResource' in more ? {} : { Resource: '*' }),
  ...more,
});

export const deny = (more: Partial<Statement> = {}): Statement => ({ ...allow(more), Effect: 'Deny' });

export const ADMINISTRATOR = policy('AdministratorAccess', allow());

/** Root, one OU and the account, each with AWS's own policy and what is given. */
export function levels(
  own: NamedPolicy,
  root: readonly NamedPolicy[] = [],
  ou: readonly NamedPolicy[] = [],
  account: readonly NamedPolicy[] = [],
): readonly PolicyLevel[] {
  return [
    { attachedTo: 'root', policies: [own, ...root] },
    { attachedTo: 'OU engineering', policies: [own, ...ou] },
    { attachedTo: 'account engineering-dev', policies: [own, ...account] },
  ];
}

export const scps = (...root: readonly NamedPolicy[]): readonly PolicyLevel[] => levels(FULL_AWS_ACCESS, root);
export const rcps = (...root: readonly NamedPolicy[]): readonly PolicyLevel[] => levels(RCP_FULL_AWS_ACCESS, root);

export function account(more: Partial<Account> = {}): Account {
  return {
    id: MEMBER,
    organization: ORGANIZATION,
    organizationPath: 'o-trips/r-1/ou-engineering/',
    scps: scps(),
    rcps: rcps(),
    ...more,
  };
}

export function role(more: Partial<RolePrincipal> = {}): RolePrincipal {
  const home = more.account ?? account();
  return {
    kind: 'role',
    account: home,
    arn: `arn:aws:iam::${home.id}:role/app/reader`,
    identityPolicies: [ADMINISTRATOR],
    ...more,
  };
}

export function user(more: Partial<UserPrincipal> = {}): UserPrincipal {
  const home = more.account ?? account();
  return {
    kind: 'user',
    account: home,
    arn: `arn:aws:iam::${home.id}:user/alice`,
    identityPolicies: [ADMINISTRATOR],
    ...more,
  };
}

export const OBJECT = 'arn:aws:s3:::trips-data/2026/report.csv';

export function request(more: Partial<AccessRequest> = {}): AccessRequest {
  const principal = more.principal ?? role();
  const home = 'account' in principal ? principal.account : account();
  return { principal, action: 's3:GetObject', resource: { arn: OBJECT, account: home }, ...more };
}
