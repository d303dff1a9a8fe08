import type { PolicyTarget } from '../../choice/organization-policies';
import { at } from '../location';
import type { Problem } from '../problem';
import { count, quote } from '../wording';
import type { PolicyUsage } from './check';

/** Quotas that guardrails overrun. AWS raises none of them. */
export function policyQuotas(usage: readonly PolicyUsage[]): Problem[] {
  return usage.filter(({ used, allowed }) => used > allowed).map(overrun);
}

function overrun({ type, target, what, policy, used, allowed }: PolicyUsage): Problem {
  const path = placeOf(target);
  if (what === 'attachments') {
    return {
      path,
      found: `${count(used)} policies of type ${type}, AWS's own included`,
      expected: `${count(allowed)} at most on one root, OU or account`,
      mend: 'move a guardrail up or down the tree, or to a theme that already has a policy here',
    };
  }
  return {
    path,
    found: `${count(used)} characters in ${type}${policy === undefined ? '' : ` ${quote(policy)}`}`,
    expected: `${count(allowed)} characters at most in one policy`,
    mend: `shorten it by ${count(used - allowed)}, or move a guardrail of its theme up or down the tree`,
  };
}

function placeOf(target: PolicyTarget): string {
  switch (target.kind) {
    case 'root':
      return at('organization', 'guardrails');
    case 'organizational-unit':
      return at('organization', 'organizationalUnits', target.key, 'guardrails');
    case 'account':
      return at('accounts', target.key, 'guardrails');
  }
}
