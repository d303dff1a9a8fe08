import type { ProofRow } from '../../policy/proof-row';
import { exceptFor, exempt } from '../exemptions';
import type { AccessControl, GuardrailContext } from '../guardrail';
import { impostors, someone } from '../proof-principals';
import { globalServices, usEast1Companions } from './global-services';

const US_EAST_1 = 'us-east-1';

/** An unapproved Region to prove against; never us-east-1, where more is allowed. */
const farRegions = ['eu-central-1', 'ap-southeast-2', 'sa-east-1'] as const;

const globalPatterns = Object.keys(globalServices);
const companionPatterns = Object.keys(usEast1Companions);
const regional = ['ec2:CreateVpc', 's3:CreateBucket', 'kms:CreateKey'] as const;

/**
 * Generated from the company's approved Regions. The role that reaches an account from the management account is exempt
 * beside the landing zone's: it cleans up what is found where nobody should be.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export const denyUnapprovedRegions = (context: GuardrailContext): AccessControl => {
  const { approvedRegions } = context;
  const exemptions = exceptFor(exempt.stackSets, exempt.breakGlass, exempt.accountAccess(context));
  const companionRegions = [...new Set([...approvedRegions, US_EAST_1])];
  const far = farRegions.find((region) => !approvedRegions.includes(region)) ?? 'xx-nowhere-1';
  const inRegion = (region: string): Pick<ProofRow, 'context'> => ({ context: { 'aws:RequestedRegion': region } });
  const inUsEast1: readonly ProofRow[] = approvedRegions.includes(US_EAST_1)
    ? []
    : [{ action: '*', except: [...globalPatterns, ...companionPatterns], ...inRegion(US_EAST_1) }];

  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G24',
    why: `We work in ${approvedRegions.join(' and ')} only: elsewhere nobody watches, and customers’ data must not go.`,
    statements: [
      {
        Effect: 'Deny',
        NotAction: [...globalPatterns, ...companionPatterns],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': approvedRegions }, ...exemptions },
      },
      {
        Effect: 'Deny',
        Action: companionPatterns,
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': companionRegions }, ...exemptions },
      },
    ],
    denies: [
      { action: '*', except: globalPatterns, ...inRegion(far) },
      ...inUsEast1,
      { principal: impostors, action: [...regional, ...Object.values(usEast1Companions)], ...inRegion(far) },
    ],
    allows: [
      { action: Object.values(globalServices), ...inRegion(far) },
      { action: Object.values(globalServices), ...inRegion(US_EAST_1) },
      { action: Object.values(usEast1Companions), ...inRegion(US_EAST_1) },
      ...approvedRegions.map((region) => ({
        action: [...regional, ...Object.values(usEast1Companions)],
        ...inRegion(region),
      })),
      ...[someone.stackSets, someone.breakGlass, someone.accountAccess(context)].map((principal) => ({
        principal,
        action: [...regional, ...Object.values(usEast1Companions)],
        ...inRegion(far),
      })),
    ],
  };
};
