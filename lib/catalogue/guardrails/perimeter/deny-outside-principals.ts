import type { AccessControl, GuardrailContext } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';
import { beyondRcps, perimeterActions, perimeterExamples } from '../definition/perimeter-services';

/**
 * A caller without any identity lacks both keys, and is denied: a missing key makes a negated condition true.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export const denyOutsidePrincipals = (context: GuardrailContext): AccessControl => {
  const partners = context.trustedPartnerAccountIds;
  return {
    type: 'RESOURCE_CONTROL_POLICY',
    control: 'G33',
    why: 'Whatever a bucket, key, queue or role says about itself, only principals of our organization and named partners get in.',
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
    ],
  };
};
