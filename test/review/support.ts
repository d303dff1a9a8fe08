import { EngineEnvironment, organizationGraph, readAssembly } from '../../lib/assembly';
import type { TemplateResource } from '../../lib/assembly/template';
import type { Organization } from '../../lib/ask/organization';
import type { JsonObject, JsonValue } from '../../lib/base/json';
import { loadManagedPolicies, type IamData } from '../../lib/iam-data';
import { PolicyEngine } from '../../lib/policy';
import type { Report, RuleId, Severity } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { account, att, ref, resource, smallOrganization, stackSet } from '../assembly/support/small-organization';
import { writeAssembly } from '../assembly/support/write-assembly';

type Statement = Record<string, JsonValue>;

/** An organization that is small enough to be read, by what the cases change. */
export interface Company {
  /** SCPs by name, with where they are attached and their statements. */
  scps: Record<string, { on: string[]; statements: Statement[] }>;
  rcps: Record<string, { on: string[]; statements: Statement[] }>;
  /** The permission set Developer. */
  developer: {
    session: string;
    managed: string[];
    statements: Statement[];
    boundary: string | undefined;
    name: string;
  };
  /** Group, by the key of its account. */
  assignments: Record<string, string>;
  /** Of every group. */
  groupId: string;
  /** The role app/worker in the OU dev. */
  role: { statements: Statement[]; trust: Statement[]; boundary: boolean; name: string; tags: Record<string, string> };
  boundary: Statement[];
  /** Whom the role lz-break-glass in the OU dev trusts. */
  emergency: Statement[];
  /** Of the StackSet that makes these. */
  parameters: JsonValue[];
  /** Of a bucket in the management account. */
  bucket: Statement[];
  organization: Record<string, TemplateResource>;
}

export const root = (name: string): Statement => ({ AWS: `arn:aws:iam::${name}:root` });

/** What the cases start from; each has a copy of its own. */
export function company(): Company {
  return {
    scps: {
      audit: {
        on: ['root'],
        statements: [
          {
            Sid: 'DenyTrails',
            Effect: 'Deny',
            Action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging'],
            Resource: '*',
          },
          {
            Sid: 'DenyRegions',
            Effect: 'Deny',
            NotAction: ['iam:*', 'sts:*'],
            Resource: '*',
            Condition: {
              StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] },
              ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] },
            },
          },
        ],
      },
      keys: {
        on: ['Prod'],
        statements: [
          { Sid: 'DenyKeys', Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion', Resource: '*' },
          { Sid: 'DenyBuckets', Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::open-*'] },
        ],
      },
    },
    rcps: {
      perimeter: {
        on: ['root'],
        statements: [
          {
            Sid: 'DenyOutsiders',
            Effect: 'Deny',
            Principal: '*',
            Action: ['s3:*', 'sts:AssumeRole'],
            Resource: '*',
            Condition: {
              StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-organization' },
              BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
            },
          },
        ],
      },
    },
    developer: {
      name: 'Developer',
      session: 'PT4H',
      managed: [],
      statements: [
        {
          Sid: 'Look',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:ListBucket', 'ec2:DescribeInstances'],
          Resource: '*',
        },
        {
          Sid: 'Work',
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Resource: '*',
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        },
      ],
      boundary: undefined,
    },
    assignments: { AccountDev: 'developers' },
    groupId: '1234-5678',
    role: {
      name: 'worker',
      statements: [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 'sqs:SendMessage'],
          Resource: ['arn:aws:s3:::data/*', 'arn:aws:sqs:*:*:jobs'],
        },
      ],
      trust: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      boundary: true,
      tags: {},
    },
    emergency: [{ Effect: 'Allow', Principal: root('management'), Action: 'sts:AssumeRole' }],
    parameters: [],
    boundary: [{ Effect: 'Allow', Action: ['s3:*', 'sqs:*', 'lambda:*'], Resource: '*' }],
    bucket: [
      {
        Effect: 'Allow',
        Principal: { AWS: ref('AccountDev') },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::shared/*',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
    ],
    organization: { ...smallOrganization },
  };
}

const document = (Statement: readonly Statement[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: [...Statement],
});

function templateOf(of: Company): Record<string, TemplateResource> {
  const place = (on: string): JsonValue => (on === 'root' ? att('Organization', 'RootId') : ref(on));
  const policies = (type: string, all: Company['scps']): [string, TemplateResource][] =>
    Object.entries(all).map(([name, { on, statements }]) => [
      `${type === 'SERVICE_CONTROL_POLICY' ? 'Scp' : 'Rcp'}${name}`,
      resource('AWS::Organizations::Policy', {
        Name: `lz-${name}`,
        Type: type,
        Content: document(statements),
        TargetIds: on.map(place),
      }),
    ]);
  return {
    ...of.organization,
    ...Object.fromEntries([
      ...policies('SERVICE_CONTROL_POLICY', of.scps),
      ...policies('RESOURCE_CONTROL_POLICY', of.rcps),
    ]),
    Developer: resource('AWS::SSO::PermissionSet', {
      Name: of.developer.name,
      InstanceArn: 'arn:aws:sso:::instance/ssoins-1',
      SessionDuration: of.developer.session,
      ManagedPolicies: of.developer.managed,
      InlinePolicy: document(of.developer.statements),
      ...(of.developer.boundary === undefined
        ? {}
        : { PermissionsBoundary: { ManagedPolicyArn: of.developer.boundary } }),
    }),
    ...Object.fromEntries(
      Object.entries(of.assignments).map(([key, group]) => [
        `Assignment${key}`,
        resource(
          'AWS::SSO::Assignment',
          { PermissionSetArn: att('Developer', 'PermissionSetArn'), PrincipalId: of.groupId, TargetId: ref(key) },
          { 'LandingZone::GroupName': group },
        ),
      ]),
    ),
    Bucket: resource('AWS::S3::Bucket', { BucketName: 'shared' }),
    BucketPolicy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: document(of.bucket) }),
    Roles: stackSet(
      { Resources: rolesOf(of) },
      { DeploymentTargets: { OrganizationalUnitIds: [ref('Dev')] } },
      of.parameters.length === 0 ? {} : { Parameters: of.parameters },
    ),
  };
}

function rolesOf({ role, boundary, emergency }: Company): Record<string, TemplateResource> {
  return {
    Boundary: resource('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: 'lz-permissions-boundary',
      PolicyDocument: document(boundary),
    }),
    Worker: resource('AWS::IAM::Role', {
      RoleName: role.name,
      Path: '/app/',
      AssumeRolePolicyDocument: document(role.trust),
      Policies: [{ PolicyName: 'work', PolicyDocument: document(role.statements) }],
      ...(role.boundary ? { PermissionsBoundary: ref('Boundary') } : {}),
      ...(Object.keys(role.tags).length === 0
        ? {}
        : { Tags: Object.entries(role.tags).map(([Key, Value]) => ({ Key, Value })) }),
    }),
    Auditor: resource('AWS::IAM::Role', {
      RoleName: 'lz-break-glass',
      AssumeRolePolicyDocument: document(emergency),
      Policies: [{ PolicyName: 'all', PolicyDocument: document([{ Effect: 'Allow', Action: '*', Resource: '*' }]) }],
    }),
  };
}

/** The organization of a company, as the commands read one. */
export function organizationOf(of: Company, iamData: IamData): Organization {
  const folder = writeAssembly({
    Organization: { stackName: 'lz-organization', template: { Resources: templateOf(of) } },
  });
  const assembly = readAssembly(folder);
  const graph = organizationGraph(assembly);
  const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
  return {
    assembly,
    graph,
    environment,
    iamData,
    engine: new PolicyEngine(iamData),
    homeRegion: 'us-west-2',
    guardrails: [],
  };
}

export interface Edit {
  readonly base?: ((of: Company) => unknown) | undefined;
  readonly head: (of: Company) => unknown;
}

export function reviewOf(
  { base = () => undefined, head }: Edit,
  iamData: IamData,
  mirrored: 'mirrored' | 'as it is' = 'as it is',
): Report {
  const [before, after] = [company(), company()];
  base(before);
  base(after);
  head(after);
  const [one, other] = [organizationOf(before, iamData), organizationOf(after, iamData)];
  const sides = mirrored === 'mirrored' ? { base: other, head: one } : { base: one, head: other };
  return review(sides, { today: '2026-11-26', owners: new Map() });
}

/** What a report says, by severity and kind, but that nothing of any small organization is proven, and that texts are longer or shorter. */
export function toldOf({ findings }: Report): readonly `${Severity} ${RuleId}`[] {
  const told = findings.filter(({ rule }) => rule !== 'not-proven' && rule !== 'quota-used');
  return [...new Set(told.map(({ severity, rule }) => `${severity} ${rule}` as const))].sort();
}

export { account, ref, att };
