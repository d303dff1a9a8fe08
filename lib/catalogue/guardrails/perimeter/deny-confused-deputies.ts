import type { AccessControl, GuardrailContext } from '../definition/guardrail';
import {
  beyondRcps,
  perimeterActions,
  perimeterExamples,
  STRANGER_ACCOUNT,
  STRANGER_ORGANIZATION,
} from '../definition/perimeter-services';

const service = 'service/sns.amazonaws.com';
const stranger = { 'aws:SourceAccount': STRANGER_ACCOUNT, 'aws:SourceOrgID': STRANGER_ORGANIZATION };

/**
 * Binds AWS services only, and only where they say on whose behalf they come: without the guards on `aws:SourceAccount`
 * and `aws:PrincipalIsAWSService` the negated condition would be true for nearly every request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const denyConfusedDeputies = (context: GuardrailContext): AccessControl => {
  const partners = context.trustedPartnerAccountIds;
  return {
    type: 'RESOURCE_CONTROL_POLICY',
    control: 'G34',
    why: 'An AWS service must not reach our resources on behalf of somebody else’s account.',
    exceptions: {
      to: ['account'],
      because: 'services have no ARN to tell one from another; an account may be there to be written to',
    },
    statements: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: perimeterActions,
        Resource: '*',
        Condition: {
          StringNotEqualsIfExists: {
            'aws:SourceOrgID': context.organizationId,
            ...(partners.length > 0 ? { 'aws:SourceAccount': partners } : {}),
          },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    ],
    denies: [
      { principal: service, action: perimeterActions, resources: 'named', except: beyondRcps, context: stranger },
      { principal: service, action: perimeterExamples, context: { 'aws:SourceAccount': STRANGER_ACCOUNT } },
    ],
    allows: [
      // Whoever has no credentials can assume no role in any case.
      { principal: 'anonymous', action: ['s3:GetObject', 'sqs:SendMessage'] },
      {
        principal: service,
        action: perimeterExamples,
        context: { 'aws:SourceAccount': '{account}', 'aws:SourceOrgID': '{organization}' },
      },
      { principal: service, action: perimeterExamples },
      { principal: service, action: 'sts:TagSession', context: stranger },
      { action: perimeterExamples },
      ...partners.map((id) => ({
        principal: service,
        action: perimeterExamples,
        context: { 'aws:SourceAccount': id, 'aws:SourceOrgID': STRANGER_ORGANIZATION },
      })),
    ],
  };
};
