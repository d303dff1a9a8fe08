import { loadBalancerRegionOf } from '../../catalogue/guardrails/definition/perimeter-services';
import type { PolicyDocument } from '../../policy';
import { atomsOf } from '../ask/atoms';
import type { Finding, Severity } from '../model';
import type { DoorPair } from './door';
import type { Sides } from './side';
import { thingWords } from './words';

/** Accounts from outside that a policy comes to name, or no longer names, where no difference tells of it: a guardrail may keep them out. */
export function namedOutsiders(
  sides: Sides,
  { accounts, base, head }: DoorPair,
  found: readonly Finding[],
): readonly Finding[] {
  const [before, after] = [base, head].map(({ policy }) => outsidersIn(policy, sides)) as [string[], string[]];
  const told = JSON.stringify(found.map(({ who, details }) => [who, details]));
  const findingFor = (ids: readonly string[], words: string, severity: Severity): readonly Finding[] => {
    const untold = ids.filter((id) => !told.includes(`account ${id}`));
    if (untold.length === 0) return [];
    const names = `${untold.length === 1 ? 'account' : 'accounts'} ${untold.join(', ')}`;
    return [
      {
        rule: head.kind === 'role' ? 'trust-unclear' : 'resource-unclear',
        severity,
        who: untold.map((id) => `account ${id}`),
        where: [accounts.head.name],
        what: `${thingWords(head.arn)} ${words} ${names} from outside of the organization: no call of it is decided otherwise, since something else keeps it out`,
        details: [head.arn],
      },
    ];
  };
  return [
    ...findingFor(
      after.filter((id) => !before.includes(id)),
      'now names',
      'high',
    ),
    ...findingFor(
      before.filter((id) => !after.includes(id)),
      'no longer names',
      'low',
    ),
  ];
}

const ACCOUNT = /(?<![0-9A-Za-z-])\d{12}(?![0-9A-Za-z-])/g;

/** Ids of accounts that a policy lets in by name and that no side of the organization has. */
function outsidersIn(document: PolicyDocument | undefined, { base, head }: Sides): readonly string[] {
  const rests = document === undefined ? [] : atomsOf(document).map(({ rest }) => rest);
  const named = rests
    .filter(({ effect, principal }) => effect === 'Allow' && principal?.negated === false)
    .flatMap(({ principal, conditions }) => JSON.stringify([principal?.names, conditions]).match(ACCOUNT) ?? []);
  const isOutside = (id: string): boolean =>
    [base, head].every(({ graph }) => graph.account(id) === undefined) && loadBalancerRegionOf(id) === undefined;
  return [...new Set(named)].filter(isOutside).sort();
}
