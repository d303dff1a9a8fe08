import type { AccessControl, GuardrailContext } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';
import {
  beyondRcps,
  loadBalancerAccounts,
  perimeterActions,
  perimeterExamples,
} from '../definition/perimeter-services';

/**
 * A caller without any identity lacks both keys, and is denied: a missing key makes a negated condition true.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export const denyOutsidePrincipals = (context: GuardrailContext): AccessControl => {
  const partners = context.trustedPartnerAccountIds;
  const loadBalancers = loadBalancerAccounts(context.approvedRegions);
  return {
    type: 'RESOURCE_CONTROL_POLICY',
    control: 'G33',
    why:
      'Whatever a bucket, key, queue or role says about itself, only principals of our organization, named partners and the accounts ' +
      'of AWS that write logs of load balancers get in. AWS’s other accounts do not, of which a bucket’s policy or ACL names some: ' +
      'for a CloudFront origin access identity use origin access control; for CloudFront’s legacy standard logs (awslogsdelivery) ' +
      'standard logging v2; for exports of EC2 instances into S3 and datasets of FinSpace an account with an exception.',
    restsOn: [
      { guardrail: 'deny-confused-deputies', for: 'a service of AWS that acts for an account outside' },
      { guardrail: 'deny-outside-oidc-identities', for: 'whoever signs in with a token from outside' },
    ],
    exceptions: {
      to: ['account'],
      because:
        'an account may be there to publish; which accounts outside are let in everywhere, company.trustedPartners says',
    },
    statements: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: perimeterActions,
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: {
            'aws:PrincipalOrgID': context.organizationId,
            ...(partners.length > 0 ? { 'aws:PrincipalAccount': partners } : {}),
          },
          ...(loadBalancers.length > 0 ? { StringNotEquals: { 'aws:PrincipalAccount': loadBalancers } } : {}),
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ],
    denies: [
      {
        principal: someone.outsider,
        outside: true,
        action: perimeterActions,
        resources: 'named',
        except: beyondRcps,
      },
      { principal: 'anonymous', action: ['s3:GetObject', 'sqs:SendMessage'] },
    ],
    allows: [
      { action: perimeterExamples },
      { principal: 'service/cloudtrail.amazonaws.com', action: ['kms:GenerateDataKey', 's3:PutObject'] },
      { principal: 'service/sns.amazonaws.com', action: 'sqs:SendMessage' },
      { principal: 'service/lambda.amazonaws.com', action: 'sts:AssumeRole' },
      { principal: 'anonymous', action: 'sts:AssumeRoleWithSAML' },
      ...partners.map((id) => ({
        principal: `arn:aws:iam::${id}:role/partner`,
        outside: true as const,
        action: perimeterExamples,
      })),
      ...loadBalancers.map((id) => ({
        principal: `arn:aws:iam::${id}:root`,
        outside: true as const,
        action: 's3:PutObject',
      })),
    ],
  };
};
