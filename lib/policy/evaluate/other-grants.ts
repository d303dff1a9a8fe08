import { accountOf } from '../environment';
import type { Account, RequestPrincipal } from '../environment';
import { Glob } from '../text/glob';
import { ADMINISTRATORS_ALONE } from './administrators';

/** A way in that no policy document shows, so that nobody who reads only policies can see it. */
export interface OtherGrant {
  /** What would let a caller in, as in "there is no …", without an article. */
  readonly what: string;
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  /** Whom it can let in. */
  readonly callers: 'anyone' | 'other accounts' | 'its own account';
  /** What it overcomes: that nothing allows the call, or any denial, since the caller is not asked who it is. */
  readonly despite: 'no allow' | 'any denial';
  readonly page: string;
}

const USER_GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';

const REGISTRATION = {
  what: 'registration of the caller’s account as a delegated administrator that no template makes',
  despite: 'no allow',
  page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html',
} as const;

/** Devices come with a certificate, and no policy of IAM is asked about them. */
const WITH_IOT_POLICY = {
  what: 'certificate or token with an AWS IoT policy of its own',
  callers: 'anyone',
  despite: 'any denial',
} as const;

/**
 * Each is set by a call of its own service, and the templates of an assembly need not know of it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_acl
 */
export const OTHER_GRANTS: readonly OtherGrant[] = [
  {
    ...REGISTRATION,
    actions: ADMINISTRATORS_ALONE.filter(({ services }) => services.length > 0).flatMap(({ actions }) => actions),
    callers: 'its own account',
  },
  {
    ...REGISTRATION,
    actions: [
      'account:*',
      'cloudformation:*stackinstance*',
      'cloudformation:*stackset*',
      'cloudtrail:*',
      'identitystore:*',
      'organizations:describe*',
      'organizations:list*',
      'sso-directory:*',
      'sso:*',
      'sts:assumeroot',
    ],
    callers: 'other accounts',
  },
  {
    what: 'grant of the KMS key to the caller',
    actions: [
      'kms:creategrant',
      'kms:decrypt',
      'kms:derivesharedsecret',
      'kms:describekey',
      'kms:encrypt',
      'kms:generate*',
      'kms:getpublickey',
      'kms:reencrypt*',
      'kms:retiregrant',
      'kms:sign',
      'kms:verify*',
    ],
    callers: 'anyone',
    despite: 'no allow',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/grants.html',
  },
  {
    what: 'access control list of the bucket or object that names the caller, its account or everyone',
    actions: [
      's3:abortmultipartupload',
      's3:deleteobject*',
      's3:getbucketacl',
      's3:getobject',
      's3:getobjectacl',
      's3:getobjectversion',
      's3:getobjectversionacl',
      's3:listbucket',
      's3:listbucketmultipartuploads',
      's3:listbucketversions',
      's3:listmultipartuploadparts',
      's3:putbucketacl',
      's3:putobject',
      's3:putobjectacl',
      's3:putobjectversionacl',
    ],
    callers: 'anyone',
    despite: 'no allow',
    page: `${USER_GUIDE}/acl-overview.html`,
  },
  {
    what: 'S3 access grant, which gives the caller credentials of another role',
    actions: ['s3:deleteobject*', 's3:getobject*', 's3:listbucket*', 's3:putobject*'],
    callers: 'anyone',
    despite: 'no allow',
    page: `${USER_GUIDE}/access-grants.html`,
  },
  {
    what: 'sharing of the snapshot or image with the caller’s account',
    actions: [
      'ec2:copyfpgaimage',
      'ec2:copyimage',
      'ec2:copysnapshot',
      'ec2:createvolume',
      'ec2:runinstances',
      'rds:copydb*snapshot',
      'rds:restoredb*fromsnapshot',
      'rds:restoredbinstancefromdbsnapshot',
      'redshift:restorefromclustersnapshot',
    ],
    callers: 'other accounts',
    despite: 'no allow',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html',
  },
  {
    what: 'sharing of the document with the caller’s account',
    actions: ['ssm:describedocument*', 'ssm:getdocument', 'ssm:sendcommand', 'ssm:startautomationexecution'],
    callers: 'other accounts',
    despite: 'no allow',
    page: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html',
  },
  {
    what: 'share of AWS RAM with the caller’s account, its organization or the caller',
    actions: [
      'acm-pca:*',
      'apigateway:*',
      'appmesh:*',
      'appsync:*',
      'aws-marketplace:*',
      'backup:*',
      'bedrock:*',
      'billing:*',
      'cloudhsm:*',
      'codebuild:*',
      'datazone:*',
      'ec2:*',
      'glue:*',
      'imagebuilder:*',
      'license-manager:*',
      'mpa:*',
      'network-firewall:*',
      'networkmanager:*',
      'odb:*',
      'outposts:*',
      'rds:*',
      'refactor-spaces:*',
      'resource-explorer-2:*',
      'resource-groups:*',
      'route53*:*',
      's3-outposts:*',
      'sagemaker:*',
      'servicecatalog:*',
      'sms-voice:*',
      'ssm:*',
      'ssm-contacts:*',
      'ssm-incidents:*',
      'vpc-lattice:*',
    ],
    callers: 'other accounts',
    despite: 'no allow',
    page: 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html',
  },
  {
    what: 'policy of the application of IAM Identity Center that names the caller',
    actions: ['sso-oauth:*tokenwithiam'],
    callers: 'anyone',
    despite: 'no allow',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-using-resource-based-policies.html',
  },
  {
    what: 'service of VPC Lattice that asks for no IAM authorization, nor its service network',
    actions: ['vpc-lattice-svcs:*'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html',
  },
  {
    what: 'mount target of a file system without a policy, whose clients need not say who they are',
    actions: ['elasticfilesystem:client*'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html#default-filesystempolicy',
  },
  {
    what: 'method of the API that asks for no IAM authorization',
    actions: ['execute-api:*'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  },
  {
    what: 'authorization of the GraphQL API by API key, token or function',
    actions: ['appsync:graphql'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
  },
  {
    ...WITH_IOT_POLICY,
    actions: [
      'iot:connect',
      'iot:deleteconnection',
      'iot:deletethingshadow',
      'iot:describejobexecution',
      'iot:getretainedmessage',
      'iot:getthingshadow',
      'iot:listnamedshadowsforthing',
      'iot:listretainedmessages',
      'iot:publish',
      'iot:receive',
      'iot:retainpublish',
      'iot:subscribe',
      'iot:updatethingshadow',
      'iotjobsdata:describejobexecution',
      'iotjobsdata:getpendingjobexecutions',
      'iotjobsdata:startnextpendingjobexecution',
      'iotjobsdata:updatejobexecution',
    ],
    page: 'https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-actions.html',
  },
  {
    ...WITH_IOT_POLICY,
    actions: [
      'greengrass:discover',
      'greengrass:getcomponentversionartifact',
      'greengrass:getconnectivityinfo',
      'greengrass:resolvecomponentcandidates',
      'greengrass:updateconnectivityinfo',
    ],
    page: 'https://docs.aws.amazon.com/greengrass/v2/developerguide/device-auth.html',
  },
  {
    what: 'subscription whose deletion asks for no credentials: whoever knows its ARN, as every message to an address tells it, ends it',
    actions: ['sns:unsubscribe'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html',
  },
  {
    what: 'database user who signs in with a password',
    actions: ['rds-db:connect'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/database-authentication.html',
  },
  {
    what: 'user of the cache who signs in with a password, or without one',
    actions: ['elasticache:connect', 'memorydb:connect'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
  },
  {
    what: 'cluster of Neptune without IAM authentication, which is off unless it is switched on',
    actions: ['neptune-db:*'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html',
  },
  {
    what: 'client of the Kafka cluster with a password, a certificate or nothing, where the cluster takes these',
    actions: ['kafka-cluster:*'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html',
  },
  {
    what: 'user pool, client or token that is known: Amazon Cognito asks no policy about what users do with themselves',
    actions: [
      'cognito-idp:associatesoftwaretoken',
      'cognito-idp:changepassword',
      'cognito-idp:confirm*',
      'cognito-idp:deleteuser',
      'cognito-idp:deleteuserattributes',
      'cognito-idp:forgetdevice',
      'cognito-idp:forgotpassword',
      'cognito-idp:getdevice',
      'cognito-idp:gettokensfromrefreshtoken',
      'cognito-idp:getuser',
      'cognito-idp:getuserattributeverificationcode',
      'cognito-idp:globalsignout',
      'cognito-idp:initiateauth',
      'cognito-idp:listdevices',
      'cognito-idp:resendconfirmationcode',
      'cognito-idp:respondtoauthchallenge',
      'cognito-idp:revoketoken',
      'cognito-idp:setusermfapreference',
      'cognito-idp:setusersettings',
      'cognito-idp:signup',
      'cognito-idp:updateautheventfeedback',
      'cognito-idp:updatedevicestatus',
      'cognito-idp:updateuserattributes',
      'cognito-idp:verify*',
    ],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html',
  },
  {
    what: 'identity pool that is known, or token for it: its calls for users take no credentials',
    actions: [
      'cognito-identity:getcredentialsforidentity',
      'cognito-identity:getid',
      'cognito-identity:getopenidtoken',
      'cognito-identity:unlinkidentity',
    ],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html',
  },
  {
    what: 'API key of Amazon Location Service',
    actions: [
      'geo-maps:*',
      'geo-places:*',
      'geo-routes:*',
      'geo:calculateroute*',
      'geo:getmap*',
      'geo:getplace',
      'geo:searchplaceindex*',
    ],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/location/latest/developerguide/using-apikeys.html',
  },
  {
    what: 'authorization of the event API by API key, token or function',
    actions: ['appsync:event*'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/appsync/latest/eventapi/configure-event-api-auth.html',
  },
  {
    what: 'runtime or gateway of AgentCore that takes tokens of an identity provider in place of IAM',
    actions: ['bedrock-agentcore:invokeagentruntime*', 'bedrock-agentcore:invokegateway'],
    callers: 'anyone',
    despite: 'any denial',
    page: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-oauth.html',
  },
  {
    what: 'link by which the account shows its telemetry to the caller’s account',
    actions: [
      'logs:describeloggroups',
      'logs:describelogstreams',
      'logs:filterlogevents',
      'logs:getlogevents',
      'logs:getloggroupfields',
      'logs:startlivetail',
      'logs:startquery',
    ],
    callers: 'other accounts',
    despite: 'no allow',
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html',
  },
];

const globs = new Map(OTHER_GRANTS.map((grant) => [grant, grant.actions.map((text) => Glob.of(text))]));

/** The call that is denied, and whether by a statement or for want of one. */
export interface DeniedCall {
  readonly action: string;
  readonly principal: RequestPrincipal;
  readonly owner: Account;
  readonly by: 'no allow' | 'a denial';
}

/** The ways in by which a call may be allowed all the same: what a denial takes for granted that there is none of. */
export function otherGrantsOf({ action, principal, owner, by }: DeniedCall): readonly OtherGrant[] {
  const folded = action.toLowerCase();
  const isOwner = accountOf(principal)?.id === owner.id;
  return OTHER_GRANTS.filter(
    (grant) =>
      (grant.callers === 'anyone' || (grant.callers === 'its own account') === isOwner) &&
      (by === 'no allow' || grant.despite === 'any denial') &&
      globs.get(grant)?.some((glob) => glob.matches(folded)) === true,
  );
}
