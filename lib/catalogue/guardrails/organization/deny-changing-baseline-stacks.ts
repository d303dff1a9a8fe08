import { STACK_SET_PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = [
  'cloudformation:CancelUpdateStack',
  'cloudformation:ContinueUpdateRollback',
  'cloudformation:CreateChangeSet',
  'cloudformation:CreateStack',
  'cloudformation:DeleteChangeSet',
  'cloudformation:DeleteStack',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:RollbackStack',
  'cloudformation:SetStackPolicy',
  'cloudformation:SignalResource',
  'cloudformation:UpdateStack',
  'cloudformation:UpdateTerminationProtection',
] as const;

const ours = 'arn:aws:cloudformation:{region}:{account}:stack/StackSet-lz-baseline-0a1b2c/0123';
const theirs = 'arn:aws:cloudformation:{region}:{account}:stack/orders/0123';

/**
 * The stacks that StackSets leave in a member account are ordinary stacks there: a power user could delete one, and the
 * baseline with it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html
 */
export const denyChangingBaselineStacks = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G46',
  why: 'These stacks are the account’s baseline. They change through the landing zone’s repository, in all accounts alike.',
  exceptions: { to: [], because: 'without its baseline an account has none of what guardrails rely on' },
  statements: [
    {
      Effect: 'Deny',
      Action: changes,
      Resource: `arn:aws:cloudformation:*:*:stack/StackSet-${STACK_SET_PREFIX}*`,
      Condition: exceptFor(exempt.stackSets, exempt.accountAccess(context)),
    },
  ],
  denies: [
    { action: changes, resource: ours },
    { principal: impostors, action: changes, resource: ours },
    { principal: someone.breakGlass, action: 'cloudformation:DeleteStack', resource: ours },
  ],
  allows: [
    { principal: someone.stackSets, action: changes, resource: ours },
    { principal: someone.accountAccess(context), action: changes, resource: ours },
    { action: changes, resource: theirs },
    { action: 'cloudformation:DescribeStacks', resource: ours },
  ],
});
