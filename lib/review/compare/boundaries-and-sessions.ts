import type { Organization } from '../../ask/organization';
import type { Finding } from '../model';
import { pairing, principalTitle, principalWords, type PrincipalPair, type Sides } from './side';

/** Who is capped by a permissions boundary no longer, or from now on. */
export function boundaryFindings(changes: readonly PrincipalPair[]): readonly Finding[] {
  const merged = new Map<
    string,
    { rule: 'boundary-removed' | 'boundary-added'; title: string; words: string; accounts: string[] }
  >();
  for (const { account, base, head } of changes) {
    if ((base.boundary === undefined) === (head.boundary === undefined)) continue;
    const rule = head.boundary === undefined ? 'boundary-removed' : 'boundary-added';
    const title = principalTitle(head);
    const known = merged.get(`${rule} ${title}`) ?? { rule, title, words: principalWords(head), accounts: [] };
    merged.set(`${rule} ${title}`, known);
    known.accounts.push(account.name);
  }
  return [...merged.values()].map(({ rule, title, words, accounts }) => ({
    rule,
    severity: rule === 'boundary-removed' ? 'critical' : 'low',
    who: [title],
    where: accounts,
    what: `${words} ${rule === 'boundary-removed' ? 'is no longer capped' : 'is now capped'} by a permissions boundary`,
    details: [],
  }));
}

/** Sessions of permission sets that both sides have. */
export function sessionFindings({ base, head }: Sides): readonly Finding[] {
  const sets = pairing(
    new Map(base.graph.permissionSets.map((set) => [set.name, set])),
    new Map(head.graph.permissionSets.map((set) => [set.name, set])),
  );
  return sets.both.flatMap((pair) => {
    const [before, after] = [minutesOf(pair.base.sessionDuration), minutesOf(pair.head.sessionDuration)];
    if (before === after) return [];
    const isLonger = after > before;
    return [
      {
        rule: isLonger ? 'session-longer' : 'session-shorter',
        severity: isLonger ? 'medium' : 'low',
        who: [pair.head.name],
        where: placesOf(head, pair.head.name),
        what: `sessions of ${pair.head.name} last ${String(after)} minutes instead of ${String(before)}`,
        details: [],
      } satisfies Finding,
    ];
  });
}

/** Accounts in which somebody has a permission set. */
function placesOf({ graph }: Organization, name: string): readonly string[] {
  const own = graph.assignments.filter(({ permissionSet }) => permissionSet.name === name);
  return [...new Set(own.map(({ account }) => account.name))];
}

/** Of an ISO 8601 duration of hours and minutes. */
function minutesOf(duration: string): number {
  const { hours = '0', minutes = '0' } = /^PT(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?$/.exec(duration)?.groups ?? {};
  return Number(hours) * 60 + Number(minutes);
}
