import { UUID } from '../../assembly/symbols';
import { isAskedAbout } from '../../ask/asked-about';
import type { RequestResource } from '../../policy';
import { openResource } from './callers';
import type { Asking } from './differences';
import type { Bound, Placed } from './bound';

/**
 * Whether one of the actions is denied on something that the landing zone itself made in the account, and was not before. By `any call`
 * whatever its circumstances, or by the call as a service or a pipeline makes it: without MFA, from no network of the company's.
 */
export function deniedOnOwn(
  asking: Asking,
  { free, ...bound }: Bound,
  actions: readonly string[],
  how: 'any call' | 'its call',
): boolean {
  if (actions.length === 0) return false;
  const own = ownArns(bound);
  return actions.some((action) =>
    own.some(
      ([arn, region]) =>
        isAskedAbout(asking.iamData, action, arn) &&
        isDenied(asking, bound, { action, arn, region, how }) &&
        !isDenied(asking, free, { action, arn, region, how }),
    ),
  );
}

interface OwnCall {
  readonly action: string;
  readonly arn: string;
  readonly region: string;
  readonly how: 'any call' | 'its call';
}

function isDenied({ engine }: Asking, { principal }: Placed, { action, arn, region, how }: OwnCall): boolean {
  // Whom its own policy lets in is told of the resource.
  const resource: RequestResource = openResource(principal, arn, principal.account);
  return how === 'its call'
    ? engine.verdictOn({ principal, action, resource, region, context: NO_PERSON }) === 'denied'
    : engine.explainAction({ principal, resource, region }, action).decision === 'denied';
}

/** What AWS says of a call behind which is no person. What is not here counts as absent. */
const NO_PERSON = { 'aws:MultiFactorAuthPresent': 'false' } as const;

/** With the Region in which it is called. */
function ownArns({
  organization: { graph, environment, homeRegion },
  account,
}: Placed): readonly (readonly [string, string])[] {
  const { principals } = graph.contentsOf(account);
  const arns = [...graph.resourceArnsIn(account), ...principals.map((one) => environment.principal(one).arn)];
  const stacks = graph.stacksIn(account).map(({ name, isOfStackSet, region }) => {
    const stack = isOfStackSet ? `StackSet-${name}-${UUID}` : name;
    return [`arn:aws:cloudformation:${region}:${account.id}:stack/${stack}/${UUID}`, region] as const;
  });
  return [...[...new Set(arns)].map((arn) => [arn, homeRegion] as const), ...stacks];
}
