import { GLOBAL_REGION } from '../../../base/regions';
import { ACCOUNT_SETTINGS_NAME } from '../../../base/names';
import type { Conditions, Statement } from '../../../policy/document';
import { GLOBAL_SERVICES } from '../../../policy/evaluate/global-services';
import type { ProofRow } from '../../../policy/proof-row';
import { exceptFor, exempt } from '../definition/exemptions';
import type { AccessControl, GuardrailContext } from '../definition/guardrail';
import { farFrom, impostors, someone } from '../definition/proof-principals';
import { unrestrictableForEveryone } from '../definition/unrestrictable';
import { globalServices, usEast1Companions } from '../definition/global-services';

const globalPatterns = Object.keys(GLOBAL_SERVICES);
const regional = ['ec2:CreateVpc', 's3:CreateBucket', 'kms:CreateKey', ...Object.values(usEast1Companions)] as const;

/** What an OU of the company approves: some of the company's Regions. */
export interface NarrowerRegions {
  /** AWS name of the OU. */
  readonly place: string;
  readonly approvedRegions: GuardrailContext['approvedRegions'];
}

/** What the landing zone's own function keeps in every approved Region of the company. */
const KEPT = ['ec2:EnableEbsEncryptionByDefault', 'ec2:GetEbsEncryptionByDefault'] as const;

const settingsImpostors = [`role/${ACCOUNT_SETTINGS_NAME}-2`, `role/app/${ACCOUNT_SETTINGS_NAME}`] as const;

/**
 * Generated from the company's approved Regions. The role that reaches an account from the management account is exempt
 * beside the landing zone's: it cleans up what is found where nobody should be.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export const denyUnapprovedRegions = (context: GuardrailContext, narrower?: NarrowerRegions): AccessControl => {
  const { approvedRegions } = narrower ?? context;
  const left = context.approvedRegions.filter(
    (region) => !approvedRegions.includes(region) && region !== GLOBAL_REGION,
  );
  // The landing zone keeps its settings in every Region of the company, whatever an OU leaves out.
  const settings = narrower === undefined ? [] : [exempt.accountSettings];
  const always = [exempt.stackSets, exempt.breakGlass, exempt.accountAccess(context)] as const;
  const far = farFrom(approvedRegions);
  // Where us-east-1 is approved anyway, it needs no allowance for what global services keep there.
  const companions = approvedRegions.includes(GLOBAL_REGION) ? {} : usEast1Companions;
  const companionPatterns = Object.keys(companions);
  const needsCompanions = companionPatterns.length > 0;

  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G24',
    why:
      narrower === undefined
        ? `We work in ${approvedRegions.join(' and ')} only: elsewhere nobody watches, and customers’ data must not go. What global services need in us-east-1 is open; stacks of CloudFormation and models of Bedrock elsewhere are not.`
        : `${narrower.place} works in ${approvedRegions.join(' and ')} only, of the Regions of the company.`,
    ...(narrower === undefined
      ? {
          restsOn: [
            { guardrail: 'deny-copying-out-of-regions', for: 'a copy that AWS itself keeps elsewhere' },
          ] as const,
        }
      : {}),
    exceptions: {
      to: ['principal', 'account'],
      because: 'a workload may need a Region that the company does not work in',
    },
    statements: [
      {
        Effect: 'Deny',
        NotAction: [...globalPatterns, ...companionPatterns],
        Resource: '*',
        Condition: {
          StringNotEquals: { 'aws:RequestedRegion': approvedRegions },
          ...exceptFor(...always, ...settings),
        },
      },
      ...(needsCompanions
        ? [limitCompanions(companionPatterns, [...approvedRegions, GLOBAL_REGION], exceptFor(...always))]
        : []),
    ],
    denies: [
      { action: '*', except: [...globalPatterns, ...unrestrictableForEveryone], ...inRegion(far) },
      { principal: impostors, action: regional, ...inRegion(far) },
      ...settings.map(() => ({ principal: settingsImpostors, action: KEPT, ...inRegion(far) })),
      ...left.map((region) => ({ action: regional, ...inRegion(region) })),
      ...(needsCompanions
        ? [
            {
              action: '*',
              except: [...globalPatterns, ...companionPatterns, ...unrestrictableForEveryone],
              ...inRegion(GLOBAL_REGION),
            },
          ]
        : []),
    ],
    allows: [
      { action: Object.values(globalServices), ...inRegion(far) },
      { action: [...Object.values(globalServices), ...Object.values(usEast1Companions)], ...inRegion(GLOBAL_REGION) },
      ...approvedRegions.map((region) => ({ action: regional, ...inRegion(region) })),
      ...[someone.stackSets, someone.breakGlass, someone.accountAccess(context)].map((principal) => ({
        principal,
        action: regional,
        ...inRegion(far),
      })),
      ...settings.map(() => ({ principal: someone.accountSettings, action: KEPT, ...inRegion(far) })),
    ],
  };
};

function limitCompanions(actions: readonly string[], regions: readonly string[], exemptions: Conditions): Statement {
  return {
    Effect: 'Deny',
    Action: actions,
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': regions }, ...exemptions },
  };
}

function inRegion(region: string): Pick<ProofRow, 'context'> {
  return { context: { 'aws:RequestedRegion': region } };
}
