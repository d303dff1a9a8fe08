import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';
import { unrestrictableForEveryone } from '../definition/unrestrictable';

const cleanup = ['ec2:TerminateInstances', 's3:DeleteBucket', 's3:ListBucket'] as const;
/** Needs no permission, or is beyond SCPs: nothing can deny it. */
const undeniable = unrestrictableForEveryone;

/**
 * The landing zone keeps its way in, else its stacks could never be removed from the account. The patterns are exact:
 * one such as `role/aws*` would let every permission set through.
 *
 * @see https://docs.aws.amazon.com/prescriptive-guidance/latest/transitioning-to-multiple-aws-accounts/closing-accounts.html
 */
export const quarantineAccount = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G41',
  why: 'This account is suspended. Ask the organization’s administrators if you still need something from it.',
  exceptions: { to: [], because: 'to get something out of a suspended account, move it to another OU' },
  statements: [
    {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: exceptFor(exempt.breakGlass, exempt.accountAccess(context), exempt.stackSets),
    },
  ],
  denies: [
    { action: '*', except: undeniable },
    { principal: [someone.orgAdmin(context), ...impostors], action: '*', except: undeniable },
  ],
  allows: [
    { principal: someone.breakGlass, action: cleanup },
    { principal: someone.accountAccess(context), action: cleanup },
    { principal: someone.stackSets, action: [...cleanup, 'cloudformation:DeleteStack'] },
  ],
});
