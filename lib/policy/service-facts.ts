/** What AWS decides outside of any policy, each with the page that says so. Actions are in lower case. */

/**
 * Actions on a role that its trust policy must allow, whatever the caller's own policies say.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
export const TRUST_POLICY_ACTIONS: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setcontext',
  'sts:setsourceidentity',
  'sts:tagsession',
]);

/**
 * Those of them that are also asked where no role is assumed: a federated user's session may be tagged as well, and what a session
 * says of itself is its own.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-getfederationtoken
 */
export const ALSO_WITHOUT_ROLE: ReadonlySet<string> = new Set(['sts:setcontext', 'sts:tagsession']);

/**
 * A role's policy is about assuming it, and about nothing else: to IAM a role is no resource with a policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function isRole(arn: string): boolean {
  return /^arn:[^:]*:iam::[^:]*:role\//.test(arn);
}

/**
 * Actions of services with RCP support that RCPs do not bind all the same.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export const RCP_EXEMPT_ACTIONS: ReadonlySet<string> = new Set(['kms:retiregrant']);

/** A task that no service control policy can stop. */
export interface ScpUnrestrictableTask {
  readonly task: string;
  /** Whom it concerns. */
  readonly principal: 'any' | 'root';
  /**
   * Action patterns that stand for it: AWS names tasks. Of a service as a whole it is certain, of others nobody can tell. Empty where the
   * task has no IAM action.
   */
  readonly actions: readonly string[];
}

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp */
export const NOT_RESTRICTED_BY_SCP =
  'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp';

/**
 * What SCPs cannot restrict, beside the management account and service-linked roles.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
 */
export const SCP_UNRESTRICTABLE_TASKS: readonly ScpUnrestrictableTask[] = [
  { task: 'Register for the Enterprise support plan', principal: 'root', actions: ['supportplans:*'] },
  {
    task: 'Provide trusted signer functionality for CloudFront private content',
    principal: 'root',
    actions: [
      'iam:UploadCloudFrontPublicKey',
      'iam:UpdateCloudFrontPublicKey',
      'iam:DeleteCloudFrontPublicKey',
      'iam:GetCloudFrontPublicKey',
      'iam:ListCloudFrontPublicKeys',
    ],
  },
  {
    task: 'Configure reverse DNS for a Lightsail email server or an EC2 instance',
    principal: 'root',
    actions: ['ec2:ModifyAddressAttribute', 'ec2:ResetAddressAttribute'],
  },
  { task: 'Alexa Top Sites', principal: 'any', actions: [] },
  { task: 'Alexa Web Information Service', principal: 'any', actions: [] },
  { task: 'Amazon Mechanical Turk', principal: 'any', actions: ['mechanicalturk:*'] },
  { task: 'Amazon Product Marketing API', principal: 'any', actions: [] },
];

/** Services whose every action SCPs leave alone, whoever calls. */
export const SCP_UNRESTRICTABLE_SERVICES: ReadonlySet<string> = new Set(
  SCP_UNRESTRICTABLE_TASKS.flatMap(({ principal, actions }) => (principal === 'any' ? actions : [])).map(
    servicePrefixOf,
  ),
);

/**
 * Signing in to the console, in its three steps.
 *
 * @see https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html
 */
export const CONSOLE_SIGN_IN: readonly string[] = [
  'signin:Authenticate',
  'signin:AuthorizeOAuth2Access',
  'signin:CreateOAuth2Token',
];

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html */
export function isKmsKey(arn: string): boolean {
  return /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(arn);
}

/**
 * A key's policy is about calls to KMS, not about those of others that are told the key, such as encrypting a stream with it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function isAboutKey(lowerCaseAction: string, arn: string): boolean {
  return !isKmsKey(arn) || servicePrefixOf(lowerCaseAction) === 'kms';
}

/**
 * Services whose calls need the allow of the resource's policy beside that of the caller's policies, within an account too. It has
 * to have one, but for a service of VPC Lattice that asks nobody who calls.
 *
 * @see https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html#auth-policies-evaluation-logic
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-using-resource-based-policies.html
 */
export const SERVICES_OF_TWO_ALLOWS: ReadonlySet<string> = new Set(['sso-oauth', 'vpc-lattice-svcs']);

/** Whether what the ARN names is called through one of {@link SERVICES_OF_TWO_ALLOWS}. */
export function isOfTwoAllows(arn: string): boolean {
  return /^arn:[^:]*:(?:sso::[^:]*:application\/|vpc-lattice:[^:]*:[^:]*:service\/)/.test(arn);
}

/**
 * Actions, in lower case, that name no resource and that AWS's own policies let do something to one all the same.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html
 */
export const ASKED_ABOUT: ReadonlyMap<string, string> = new Map([['s3:listallmybuckets', 'arn:aws:s3:::*']]);

/** What policies are asked about where a call is about `*`. */
export function askedAbout(lowerCaseAction: string, arn: string): string {
  return arn === '*' ? (ASKED_ABOUT.get(lowerCaseAction) ?? arn) : arn;
}

export function servicePrefixOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();
}

/**
 * Web identity providers that AWS knows by a word, in every account and without an ARN.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
 */
export const PUBLIC_ISSUERS: readonly string[] = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

/** AWS's own policy that allows everything. */
export const ADMINISTRATOR_ACCESS_ARN = 'arn:aws:iam::aws:policy/AdministratorAccess';
