import type { Account } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import { parsePrincipalName, type PrincipalName } from '../policy';
import { groupsByUser } from './groups-by-user';
import type { Organization } from './organization';

/**
 * What to write for people of whom somebody wrote a half alone, a group, a permission set or a user of IAM Identity Center: none of
 * these is a principal by itself. Undefined for what is none of them.
 *
 * @param text no principal of the account
 * @param account in which is asked: who is there comes before who is elsewhere
 */
export function peopleMeant({ assembly, graph }: Organization, text: string, account: Account): string | undefined {
  const ways = (place: Account): readonly Way[] =>
    graph
      .contentsOf(place)
      .roles.flatMap(({ assignment }) =>
        (assignment?.groups ?? []).map((group) => ({ group, permissionSet: assignment?.permissionSet ?? '' })),
      );
  const waysOf = (isMeant: (way: Way) => boolean): readonly Way[] => {
    const here = ways(account).filter(isMeant);
    return here.length > 0 ? here : graph.accounts.flatMap(ways).filter(isMeant);
  };
  const principal = parsePrincipalName(text);
  const first = wordOf(principal) ?? text.replace(/\/$/, '');
  const groups = groupsByUser(assembly).get(first);
  if (groups !== undefined) {
    const what = `"${first}" is a user of IAM Identity Center, who gets in by groups`;
    return said(
      what,
      waysOf(({ group }) => groups.includes(group)),
    );
  }
  if (principal !== undefined) return undefined;
  const all = graph.accounts.flatMap(ways);
  const names = { group: all.map(({ group }) => group), permissionSet: all.map((way) => way.permissionSet) };
  const name = closestOf(first, [...names.group, ...names.permissionSet]);
  if (name === undefined) return undefined;
  const half = names.group.includes(name) ? 'group' : 'permissionSet';
  const what = `"${text}" is no principal, but ${name === first ? 'a' : 'nearly a'} ${half === 'group' ? 'group' : 'permission set'}`;
  return said(
    what,
    waysOf((way) => way[half] === name),
  );
}

function wordOf(principal: PrincipalName | undefined): string | undefined {
  switch (principal?.kind) {
    case 'person':
      return principal.group;
    case 'user':
      return principal.name;
    default:
      return undefined;
  }
}

/** How people get in: a group with what it is assigned. */
interface Way {
  readonly group: string;
  readonly permissionSet: string;
}

/** The one of that name, as it is written in `config/` too (`prod-admin` for `ProdAdmin`), or else whoever is meant by a typo. */
export function closestOf(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.includes(word)) return word;
  return candidates.find((candidate) => folded(candidate) === folded(word)) ?? didYouMean(word, candidates);
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

const SHOWN = 4;

function said(what: string, ways: readonly Way[]): string {
  const names = [...new Set(ways.map(({ group, permissionSet }) => `${group}/${permissionSet}`))];
  if (names.length === 0) return `${what}. None of them is assigned anything.`;
  if (names.length === 1) return `${what}. Did you mean "${names[0] ?? ''}"?`;
  const more = names.length > SHOWN ? ` and ${String(names.length - SHOWN)} more` : '';
  return `${what}. Expected one of ${names.slice(0, SHOWN).join(', ')}${more}.`;
}
