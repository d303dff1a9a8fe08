import type { Account, EngineEnvironment, IamRole } from '../assembly';
import { ADMINISTRATOR } from '../ask/world';
import { nameWithPath } from '../ask/principals';
import type { GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
import { Glob } from '../policy/text/glob';
import { claimsOf, type Claim } from './claim';
import { HypotheticalWorld } from './hypothetical';

/**
 * Whoever may assume an exempt role is exempt. Each role that the config exempts and a template makes is tried with its own trust
 * policy, by an administrator of every account that organization policies bind. AWS alone trusts anybody to have the roles of
 * permission sets.
 */
export function assumptionClaims(
  environment: EngineEnvironment,
  { exemptRoles }: Pick<GuardrailContext, 'exemptRoles'>,
): readonly Claim[] {
  const patterns = exemptRoles.map((arn) => Glob.of(arn));
  const members = environment.graph.accounts.filter(({ kind }) => kind === 'member');
  const world = new HypotheticalWorld({
    environment,
    account: (account) => environment.account(account),
    identityPolicies: [ADMINISTRATOR],
    trust: 'own',
  });
  const exempt = patterns.length === 0 ? [] : members.flatMap((account) => rolesIn(environment, account, patterns));
  return exempt.flatMap(({ account, arn, role }) =>
    claimsOf([{ action: 'sts:AssumeRole', resource: arn, resourceAccount: account.name }], {
      subject: 'exempt role',
      source: 'config/exceptions.ts',
      list: `who may assume ${nameWithPath(role)} in ${account.name},`,
      expected: 'denied',
      accounts: members,
      world,
      constructPath: role.source?.constructPath ?? '',
      mend: 'Whoever assumes it is let through. Trust a service, a federated identity or the management account instead.',
    }),
  );
}

function rolesIn(environment: EngineEnvironment, account: Account, patterns: readonly Glob[]) {
  return environment.graph.contentsOf(account).roles.flatMap((role: IamRole) => {
    const arn = `arn:aws:iam::${account.id}:role/${nameWithPath(role)}`;
    const isExempt = role.assignment === undefined && patterns.some((pattern) => pattern.matches(arn));
    return isExempt ? [{ account, arn, role }] : [];
  });
}
