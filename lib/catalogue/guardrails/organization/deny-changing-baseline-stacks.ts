import { STACK_SET_PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = [
  'cloudformation:CancelUpdateStack',
  'cloudformation:ContinueUpdateRollback',
  'cloudformation:CreateChangeSet',
  'cloudformation:CreateStack',
  'cloudformation:CreateStackRefactor',
  'cloudformation:DeleteChangeSet',
  'cloudformation:DeleteStack',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:ExecuteStackRefactor',
  'cloudformation:RecordHandlerProgress',
  'cloudformation:RollbackStack',
  'cloudformation:SetStackPolicy',
  'cloudformation:SignalResource',
  'cloudformation:TagResource',
  'cloudformation:UntagResource',
  'cloudformation:UpdateStack',
  'cloudformation:UpdateTerminationProtection',
] as const;

const gateChanges = [
  'lambda:AddPermission',
  'lambda:CreateFunction',
  'lambda:PutFunctionConcurrency',
  'lambda:PutResourcePolicy',
  'lambda:UpdateFunctionCode',
  'lambda:UpdateFunctionConfiguration',
] as const;
const hookChange = 'cloudformation:SetTypeConfiguration';

const ours = 'arn:aws:cloudformation:{region}:{account}:stack/StackSet-lz-baseline-0a1b2c/0123';
const theirs = 'arn:aws:cloudformation:{region}:{account}:stack/orders/0123';
const gate = 'arn:aws:lambda:{region}:{account}:function:AWSCloudFormationStackSetAccountGate';

const stacks = `arn:aws:cloudformation:*:*:stack/StackSet-${STACK_SET_PREFIX}*`;

/**
 * The stacks that StackSets leave in a member account are ordinary stacks there: a power user could delete one, and the
 * baseline with it. So could a function of the name that StackSets ask before they begin, and a hook that fails every stack:
 * with no failures tolerated, one account would stop the baseline of all. A function of that name that is there already may be deleted.
 * A hook runs from the day on which its configuration says so, and AWS does not tell the configuration of a hook from
 * that of a resource type.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-account-gating.html
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hook-configuration-schema.html
 */
export const denyChangingBaselineStacks = (context: GuardrailContext): Guardrail => {
  const landingZone = exceptFor(exempt.stackSets, exempt.accountAccess(context));
  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G46',
    why: 'These stacks are the account’s baseline. They change through the landing zone’s repository, in all accounts alike. What could make them fail is denied besides: a function named AWSCloudFormationStackSetAccountGate, and configurations of CloudFormation’s hooks and third-party types (cloudformation:SetTypeConfiguration), which the account’s access role sets for you.',
    exceptions: { to: [], because: 'without its baseline an account has none of what guardrails rely on' },
    protects: [{ service: 'cloudformation', resourceTypes: ['stack'], resources: [stacks] }],
    statements: [
      {
        Effect: 'Deny',
        Action: changes,
        Resource: stacks,
        Condition: landingZone,
      },
      {
        Effect: 'Deny',
        Action: gateChanges,
        Resource: 'arn:aws:lambda:*:*:function:AWSCloudFormationStackSetAccountGate',
        Condition: landingZone,
      },
      { Effect: 'Deny', Action: hookChange, Resource: '*', Condition: landingZone },
    ],
    denies: [
      { action: changes, resource: ours },
      { principal: impostors, action: changes, resource: ours },
      { principal: someone.breakGlass, action: 'cloudformation:DeleteStack', resource: ours },
      { action: gateChanges, resource: gate },
      { principal: impostors, action: gateChanges, resource: gate },
      { action: hookChange },
      { principal: impostors, action: hookChange },
    ],
    allows: [
      { principal: someone.stackSets, action: changes, resource: ours },
      { principal: someone.accountAccess(context), action: changes, resource: ours },
      { principal: [someone.stackSets, someone.accountAccess(context)], action: gateChanges, resource: gate },
      { principal: [someone.stackSets, someone.accountAccess(context)], action: hookChange },
      { action: ['lambda:DeleteFunction', 'lambda:GetFunction'], resource: gate },
      { action: gateChanges, resource: 'arn:aws:lambda:{region}:{account}:function:orders' },
      { action: ['cloudformation:ActivateType', 'cloudformation:RegisterType'] },
      { action: changes, resource: theirs },
      { action: 'cloudformation:DescribeStacks', resource: ours },
    ],
  };
};
