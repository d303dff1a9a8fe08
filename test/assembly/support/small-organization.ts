import type { JsonObject, JsonValue } from '../../../lib/base/json';
import { organizationGraph, readAssembly, type OrganizationGraph } from '../../../lib/assembly';
import type { OrganizationGraphOptions } from '../../../lib/assembly';
import type { TemplateResource } from '../../../lib/assembly/template';
import { writeAssembly, type StackToWrite } from './write-assembly';

export type Resources = Readonly<Record<string, TemplateResource>>;

export const ref = (name: string): JsonObject => ({ Ref: name });
export const att = (logicalId: string, name: string): JsonObject => ({ 'Fn::GetAtt': [logicalId, name] });
export const resource = (Type: string, Properties: JsonObject = {}, Metadata: JsonObject = {}): TemplateResource => ({
  Type,
  Properties,
  Metadata,
});

export const allow = (Action: JsonValue, more: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*', ...more }],
});

/** The trust of a role that Lambda functions run as. */
export const lambdaTrust: JsonObject = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

export const unit = (Name: string, ParentId: JsonValue): TemplateResource =>
  resource('AWS::Organizations::OrganizationalUnit', { Name, ParentId });
export const account = (AccountName: string, parent: JsonValue, more: JsonObject = {}): TemplateResource =>
  resource('AWS::Organizations::Account', {
    AccountName,
    Email: `${AccountName}@trips.com`,
    ParentIds: [parent],
    ...more,
  });

/** Root: security; engineering/dev: dev; engineering/prod: prod. */
export const smallOrganization: Resources = {
  Organization: resource('AWS::Organizations::Organization', { FeatureSet: 'ALL' }),
  Engineering: unit('engineering', att('Organization', 'RootId')),
  Dev: unit('dev', ref('Engineering')),
  Prod: unit('prod', ref('Engineering')),
  AccountSecurity: account('security', att('Organization', 'RootId')),
  AccountDev: account('engineering-dev', ref('Dev'), { Tags: [{ Key: 'team', Value: 'trips' }] }),
  AccountProd: account('engineering-prod', ref('Prod')),
};

/** The graph of one stack `lz-organization` with the small organization and more, and of other stacks. */
export function graphOf(
  more: Resources = {},
  others: Readonly<Record<string, StackToWrite>> = {},
  options: OrganizationGraphOptions = {},
): OrganizationGraph {
  const Resources = { ...smallOrganization, ...more };
  const stacks = { Organization: { stackName: 'lz-organization', template: { Resources } }, ...others };
  return organizationGraph(readAssembly(writeAssembly(stacks)), options);
}

export const stackSet = (
  template: { readonly Resources: Resources },
  group: JsonObject,
  more: JsonObject = {},
): TemplateResource =>
  resource('AWS::CloudFormation::StackSet', {
    StackSetName: 'lz-roles',
    PermissionModel: 'SERVICE_MANAGED',
    TemplateBody: JSON.stringify(template),
    StackInstancesGroup: [{ Regions: ['us-west-2'], ...group }],
    ...more,
  });
