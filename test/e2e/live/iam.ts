import {
  GetAccountAuthorizationDetailsCommand,
  IAMClient,
  type AttachedPolicy,
  type PolicyDetail,
  type Tag,
} from '@aws-sdk/client-iam';
import type { Aws } from '../harness/aws';
import { everyPage } from '../harness/pages';

export interface LivePrincipal {
  readonly kind: 'role' | 'user';
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  /** JSON texts by name; a user's groups' too. */
  readonly inlinePolicies: Readonly<Record<string, string>>;
  readonly managedPolicyArns: readonly string[];
  /** ARN. @default none */
  readonly boundary?: string;
  /** JSON text of a role's trust policy. @default a user, who has none */
  readonly trustPolicy?: string;
  readonly tags: Readonly<Record<string, string>>;
}

interface LiveGroup {
  readonly inlinePolicies: Readonly<Record<string, string>>;
  readonly managedPolicyArns: readonly string[];
}

/** What IAM of one account holds. */
export interface LiveIdentities {
  readonly principals: readonly LivePrincipal[];
  /** JSON texts of customer-managed policies by ARN. */
  readonly managedPolicies: Readonly<Record<string, string>>;
}

/** IAM's own listing of everything, which is one call where single reads would be hundreds. */
export async function readIdentities(aws: Aws, account: string): Promise<LiveIdentities> {
  const client = aws.client(IAMClient, { account, region: 'us-east-1' });
  const pages = await everyPage(
    (Marker) =>
      client.send(
        new GetAccountAuthorizationDetailsCommand({ Filter: ['Role', 'User', 'Group', 'LocalManagedPolicy'], Marker }),
      ),
    (page) => [page],
    (page) => (page.IsTruncated === true ? page.Marker : undefined),
  );
  const roles = pages
    .flatMap(({ RoleDetailList = [] }) => RoleDetailList)
    .map((role): LivePrincipal => ({
      kind: 'role',
      ...identityOf(role.RoleName, role),
      inlinePolicies: textsOf(role.RolePolicyList),
      trustPolicy: decodeURIComponent(role.AssumeRolePolicyDocument ?? ''),
    }));
  const groups = new Map(
    pages
      .flatMap(({ GroupDetailList = [] }) => GroupDetailList)
      .map(({ GroupName = '', GroupPolicyList, AttachedManagedPolicies = [] }): [string, LiveGroup] => [
        GroupName,
        {
          inlinePolicies: textsOf(GroupPolicyList),
          managedPolicyArns: AttachedManagedPolicies.map(({ PolicyArn = '' }) => PolicyArn),
        },
      ]),
  );
  const users = pages
    .flatMap(({ UserDetailList = [] }) => UserDetailList)
    .map((user): LivePrincipal => {
      const own = identityOf(user.UserName, user);
      const joined = (user.GroupList ?? []).flatMap((name) => groups.get(name) ?? []);
      return {
        kind: 'user',
        ...own,
        inlinePolicies: joined.reduce(
          (all, group) => ({ ...all, ...group.inlinePolicies }),
          textsOf(user.UserPolicyList),
        ),
        managedPolicyArns: [own.managedPolicyArns, ...joined.map((group) => group.managedPolicyArns)].flat().sort(),
      };
    });
  const policies = pages.flatMap(({ Policies = [] }) => Policies);
  return {
    principals: [...roles, ...users],
    managedPolicies: Object.fromEntries(
      policies
        .filter(({ Arn = '' }) => !Arn.startsWith('arn:aws:iam::aws:'))
        .map(({ Arn = '', PolicyVersionList = [] }) => {
          const version = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion === true);
          return [Arn, decodeURIComponent(version?.Document ?? '')];
        }),
    ),
  };
}

interface Details {
  readonly Path?: string | undefined;
  readonly Arn?: string | undefined;
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined;
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn?: string | undefined } | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

function identityOf(
  name: string | undefined,
  { Path, Arn, AttachedManagedPolicies = [], PermissionsBoundary, Tags = [] }: Details,
): Pick<LivePrincipal, 'name' | 'path' | 'arn' | 'managedPolicyArns' | 'boundary' | 'tags'> {
  const boundary = PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    name: name ?? '',
    path: Path ?? '/',
    arn: Arn ?? '',
    managedPolicyArns: AttachedManagedPolicies.map(({ PolicyArn = '' }) => PolicyArn).sort(),
    ...(boundary === undefined ? {} : { boundary }),
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

function textsOf(policies: readonly PolicyDetail[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    policies.map(({ PolicyName = '', PolicyDocument = '' }) => [PolicyName, decodeURIComponent(PolicyDocument)]),
  );
}
