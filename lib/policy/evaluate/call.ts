import type { AccessRequest } from '../environment';
import type { Decision, Dependence, Verdict } from './decision';

/** The least of several verdicts decides: a call is allowed on all of its resources, or not at all. */
export const STRENGTH: Readonly<Record<Verdict, number>> = { denied: 0, depends: 1, allowed: 2 };

type Found = Pick<Decision, 'decision'> | Pick<Dependence, 'decision' | 'elseDenied'>;

/** Whether it is denied but for a policy of which nobody knows. */
export function isDenial(found: Found): boolean {
  return found.decision === 'denied' || ('elseDenied' in found && found.elseDenied === true);
}

/** What would be denied but for such a policy is less than what depends otherwise. */
export function strengthOf(found: Found): number {
  return found.decision === 'depends' && isDenial(found) ? STRENGTH.depends / 2 : STRENGTH[found.decision];
}

/** The request that decides a call which AWS checks on several resources; undefined where there is none. */
export function decidingRequest(
  engine: { verdictOn(request: AccessRequest): Verdict },
  requests: readonly AccessRequest[],
): AccessRequest | undefined {
  const [only, ...more] = requests;
  if (only === undefined || more.length === 0) return only;
  const strength = (request: AccessRequest): number => STRENGTH[engine.verdictOn(request)];
  return more.reduce((least, request) => (strength(request) < strength(least) ? request : least), only);
}
