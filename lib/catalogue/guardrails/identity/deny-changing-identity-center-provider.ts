import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const changes = [
  'iam:CreateSAMLProvider',
  'iam:DeleteSAMLProvider',
  'iam:TagSAMLProvider',
  'iam:UntagSAMLProvider',
  'iam:UpdateSAMLProvider',
] as const;
const ours = 'arn:aws:iam::{account}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE';

/**
 * IAM Identity Center itself uses its service-linked role, which no SCP binds; so nobody needs an exemption, not even
 * the landing zone.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
 */
export const denyChangingIdentityCenterProvider: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G19',
  why: 'Through this provider everybody signs in; with other metadata in it, somebody else would.',
  exceptions: { to: [], because: 'through this provider everybody signs in' },
  statements: [{ Effect: 'Deny', Action: changes, Resource: 'arn:aws:iam::*:saml-provider/AWSSSO_*' }],
  denies: [
    { action: changes, resource: ours },
    { principal: [someone.stackSets, someone.breakGlass], action: changes, resource: ours },
  ],
  allows: [
    { principal: someone.stackSets, action: changes, resource: 'arn:aws:iam::{account}:saml-provider/partner' },
    { action: 'iam:GetSAMLProvider', resource: ours },
  ],
};
