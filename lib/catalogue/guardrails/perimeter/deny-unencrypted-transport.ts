import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';
import { beyondRcps, perimeterActions, perimeterExamples } from '../definition/perimeter-services';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport */
export const denyUnencryptedTransport: Guardrail = {
  type: 'RESOURCE_CONTROL_POLICY',
  control: 'G36',
  why: 'Requests travel encrypted. Use the https endpoint.',
  exceptions: { to: ['principal', 'account'], because: 'old software may know no encryption' },
  statements: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: perimeterActions,
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
    },
  ],
  denies: [
    { action: perimeterExamples, context: { 'aws:SecureTransport': [] } },
    { action: perimeterActions, resources: 'named', except: beyondRcps, context: { 'aws:SecureTransport': 'false' } },
    { principal: someone.stackSets, action: perimeterExamples, context: { 'aws:SecureTransport': 'false' } },
  ],
  allows: [
    { action: perimeterExamples, context: { 'aws:SecureTransport': 'true' } },
    { action: 's3:ListAllMyBuckets', context: { 'aws:SecureTransport': 'false' } },
  ],
};
