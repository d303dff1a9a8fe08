import { disabling } from '../definition/disabling-keys';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
export const denyDisablingKeys: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G38',
  why: 'What a key encrypted is lost with the key. Retiring one is a decision for two people and the emergency role.',
  exceptions: { to: ['principal', 'account'], because: 'software may retire the keys that it makes' },
  statements: [{ Effect: 'Deny', Action: disabling, Resource: '*', Condition: exceptFor(exempt.breakGlass) }],
  denies: [
    { action: disabling },
    { principal: impostors, action: disabling },
    { principal: someone.stackSets, action: disabling },
  ],
  allows: [
    { principal: someone.breakGlass, action: disabling },
    { action: ['kms:CancelKeyDeletion', 'kms:CreateKey', 'kms:Decrypt', 'kms:EnableKeyRotation'] },
  ],
};
