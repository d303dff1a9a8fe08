import type { Account, Statement } from '../../lib/policy';
import type { Scene } from '../../lib/review/ask/layers';
import type { ScenePair } from '../../lib/review/ask/scene-pair';
import { anyRole, openResource } from '../../lib/review/compare/callers';
import { documentOf } from './made-up-statements';

/* The two sides of an edit, as the review asks them. */

export function guardrailPair(base: Account, head: Account): ScenePair {
  return {
    base: { principal: anyRole(base), owner: base },
    head: { principal: anyRole(head), owner: head },
    arn: 'any role',
    region: 'us-west-2',
    resource: (side: Scene, arn: string) => openResource(side.principal, arn, side.owner),
  };
}

/** @param bounds the permissions boundary before and after. @default none */
export function identityPair(
  account: Account,
  before: readonly Statement[],
  after: readonly Statement[],
  kind: 'role' | 'user',
  bounds: readonly [before?: readonly Statement[], after?: readonly Statement[]] = [],
): ScenePair {
  const sceneOf = (statements: readonly Statement[], bound: readonly Statement[] | undefined): Scene => ({
    principal: {
      kind,
      account,
      arn: `arn:aws:iam::${account.id}:${kind}/app/worker`,
      identityPolicies: [{ name: 'own', document: documentOf(statements) }],
      ...(bound === undefined ? {} : { boundary: { name: 'boundary', document: documentOf(bound) } }),
    },
    owner: account,
  });
  return {
    base: sceneOf(before, bounds[0]),
    head: sceneOf(after, bounds[1]),
    arn: 'its own',
    openedBy: 'the resource',
    region: 'us-west-2',
    resource: (side, arn) => ({
      arn,
      account: side.owner,
      ...(arn.includes(':role/') ? { policy: openResource(side.principal, arn, side.owner).policy } : {}),
    }),
  };
}
