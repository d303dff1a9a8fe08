/**
 * What is doubtful about a resource type, policy type or call on a live account, where documents, schemas or public reports say
 * something else than one would expect, or nothing. Each goes once somebody has seen it there.
 */
export const DOUBTS: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::StackSet':
    'auto-deployment reaches a new account minutes later, and no page says how many: what needs it waits for fourteen; drift of its stacks was never detected from here',
  'AWS::CE::AnomalyMonitor': 'AWS takes one monitor of a kind: where the account has one by hand, the stack fails',
  'AWS::Organizations::Account': 'how long AWS takes to make one: deploys wait as long as CloudFormation does',
  'AWS::BCMDataExports::Export': 'the first export can take a day to arrive',
  'AWS::SSO::Assignment': 'how many are made at a time before AWS throttles: ten, by its own words in errors',
  'AWS::Events::Rule':
    'the role that sends an alarm to the bus of another account is trusted for rules by aws:SourceArn and aws:SourceAccount: roles for rules are made so in public, no page of AWS says that of buses in particular. Whether one arrives from a member account, docs/first-day.md has tried after the first deploy',
  'AWS::Config::DeliveryChannel':
    'bucket and key let AWS Config in by aws:SourceOrgID where its page shows aws:SourceAccount: a global key that AWS sends wherever a service calls for an account of an organization',
  'AWS::Athena::WorkGroup':
    'results that Athena keeps itself (managed query results) are known from its page and schema alone',
  'AWS::Glue::Database':
    'where AWS Lake Formation was set up in the account, the deploy or the query may be refused (docs/trail-queries.md)',
  'AWS::Organizations::OrganizationalUnit':
    'made one after the other: CloudFormation’s handler, by its public source, does not try CreateOrganizationalUnit again',
  SECURITYHUB_POLICY: 'a young policy type: its content rules are known from one page',
  INSPECTOR_POLICY: 'a young policy type: its content rules are known from one page',
  BEDROCK_POLICY:
    'a young policy type, which no guardrail of the product has. AWS takes only a guardrail of the management account, with a version and a policy that lets members apply it: that is not looked at; whether input_tags has to stand there, its pages say both ways',
  CHATBOT_POLICY: 'no guardrail of the product has one: its content rules are known from one page',
  NETWORK_SECURITY_DIRECTOR_POLICY:
    'in preview, and no guardrail of the product has one: trusted access for its service is not switched on',
  UPGRADE_ROLLOUT_POLICY:
    'no guardrail of the product has one: its page says 5,120 bytes, that of the limits more; the smaller counts',
  RESOURCE_CONTROL_POLICY: 'whether one may bind the sign-in of IAM Identity Center, no page says in particular',
  BACKUP_POLICY: 'that the management account’s opt-in decides for members’ plans is one page’s word',
  'securityhub:EnableSecurityHubV2': 'asked in the management account; what it costs there is not on the price page',
  'securityhub:DescribeSecurityHubV2':
    'that it answers "not found" where it is off is the documented error, never seen',
  'backup:UpdateRegionSettings': 'whether types that are left out stay as they are, no page says: all are sent',
  'macie2:CreateMember': 'what it answers for an account that the administrator enrols at that moment by itself',
  'cloudformation:DetectStackSetDrift': 'how it ends where an account of the StackSet is closed',
  'account:PutAlternateContact':
    'an account that was just created is not known to this API for a while: it is tried again for a minute',
};
