import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const creation = [
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'iam:UpdateServiceSpecificCredential',
] as const;
const bedrock = 'bedrock:CallWithBearerToken';
const bedrockMantle = 'bedrock-mantle:CallWithBearerToken';

/**
 * A long-term Bedrock API key is a service-specific credential. Keys made before are stopped at their use; the
 * short-term ones, which a role's session makes, are let through.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
 */
export const denyServiceSpecificCredentials: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G17',
  why: 'A service-specific password or API key outlives the person and the role it was made for. Use a role’s session.',
  exceptions: { to: ['principal', 'account'], because: 'some tools know no other credentials' },
  statements: [
    { Effect: 'Deny', Action: creation, Resource: '*' },
    {
      Effect: 'Deny',
      Action: bedrock,
      Resource: '*',
      Condition: { StringEquals: { 'bedrock:BearerTokenType': 'LONG_TERM' } },
    },
    {
      Effect: 'Deny',
      Action: bedrockMantle,
      Resource: '*',
      Condition: { StringEquals: { 'bedrock-mantle:BearerTokenType': 'LONG_TERM' } },
    },
  ],
  denies: [
    { action: creation },
    { principal: [someone.breakGlass, someone.stackSets], action: creation },
    { action: bedrock, context: { 'bedrock:BearerTokenType': 'LONG_TERM' } },
    { action: bedrockMantle, context: { 'bedrock-mantle:BearerTokenType': 'LONG_TERM' } },
  ],
  allows: [
    // A session's own signature: no token at all.
    { action: [bedrock, bedrockMantle] },
    { action: bedrock, context: { 'bedrock:BearerTokenType': 'SHORT_TERM' } },
    { action: ['bedrock:InvokeModel', 'bedrock-mantle:CreateInference'] },
    { action: bedrockMantle, context: { 'bedrock-mantle:BearerTokenType': 'SHORT_TERM' } },
    { action: ['iam:DeleteServiceSpecificCredential', 'iam:ListServiceSpecificCredentials'] },
  ],
};
