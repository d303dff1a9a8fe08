import { whatAwsSets } from '../ask/answer';
import type { AccessRequest, Decision, Dependence, PolicyEngine } from '../policy';
import { isSentence, isWithheld, type Claim } from './claim';

type Found = Omit<Decision, 'absentKeys'> | Dependence;

/**
 * What a row that says who may not do what rests on where it does not state all that decides: what nobody gave may be in a call
 * or not, so that a denial for want of it is none. Undefined where the call is denied whatever else it carries. What a definition itself
 * denies is tried on the example that its row gives.
 */
export function restingOnUnstated(
  engine: PolicyEngine,
  claim: Claim,
  { principal, action, resource, context, region }: AccessRequest,
): Found | undefined {
  if (!(isSentence(claim) || isWithheld(claim)) || claim.expected !== 'denied' || region === undefined)
    return undefined;
  const set = whatAwsSets({ action, region, resource: { resource } });
  const found = engine.explainAction(
    { principal, resource, context: { 'aws:AssumedRoot': [], ...set, ...context } },
    action,
  );
  return found.decision === 'denied' ? undefined : found;
}

const NAME_IT = ' Name the resource in `resource`.';
const LET_IN = ' Name the resource in `resource`; that its own policies do not give it is a row of its own `cannot`.';

/** Whether it is another answer for one resource than for the next. */
export function isByResource(found: Found): boolean {
  return (
    found.decision === 'depends' && found.dependsOn.some(({ on }) => on.some((text) => text.startsWith('resource ')))
  );
}

const CONDITION = /^condition \S+ (\S+)/;

/** What a row that says who may not do what has to state. Empty where it rests on something else. */
export function statedBy(claim: Claim, found: Found): string {
  if (claim.expected !== 'denied' || found.decision !== 'depends') return '';
  if (found.elseDenied === true && claim.row.resource === undefined) return LET_IN;
  if (!isSentence(claim) && claim.row.resource === undefined && isByResource(found)) return NAME_IT;
  if (!isSentence(claim) && !isWithheld(claim)) return '';
  const keys = found.dependsOn.flatMap(({ on }) => on.flatMap((text) => CONDITION.exec(text)?.[1] ?? []));
  if (keys.length === 0) return claim.row.resource === undefined ? NAME_IT : '';
  return ` State in \`context\` what the call carries of ${[...new Set(keys)].join(', ')}: an empty list says that it carries none. A row for each.`;
}
