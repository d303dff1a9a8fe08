import { disabling, weakening } from '../definition/disabling-keys';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

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
  exceptions: { to: [], because: 'without their key the logs of all accounts are gone for good' },
  protects: [
    {
      service: 'kms',
      resourceTypes: ['key', 'alias'],
      leaves: [
        {
          because: 'uses the key as its policy allows',
          actions: [
            'Decrypt',
            'DeriveSharedSecret',
            'Encrypt',
            'GenerateDataKey',
            'GenerateDataKeyPair',
            'GenerateDataKeyPairWithoutPlaintext',
            'GenerateDataKeyWithoutPlaintext',
            'GenerateMac',
            'ReEncryptFrom',
            'ReEncryptTo',
            'Sign',
            'Verify',
            'VerifyMac',
          ],
        },
        {
          because: 'keeps the key, or makes it newer; what it encrypted before stays readable',
          actions: ['CancelKeyDeletion', 'EnableKey', 'EnableKeyRotation', 'ImportKeyMaterial', 'RotateKeyOnDemand'],
        },
        {
          because: 'is about grants; who writes and reads logs has the key by its policy',
          actions: ['CreateGrant', 'RetireGrant', 'RevokeGrant'],
        },
        { because: 'gives a key one more name', actions: ['CreateAlias'] },
        {
          because: 'is about keys of several Regions, of which the log archive’s is none',
          actions: ['ReplicateKey', 'SynchronizeMultiRegionKey', 'UpdatePrimaryRegion'],
        },
        {
          because: 'nothing rests on its words and tags',
          actions: ['TagResource', 'UntagResource', 'UpdateKeyDescription'],
        },
      ],
    },
  ],
  statements: [
    { Effect: 'Deny', Action: disabling, Resource: '*', Condition: exceptFor(exempt.breakGlass) },
    { Effect: 'Deny', Action: weakening, Resource: '*', Condition: exceptFor(exempt.stackSets, exempt.breakGlass) },
  ],
  denies: [
    { action: [...disabling, ...weakening] },
    { principal: impostors, action: [...disabling, ...weakening] },
    { principal: someone.stackSets, action: disabling },
  ],
  allows: [
    { principal: someone.breakGlass, action: [...disabling, ...weakening] },
    { principal: someone.stackSets, action: weakening },
    { action: ['kms:CancelKeyDeletion', 'kms:Decrypt', 'kms:DescribeKey'] },
  ],
};
