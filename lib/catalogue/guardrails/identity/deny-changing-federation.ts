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
  'rolesanywhere:CreateTrustAnchor',
  'rolesanywhere:EnableTrustAnchor',
  'rolesanywhere:UpdateTrustAnchor',
  'sso:CreateInstance',
] as const;
const changes = [...samlChanges, ...oidcChanges, ...otherChanges] as const;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html */
export const denyChangingFederation: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G18',
  why: 'Whoever owns an identity provider of an account owns the account. Providers are added through the landing zone; pods of EKS get their roles by Pod Identity, which needs none.',
  exceptions: { to: [], because: 'whoever changes an identity provider can become anybody in the account' },
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.stackSets) }],
  denies: [
    { action: samlChanges, resource: providers[0] },
    { principal: impostors, action: samlChanges, resource: providers[0] },
    { action: oidcChanges, resource: providers[1] },
    { action: otherChanges },
  ],
  allows: [
    { principal: someone.stackSets, action: samlChanges, resource: providers[0] },
    { principal: someone.stackSets, action: oidcChanges, resource: providers[1] },
    { principal: someone.stackSets, action: otherChanges },
    {
      action: [
        'iam:GetSAMLProvider',
        'iam:ListOpenIDConnectProviders',
        'rolesanywhere:DisableTrustAnchor',
        'sso:ListInstances',
      ],
    },
  ],
};
