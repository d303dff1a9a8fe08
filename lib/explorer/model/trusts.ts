import type { Account, Principal } from '../../assembly';
import type { JsonValue } from '../../base/json';
import { ACCOUNT } from '../page/format';

/** Trust policies of roles, each once: where those of two accounts differ in the account alone, they are one. */
export class Trusts {
  private readonly places = new Map<string, number>();

  /** @returns its place; undefined of what is no role, and of people's: those are assigned */
  public placeOf(principal: Principal | undefined, account: Account): number | undefined {
    if (principal?.kind !== 'role' || principal.assignment !== undefined) return undefined;
    const key = JSON.stringify(marked(principal.trustPolicy as unknown as JsonValue, account));
    const place = this.places.get(key) ?? this.places.size;
    this.places.set(key, place);
    return place;
  }

  public all(): readonly unknown[] {
    return [...this.places.keys()].map((key) => JSON.parse(key) as unknown);
  }
}

/** Puts the mark where the account is named: alone, or as the owner in an ARN. */
function marked(value: JsonValue, account: Account): JsonValue {
  if (typeof value === 'string') {
    const isIt = (text: string): boolean => text === account.id || text === account.name;
    if (isIt(value)) return ACCOUNT;
    return value.replace(/^(arn:[^:]*:[^:]*:[^:]*:)([^:]+)(?=:)/, (whole, before: string, owner: string) =>
      isIt(owner) ? `${before}${ACCOUNT}` : whole,
    );
  }
  if (Array.isArray(value)) return value.map((one: JsonValue) => marked(one, account));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, account)]));
}
