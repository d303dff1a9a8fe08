import type { Cause } from './causes';
import type { Asking } from './differences';
import { enginePrincipal } from './principals';
import type { PrincipalPair, Sides } from './side';

/** Whether a side that denies some of it in what was asked lets it be done in other cases. */
export function mayElsewhere(
  { engine }: Asking,
  { base, head }: Sides,
  pair: PrincipalPair,
  { direction, names }: Cause,
): boolean {
  const [organization, principal] = direction === 'gained' ? [base, pair.base] : [head, pair.head];
  const { denied } = engine.decideActions({
    principal: enginePrincipal(organization, principal),
    region: organization.homeRegion,
  });
  return names.some((name) => !denied.has(name));
}

/** Whether what was tried in another Region is decided at home as it was, and not denied there. */
export function goesOnAtHome(
  { engine }: Asking,
  { base, head }: Sides,
  pair: PrincipalPair,
  { explained }: Cause,
): boolean {
  const sides = [
    { organization: base, own: pair.base },
    { organization: head, own: pair.head },
  ];
  return explained.every(({ witness: { action, arn, context } }) => {
    const { 'aws:requestedregion': given = [], ...rest } = context;
    const [region] = [given].flat();
    const [before, after] = sides.map(({ organization, own }) => {
      const { homeRegion, environment } = organization;
      if (region === undefined || region === homeRegion) return undefined;
      const resource = environment.resource(arn.replace(`:${region}:`, `:${homeRegion}:`), own.account, action);
      const principal = enginePrincipal(organization, own);
      return engine.verdictOn({ principal, action, resource, context: rest, region: homeRegion });
    });
    return before !== undefined && before === after && after !== 'denied';
  });
}
