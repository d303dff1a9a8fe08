import type { TypeMeaning } from './meaning-terms';

const GRANTS: TypeMeaning = { kind: 'grants' };
const TELLS: TypeMeaning = { kind: 'tells' };
const ACTS: TypeMeaning = { kind: 'acts' };
const HIDES: TypeMeaning = { kind: 'hides' };
const GUARDS: TypeMeaning = { kind: 'guards' };

/**
 * Types that the landing zone does not deploy, and of which its engine reads nothing. A company may add them to its stacks, and what they do
 * must not be told as mildly as what nobody knows. By the reason why.
 */
export const COMPANY_MEANINGS = {
  'lets somebody in by itself, or by a policy that is not read here': {
    'AWS::Cognito::IdentityPoolRoleAttachment': GRANTS,
    'AWS::Config::AggregationAuthorization': GRANTS,
    'AWS::EC2::VPCEndpointServicePermissions': GRANTS,
    'AWS::EKS::AccessEntry': GRANTS,
    'AWS::EKS::PodIdentityAssociation': GRANTS,
    'AWS::Lambda::LayerVersionPermission': GRANTS,
    'AWS::Lambda::Url': GRANTS,
    'AWS::Oam::Sink': GRANTS,
    'AWS::RAM::ResourceShare': GRANTS,
    'AWS::RolesAnywhere::Profile': GRANTS,
    'AWS::RolesAnywhere::TrustAnchor': GRANTS,
    'AWS::S3::AccessGrant': GRANTS,
    'AWS::S3::AccessGrantsInstance': GRANTS,
    'AWS::S3::AccessGrantsLocation': GRANTS,
    'AWS::S3::MultiRegionAccessPointPolicy': GRANTS,
    'AWS::SSO::ApplicationAssignment': GRANTS,
    'AWS::SSO::InstanceAccessControlAttributeConfiguration': GRANTS,
  },
  'sends to others what is there': {
    'AWS::CloudWatch::MetricStream': TELLS,
    'AWS::ECR::ReplicationConfiguration': TELLS,
    'AWS::Events::ApiDestination': TELLS,
    'AWS::Logs::SubscriptionFilter': TELLS,
    'AWS::Oam::Link': TELLS,
  },
  'does something with a role of its own': {
    'AWS::Lambda::EventSourceMapping': ACTS,
    'AWS::Pipes::Pipe': ACTS,
    'AWS::SSM::Association': ACTS,
  },
  'takes findings away': {
    'AWS::GuardDuty::Filter': HIDES,
    'AWS::GuardDuty::IPSet': HIDES,
    'AWS::SecurityHub::AutomationRule': HIDES,
  },
  'records, keeps or watches': {
    'AWS::Backup::BackupSelection': GUARDS,
    'AWS::EC2::FlowLog': { kind: 'guards', outward: ['LogDestination'], paths: { LogDestination: 'high' } },
    'AWS::Logs::MetricFilter': { kind: 'guards', paths: { FilterPattern: 'high' } },
    'AWS::RolesAnywhere::CRL': { kind: 'guards', paths: { Enabled: 'high' } },
    'AWS::Route53Resolver::ResolverQueryLoggingConfig': GUARDS,
    'AWS::SecurityHub::Standard': { kind: 'guards', paths: { DisabledStandardsControls: 'high' } },
    'AWS::WAFv2::LoggingConfiguration': GUARDS,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, TypeMeaning>>>>;
