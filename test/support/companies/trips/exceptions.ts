import { defineExceptions } from '../../../../lib/config/define';
import { access } from './access';
import { accounts } from './accounts';

/**
 * Who is exempt from which guardrail: a role, people with a persona, or a whole account, each with a reason and, where it ends, its
 * last day. Not every guardrail lets somebody be exempt. See docs/exceptions.md.
 */
export const exceptions = defineExceptions(accounts, access, {});
