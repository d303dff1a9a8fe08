import { entryOf } from '../../base/entry-of';

/** What one does about an account in a state that takes no change. */
const WAYS: Readonly<Record<string, string>> = {
  CLOSED: 'Take it out of the config, or ask AWS Support to reopen it within 90 days.',
  PENDING_CLOSURE: 'Take it out of the config, or ask AWS Support to reopen it within 90 days.',
  PENDING_ACTIVATION:
    'Its sign-up was never completed: its root user signs in to the console and completes it. Until then take it out of the config.',
  SUSPENDED:
    'AWS has restricted it: its root user signs in and asks AWS Support why. If it cannot wait, take it out of the config until AWS lifts that.',
};
const ANY_OTHER = 'Ask AWS Support what that means.';

/**
 * What to do about an account that is not `ACTIVE`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
 */
export function wayOutOf(state: string): string {
  return entryOf(WAYS, state) ?? ANY_OTHER;
}

/** Whether it is about to leave the organization for good. Any other may be used again some day. */
export function isClosing(state: string): boolean {
  return state === 'CLOSED' || state === 'PENDING_CLOSURE';
}
