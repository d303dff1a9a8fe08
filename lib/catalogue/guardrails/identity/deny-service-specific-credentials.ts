import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

/** Making one, and making an old one work again: the call that would deactivate a leaked key is the one that activates it. */
const creation = [
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'iam:UpdateServiceSpecificCredential',
] as const;

/**
 * Every token that CloudWatch, its logs and X-Ray take is a service-specific credential of an IAM user.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_HTTP_Endpoints_BearerTokenAuth.html
 * @see https://docs.aws.amazon.com/xray/latest/devguide/xray-opentelemetry-bearer-token.html
 */
const longTerm = ['cloudwatch:CallWithBearerToken', 'logs:CallWithBearerToken', 'xray:CallWithBearerToken'] as const;

/** Services that take tokens of sessions too, and tell the two apart in a key. */
const telling = ['bedrock', 'bedrock-mantle', 'aws-external-anthropic', 'sagemaker'] as const;
const call = (service: string): string => `${service}:CallWithBearerToken`;
const ofType = (service: string, type: string): Record<string, string> => ({ [`${service}:BearerTokenType`]: type });

/**
 * A long-term API key is a service-specific credential. Keys made before are stopped at their use; the short-term ones,
 * which a role's session makes, are let through.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html
 */
export const denyServiceSpecificCredentials: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G17',
  why: 'A service-specific password or API key outlives the person and the role it was made for. Use a role’s session. One that leaked is deleted (iam:DeleteServiceSpecificCredential): it cannot be deactivated, since the same call (iam:UpdateServiceSpecificCredential) makes an old one work again.',
  exceptions: { to: ['principal', 'account'], because: 'some tools know no other credentials' },
  statements: [
    { Effect: 'Deny', Action: [...creation, ...longTerm], Resource: '*' },
    ...telling.map((service) => ({
      Effect: 'Deny' as const,
      Action: call(service),
      Resource: '*',
      Condition: { StringEquals: ofType(service, 'LONG_TERM') },
    })),
  ],
  denies: [
    { action: [...creation, ...longTerm] },
    { principal: [someone.breakGlass, someone.stackSets], action: [...creation, ...longTerm] },
    ...telling.map((service) => ({ action: call(service), context: ofType(service, 'LONG_TERM') })),
  ],
  allows: [
    // A session's own signature: no token at all.
    { action: telling.map(call) },
    ...telling.map((service) => ({ action: call(service), context: ofType(service, 'SHORT_TERM') })),
    {
      action: [
        'bedrock:InvokeModel',
        'bedrock-mantle:CreateInference',
        'logs:PutLogEvents',
        'sagemaker:InvokeEndpoint',
        'xray:PutTraceSegments',
      ],
    },
    { action: ['iam:DeleteServiceSpecificCredential', 'iam:ListServiceSpecificCredentials'] },
  ],
};
