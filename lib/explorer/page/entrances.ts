import type { PageData, PrincipalRow } from './format';
import type { Lookup, Standing } from './lookup';
import { trustedAt } from './trusted';

/** A way into an account: what one is there, and who may be it. */
export interface Entrance {
  /** By assignment; by the trust of a role, or as a user; or for AWS services alone. */
  readonly door: 'assigned' | 'trusted' | 'service';
  readonly principal: PrincipalRow;
  readonly sheet: number;
  /** Groups, or those whom a role trusts, in words. */
  readonly who: readonly string[];
  /** How it is, or comes to be, an administrator. @default no way is known */
  readonly administrator?: 'administrator by design' | 'can become administrator';
}

export function entrancesTo(data: PageData, lookup: Lookup, account: number): readonly Entrance[] {
  const leading = new Set(
    data.paths.filter((row) => row.account === account && row.steps.length > 0).map(({ principal }) => principal),
  );
  return lookup.standingsIn(account).map((standing): Entrance => {
    const { principal, place } = standing;
    const isLeading = leading.has(data.principals.indexOf(principal));
    return {
      ...doorOf(data, standing),
      principal,
      sheet: place.sheet,
      ...(isLeading ? { administrator: wayOf(principal) } : {}),
    };
  });
}

function wayOf({ administrator }: PrincipalRow): NonNullable<Entrance['administrator']> {
  return administrator === undefined ? 'can become administrator' : 'administrator by design';
}

function doorOf(data: PageData, { principal, place }: Standing): Pick<Entrance, 'door' | 'who'> {
  switch (principal.kind) {
    case 'permission set':
      return { door: 'assigned', who: place.groups ?? [] };
    case 'root':
      return { door: 'trusted', who: ['whoever has its password, where it has one'] };
    case 'user':
      return { door: 'trusted', who: ['whoever has its password or a key of it'] };
    case 'role': {
      const trusted = trustedAt(data, place);
      const isOfServices = trusted.length > 0 && trusted.every(({ isService }) => isService);
      return {
        door: isOfServices ? 'service' : 'trusted',
        who: trusted.length === 0 ? ['nobody'] : trusted.map(({ words }) => words),
      };
    }
  }
}
