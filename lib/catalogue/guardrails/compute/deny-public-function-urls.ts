import { exemptTag } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';
import { allowsOtherTags, deniesTagging, denyTagging } from '../definition/tagged-exemption';

const opening = ['lambda:AddPermission', 'lambda:CreateFunctionUrlConfig', 'lambda:UpdateFunctionUrlConfig'] as const;
const tag = exemptTag.opensFunctions;
const tagged = { [`aws:PrincipalTag/${tag}`]: 'true' };

/** Who could set the tag could exempt others. */
const guarding = denyTagging(tag);
const guarded = deniesTagging(tag);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
export const denyPublicFunctionUrls: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G29',
  why: 'A function URL without authentication is open to the world. Use AWS_IAM or an API, or have an exception in config/exceptions.ts.',
  restsOn: [{ guardrail: 'deny-exemption-session-tags', for: 'whoever brings the tag along from another account' }],
  exceptions: {
    to: ['principal', 'account'],
    because: 'a webhook may have to be open to the world',
    but: { statements: [guarding], denies: guarded },
  },
  statements: [
    {
      Effect: 'Deny',
      Action: opening,
      Resource: '*',
      Condition: {
        StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' },
        StringNotEquals: { [`aws:PrincipalTag/${tag}`]: 'true' },
      },
    },
    guarding,
  ],
  denies: [
    { action: opening, context: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    {
      action: opening,
      context: { 'lambda:FunctionUrlAuthType': 'NONE', [`aws:PrincipalTag/${tag}`]: 'false' },
    },
    { principal: someone.breakGlass, action: opening, context: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    ...guarded,
  ],
  allows: [
    { action: opening },
    { action: opening, context: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
    { action: opening, context: { 'lambda:FunctionUrlAuthType': 'NONE', ...tagged } },
    { action: ['lambda:CreateFunction', 'lambda:DeleteFunctionUrlConfig'] },
    { action: 'lambda:InvokeFunctionUrl', context: { 'lambda:FunctionUrlAuthType': 'NONE' } },
    ...allowsOtherTags(tag),
  ],
};
