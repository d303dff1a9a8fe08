import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

/** Not the provider of IAM Identity Center, which its own guardrail keeps even from the landing zone. */
const providers = [
  'arn:aws:iam::{account}:saml-provider/partner',
  'arn:aws:iam::{account}:oidc-provider/idp.example.com',
] as const;
const samlChanges = ['iam:CreateSAMLProvider', 'iam:DeleteSAMLProvider', 'iam:UpdateSAMLProvider'] as const;
const oidcChanges = [
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:CreateOpenIDConnectProvider',
  'iam:DeleteOpenIDConnectProvider',
  'iam:RemoveClientIDFromOpenIDConnectProvider',
  'iam:UpdateOpenIDConnectProviderThumbprint',
] as const;
const otherChanges = [
  'account-access:CreateApplication',
  'account-access:CreateEntitlement',
  'rolesanywhere:CreateProfile',
  'rolesanywhere:CreateTrustAnchor',
  'rolesanywhere:DeleteCrl',
  'rolesanywhere:DisableCrl',
  'rolesanywhere:EnableProfile',
  'rolesanywhere:EnableTrustAnchor',
  'rolesanywhere:PutAttributeMapping',
  'rolesanywhere:UpdateCrl',
  'rolesanywhere:UpdateProfile',
  'rolesanywhere:UpdateTrustAnchor',
  'sso:CreateInstance',
] as const;
/** Who may sign in to the console of the account: a statement about networks keeps out everybody of IAM Identity Center. */
const consoleAccess = [
  'signin:DeleteConsoleAuthorizationConfiguration',
  'signin:DeleteResourcePermissionStatement',
  'signin:PutConsoleAuthorizationConfiguration',
  'signin:PutResourcePermissionStatement',
] as const;
/** A provider asks for temporary access, and whoever accepts gives it. */
const delegations = ['iam:AcceptDelegationRequest', 'iam:SendDelegationToken'] as const;
const others = [...otherChanges, ...consoleAccess, ...delegations] as const;
const changes = [...samlChanges, ...oidcChanges, ...others] as const;

/**
 * Account access manager maps people of IAM Identity Center to roles past the permission sets, so it counts as a provider.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html
 * @see https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html
 */
export const denyChangingFederation: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G18',
  why: 'Whoever owns an identity provider of an account owns the account, and whoever says who may sign in to its console can shut everybody out. Providers are added through the landing zone; pods of EKS get their roles by Pod Identity, which needs none.',
  exceptions: { to: [], because: 'whoever changes an identity provider can become anybody in the account' },
  protects: [
    {
      service: 'account-access',
      leaves: [
        { because: 'lets fewer in', actions: ['DeleteApplication', 'DeleteEntitlement'] },
        { because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] },
      ],
    },
    {
      service: 'iam',
      resourceTypes: ['saml-provider', 'oidc-provider'],
      leaves: [
        {
          because: 'nothing rests on its tags',
          actions: ['TagOpenIDConnectProvider', 'TagSAMLProvider', 'UntagOpenIDConnectProvider', 'UntagSAMLProvider'],
        },
      ],
    },
    {
      service: 'signin',
      leaves: [
        { because: 'is asked of whoever makes an account of AWS', actions: ['CreateAccount'] },
        {
          because: 'is how a session of the console is used by command lines and other services',
          actions: [
            'CreateOAuth2PublicClient',
            'CreateTrustedIdentityPropagationApplicationForConsole',
            'RevokeOAuth2Token',
          ],
        },
      ],
    },
    {
      service: 'rolesanywhere',
      leaves: [
        {
          because: 'lets fewer in',
          actions: [
            'DeleteAttributeMapping',
            'DeleteProfile',
            'DeleteTrustAnchor',
            'DisableProfile',
            'DisableTrustAnchor',
            'EnableCrl',
            'ImportCrl',
          ],
        },
        { because: 'says who hears of it', actions: ['PutNotificationSettings', 'ResetNotificationSettings'] },
        { because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] },
      ],
    },
  ],
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.stackSets) }],
  denies: [
    { action: samlChanges, resource: providers[0] },
    { principal: impostors, action: samlChanges, resource: providers[0] },
    { action: oidcChanges, resource: providers[1] },
    { action: others },
    { principal: impostors, action: others },
  ],
  allows: [
    { principal: someone.stackSets, action: samlChanges, resource: providers[0] },
    { principal: someone.stackSets, action: oidcChanges, resource: providers[1] },
    { principal: someone.stackSets, action: others },
    {
      action: [
        'iam:GetSAMLProvider',
        'iam:ListOpenIDConnectProviders',
        'rolesanywhere:DisableTrustAnchor',
        'signin:GetConsoleAuthorizationConfiguration',
        'sso:ListInstances',
      ],
    },
  ],
};
