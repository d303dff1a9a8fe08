import type { AccessLevel } from './compiled';

/** An action that a page of AWS names and the action data do not have yet. */
export interface NewerAction {
  /** In AWS's own spelling. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly page: string;
}

/** About no resource, and with no condition keys of their own. A test says which the data have by now. */
export const NEWER_ACTIONS: readonly NewerAction[] = [
  {
    // AWSXRayAPIKeyAccess, of 27 October 2026, allows it.
    name: 'xray:CallWithBearerToken',
    accessLevel: 'Write',
    page: 'https://docs.aws.amazon.com/xray/latest/devguide/xray-opentelemetry-bearer-token.html',
  },
];

/** Those of a service that its data lack. @param known names of its actions, in lower case and without the service */
export function newerActionsOf(prefix: string, known: readonly string[]): readonly NewerAction[] {
  return NEWER_ACTIONS.filter(({ name }) => {
    const [service, action = ''] = name.split(':', 2);
    return service === prefix && !known.includes(action.toLowerCase());
  });
}
