import { exceptFor, exempt } from '../exemptions';
import type { Guardrail } from '../guardrail';
import { impostors, someone } from '../proof-principals';

const disabling = ['kms:DeleteImportedKeyMaterial', 'kms:DisableKey', 'kms:ScheduleKeyDeletion'] as const;

/**
 * Every key of the log archive account, since it has no other purpose. A condition on the key's alias would be weaker:
 * the alias can be moved first, and `ForAllValues` over a key without any alias is true.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
export const denyDisablingLogKeys: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G14',
  why: 'Without their key the logs of all accounts are gone for good.',
  statements: [{ Effect: 'Deny', Action: disabling, Resource: '*', Condition: exceptFor(exempt.breakGlass) }],
  denies: [{ action: disabling }, { principal: impostors, action: disabling }],
  allows: [
    { principal: someone.breakGlass, action: disabling },
    { action: ['kms:CancelKeyDeletion', 'kms:Decrypt', 'kms:DescribeKey'] },
  ],
};
