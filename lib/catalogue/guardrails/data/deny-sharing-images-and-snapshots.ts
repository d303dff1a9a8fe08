import { exceptFor, exempt, exemptTag } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';
import { allowsOtherTags, deniesTagging, denyTagging } from '../definition/tagged-exemption';

const sharing = [
  'ec2:ModifyFpgaImageAttribute',
  'ec2:ModifyImageAttribute',
  'ec2:ModifySnapshotAttribute',
  'rds:ModifyDBClusterSnapshotAttribute',
  'rds:ModifyDBSnapshotAttribute',
  'ssm:ModifyDocumentPermission',
] as const;
const tag = exemptTag.sharesOutside;

/** Who could set the tag could exempt others. */
const guarding = denyTagging(tag);
const guarded = deniesTagging(tag);

/**
 * Block public access stops sharing with everyone, not with an account that is named; and resource control policies
 * cover neither EC2 nor RDS. What is left is to deny the act of sharing.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
 */
export const denySharingImagesAndSnapshots: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G28',
  why: 'A shared snapshot is a copy of production data in another account. Whoever has to share needs an exception in config/exceptions.ts.',
  restsOn: [{ guardrail: 'deny-exemption-session-tags', for: 'whoever brings the tag along from another account' }],
  exceptions: {
    to: ['principal', 'account'],
    because: 'images may be made for customers',
    but: { statements: [guarding], denies: guarded },
  },
  statements: [
    {
      Effect: 'Deny',
      Action: sharing,
      Resource: '*',
      Condition: { StringNotEquals: { [`aws:PrincipalTag/${tag}`]: 'true' }, ...exceptFor(exempt.stackSets) },
    },
    guarding,
  ],
  denies: [
    { action: sharing },
    { principal: impostors, action: sharing },
    { action: sharing, context: { [`aws:PrincipalTag/${tag}`]: 'false' } },
    ...guarded,
  ],
  allows: [
    { action: sharing, context: { [`aws:PrincipalTag/${tag}`]: 'true' } },
    { principal: someone.stackSets, action: sharing },
    { action: ['ec2:CreateSnapshot', 'ec2:DescribeImageAttribute', 'rds:CreateDBSnapshot', 'ssm:UpdateDocument'] },
    ...allowsOtherTags(tag),
  ],
};
