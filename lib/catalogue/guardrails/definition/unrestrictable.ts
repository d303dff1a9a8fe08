import { CONSOLE_SIGN_IN, SCP_UNRESTRICTABLE_TASKS, type ScpUnrestrictableTask } from '../../../policy/service-facts';

/**
 * Needs no permission, so nothing can deny it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 */
const beyondPolicies = ['sts:GetCallerIdentity', 'sts:GetSessionToken'] as const;

/**
 * Beside those no policy binds signing in to the console unless console authorization is on, of which no template tells.
 *
 * @see https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html
 */
const perhapsBeyondPolicies = CONSOLE_SIGN_IN;

/** What a role, which takes no session token, may do or may be able to do without any policy that allows it. */
export const beyondAllow: readonly string[] = ['sts:GetCallerIdentity', ...perhapsBeyondPolicies];

function unrestricted(principals: readonly ScpUnrestrictableTask['principal'][]): readonly string[] {
  const tasks = SCP_UNRESTRICTABLE_TASKS.filter(({ principal }) => principals.includes(principal));
  return [...tasks.flatMap(({ actions }) => actions), ...beyondPolicies, ...perhapsBeyondPolicies];
}

/** What every principal can do whatever an SCP says, or may do: not only root. */
export const unrestrictableForEveryone: readonly string[] = unrestricted(['any']);

/** Action patterns that an exhaustive claim about an SCP and a root user leaves out. */
export const unrestrictableByScp: readonly string[] = unrestricted(['any', 'root']);
