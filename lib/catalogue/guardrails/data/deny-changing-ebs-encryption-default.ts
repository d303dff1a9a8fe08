import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = [
  'ec2:DisableEbsEncryptionByDefault',
  'ec2:ModifyEbsDefaultKmsKeyId',
  'ec2:ResetEbsDefaultKmsKeyId',
] as const;

/** @see https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html */
export const denyChangingEbsEncryptionDefault: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G32',
  why: 'Every disk is encrypted without anybody having to think of it.',
  // The landing zone switches it on in approved Regions.
  restsOn: [{ guardrail: 'deny-unapproved-regions', for: 'a disk in a Region where it was never on' }],
  exceptions: { to: ['principal', 'account'], because: 'a disk image for others may have to be plain' },
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.stackSets) }],
  denies: [{ action: changes }, { principal: impostors, action: changes }],
  allows: [
    { principal: someone.stackSets, action: changes },
    { action: ['ec2:EnableEbsEncryptionByDefault', 'ec2:GetEbsEncryptionByDefault'] },
  ],
};
