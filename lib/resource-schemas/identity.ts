import { entryOf } from '../base/entry-of';
import { schemaOf } from './schema';

/** What AWS refuses a second resource of. */
export interface Identity {
  /** Paths of properties: no two resources agree in all of them. None: there is one in an account and Region. */
  readonly by: readonly string[];
  /** Where AWS says so. */
  readonly page: string;
}

/** No two resources collide: AWS tells them apart by an id of its own, and by nothing else. */
const BY_ID = 'by id';

const API = 'https://docs.aws.amazon.com';
const IDENTITY_STORE = `${API}/singlesignon/latest/IdentityStoreAPIReference`;

/**
 * What AWS wants unique of types whose schema names an id that AWS makes, or less than AWS allows. What has a name in its schema's
 * identifier needs no entry.
 */
const IDENTITIES: Readonly<Record<string, Identity | typeof BY_ID>> = {
  'AWS::AccessAnalyzer::Analyzer': { by: ['AnalyzerName'], page: `${API}/access-analyzer/latest/APIReference/API_CreateAnalyzer.html` },
  'AWS::BCMDataExports::Export': { by: ['Export.Name'], page: `${API}/aws-cost-management/latest/APIReference/API_DataExports_Export.html` },
  'AWS::Budgets::Budget': { by: ['Budget.BudgetName'], page: `${API}/aws-cost-management/latest/APIReference/API_budgets_Budget.html` },
  'AWS::CE::AnomalyMonitor': { by: ['MonitorType', 'MonitorDimension'], page: `${API}/cost-management/latest/userguide/management-limits.html` },
  'AWS::CE::AnomalySubscription': { by: ['SubscriptionName'], page: `${API}/aws-cost-management/latest/APIReference/API_AnomalySubscription.html` },
  'AWS::CloudFormation::StackSet': { by: ['StackSetName'], page: `${API}/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html` },
  'AWS::Config::ConfigRule': { by: ['ConfigRuleName'], page: `${API}/config/latest/APIReference/API_ConfigRule.html` },
  'AWS::Config::ConfigurationRecorder': { by: [], page: `${API}/config/latest/developerguide/configlimits.html` },
  'AWS::Config::DeliveryChannel': { by: [], page: `${API}/config/latest/developerguide/manage-delivery-channel.html` },
  'AWS::Glue::Database': { by: ['CatalogId', 'DatabaseInput.Name'], page: `${API}/glue/latest/webapi/API_CreateDatabase.html` },
  'AWS::Glue::Table': { by: ['CatalogId', 'DatabaseName', 'TableInput.Name'], page: `${API}/glue/latest/webapi/API_CreateTable.html` },
  'AWS::IAM::ManagedPolicy': { by: ['ManagedPolicyName'], page: `${API}/IAM/latest/APIReference/API_CreatePolicy.html` },
  'AWS::IAM::OIDCProvider': { by: ['Url'], page: `${API}/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html` },
  'AWS::IdentityStore::Group': { by: ['IdentityStoreId', 'DisplayName'], page: `${IDENTITY_STORE}/API_CreateGroup.html` },
  'AWS::IdentityStore::GroupMembership': { by: ['IdentityStoreId', 'GroupId', 'MemberId'], page: `${IDENTITY_STORE}/API_CreateGroupMembership.html` },
  'AWS::Lambda::Permission': BY_ID,
  'AWS::Organizations::OrganizationalUnit': { by: ['ParentId', 'Name'], page: `${API}/organizations/latest/APIReference/API_CreateOrganizationalUnit.html` },
  'AWS::Organizations::Policy': { by: ['Type', 'Name'], page: `${API}/organizations/latest/APIReference/API_CreatePolicy.html` },
  'AWS::SNS::Subscription': { by: ['TopicArn', 'Protocol', 'Endpoint'], page: `${API}/sns/latest/api/API_Subscribe.html` },
  'AWS::SNS::Topic': { by: ['TopicName'], page: `${API}/sns/latest/api/API_CreateTopic.html` },
  'AWS::SSO::PermissionSet': { by: ['InstanceArn', 'Name'], page: `${API}/singlesignon/latest/APIReference/API_CreatePermissionSet.html` },
}; // prettier-ignore

/** Types that have an entry of their own, for a test that none is left over. */
export const IDENTIFIED_TYPES: readonly string[] = Object.keys(IDENTITIES);

/**
 * By what AWS tells resources of a type apart, or undefined where two never collide.
 *
 * @throws where neither the schema nor the list above says it
 */
export function identityOf(type: string): readonly string[] | undefined {
  const own = entryOf(IDENTITIES, type);
  if (own !== undefined) return own === BY_ID ? undefined : own.by;
  const schema = schemaOf(type);
  if (schema === undefined) throw new Error(`no schema of ${type}`);
  // Without create-only properties nothing is ever made a second time.
  if (schema.createOnly.length + schema.sometimesCreateOnly.length === 0) return undefined;
  if (schema.identifier.every((name) => schema.properties.includes(name))) return schema.identifier;
  throw new Error(`${type}: lib/resource-schemas/identity.ts does not say what AWS wants unique`);
}
