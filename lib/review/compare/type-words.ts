import { entryOf } from '../../base/entry-of';
import { CustomType, SdkCommand, sdkCallType } from '../../base/template-contract';

/** What people call one of a type, and several. What there are no words for is a resource. */
const NOUNS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  'AWS::AccessAnalyzer::Analyzer': ['search for access from outside', 'searches for access from outside'],
  'AWS::Athena::WorkGroup': ['workgroup for questions to the trail', 'workgroups for questions to the trail'],
  'AWS::BCMDataExports::Export': ['export of costs', 'exports of costs'],
  'AWS::Backup::BackupVault': ['vault of backups', 'vaults of backups'],
  'AWS::Budgets::Budget': ['budget', 'budgets'],
  'AWS::CE::AnomalyMonitor': ['watch over unusual costs', 'watches over unusual costs'],
  'AWS::CE::AnomalySubscription': ['mail about unusual costs', 'mails about unusual costs'],
  'AWS::CloudFormation::StackSet': ['set of resources for many accounts', 'sets of resources for many accounts'],
  'AWS::CloudTrail::Trail': ['trail of who did what', 'trails of who did what'],
  'AWS::Config::ConfigRule': ['check of settings', 'checks of settings'],
  'AWS::Config::ConfigurationAggregator': ['overview of what is checked', 'overviews of what is checked'],
  'AWS::Config::ConfigurationRecorder': ['recorder of settings', 'recorders of settings'],
  'AWS::Config::ConformancePack': ['pack of checks', 'packs of checks'],
  'AWS::Config::DeliveryChannel': [
    'way of recorded settings into the log archive',
    'ways of recorded settings into the log archive',
  ],
  'AWS::Events::EventBus': ['event bus', 'event buses'],
  'AWS::Events::Rule': ['rule that watches for something', 'rules that watch for something'],
  'AWS::Glue::Database': ['database of logs', 'databases of logs'],
  'AWS::Glue::Table': ['table of logs', 'tables of logs'],
  'AWS::IAM::Group': ['group of users with keys', 'groups of users with keys'],
  'AWS::IAM::InstanceProfile': ['role of servers', 'roles of servers'],
  'AWS::IAM::ManagedPolicy': ['list of permissions', 'lists of permissions'],
  'AWS::IAM::OIDCProvider': ['trust in an identity provider', 'trusts in identity providers'],
  'AWS::IAM::Role': ['role', 'roles'],
  'AWS::IAM::User': ['user with keys', 'users with keys'],
  'AWS::IdentityStore::Group': ['group of people', 'groups of people'],
  'AWS::IdentityStore::GroupMembership': ['membership of a person in a group', 'memberships of people in groups'],
  'AWS::KMS::Alias': ['name of a key', 'names of keys'],
  'AWS::KMS::Key': ['encryption key', 'encryption keys'],
  'AWS::Lambda::Function': ['function', 'functions'],
  'AWS::Lambda::Permission': ['permission to call a function', 'permissions to call functions'],
  'AWS::Logs::LogGroup': ['log', 'logs'],
  'AWS::Organizations::Account': ['account', 'accounts'],
  'AWS::Organizations::Organization': ['organization', 'organizations'],
  'AWS::Organizations::OrganizationalUnit': ['OU', 'OUs'],
  'AWS::Organizations::Policy': ['organization policy', 'organization policies'],
  'AWS::S3::Bucket': ['bucket', 'buckets'],
  'AWS::S3::BucketPolicy': ['list of whom a bucket lets in', 'lists of whom buckets let in'],
  'AWS::SNS::Subscription': ['address that is told', 'addresses that are told'],
  'AWS::SNS::Topic': ['topic', 'topics'],
  'AWS::SNS::TopicPolicy': ['list of whom a topic lets in', 'lists of whom topics let in'],
  'AWS::SQS::Queue': ['queue', 'queues'],
  'AWS::SSO::Assignment': ['access of a group to an account', 'accesses of groups to accounts'],
  'AWS::SSO::PermissionSet': ['persona', 'personas'],
  'AWS::Scheduler::Schedule': ['schedule', 'schedules'],
  [CustomType.ACCOUNT_PLACEMENT]: ['place of an account', 'places of accounts'],
  [CustomType.ACCOUNT_SETTINGS]: ['setting of accounts', 'settings of accounts'],
  [CustomType.ALTERNATE_CONTACTS]: ['contact of an account', 'contacts of accounts'],
  [sdkCallType('CreateDetector')]: ['detector of GuardDuty', 'detectors of GuardDuty'],
  [sdkCallType('CreateMember')]: ['account that Macie looks at', 'accounts that Macie looks at'],
  [sdkCallType('CreateServiceLinkedRole')]: ['role of an AWS service', 'roles of AWS services'],
  [sdkCallType(SdkCommand.ENABLE_SERVICE_ACCESS)]: ['trust in an AWS service', 'trusts in AWS services'],
  [CustomType.IDENTITY_CENTER_USER]: ['person', 'people'],
  [CustomType.ORGANIZATION_POLICY_TYPES]: [
    'list of the kinds of policies that hold',
    'lists of the kinds of policies that hold',
  ],
  [CustomType.ORGANIZATION_TREE]: ['tree of OUs', 'trees of OUs'],
  [sdkCallType(SdkCommand.REGISTER_DELEGATED_ADMINISTRATOR)]: [
    'account that administers a service',
    'accounts that administer a service',
  ],
  [CustomType.STACK_INSTANCES]: ['wait for accounts to be ready', 'waits for accounts to be ready'],
  [sdkCallType('UpdateOrganizationConfiguration')]: [
    'setting of a security service for all accounts',
    'settings of security services for all accounts',
  ],
};

/** @returns undefined where nobody says here what a type is */
export function nounOf(type: string, count = 1): string | undefined {
  const nouns = entryOf(NOUNS, type);
  return nouns?.[count === 1 ? 0 : 1];
}

/** A logical id as people read it: without the stack sets around it and without the digest that the CDK puts at its end. */
export function readableId(ids: string): string {
  const last = ids.split(' → ').at(-1) ?? ids;
  return last.replace(/(?<=.)[0-9A-F]{8}$/, '');
}
