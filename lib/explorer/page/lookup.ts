import { addTo } from '../../base/group-by';
import type { AccountRow, GuardrailRow, PageData, PlaceRow, PrincipalRow } from './format';

/** Somebody in an account. */
export interface Standing {
  readonly principal: PrincipalRow;
  readonly place: PlaceRow;
}

/** By group, then by the place of a permission set: in how many accounts. */
type Groups = ReadonlyMap<string, ReadonlyMap<number, number>>;

function count(groups: Map<string, Map<number, number>>, group: string, person: number, accounts: number): void {
  const as = groups.get(group) ?? new Map<number, number>();
  groups.set(group, as.set(person, (as.get(person) ?? 0) + accounts));
}

/** What the data hold, by name and by what it belongs to. */
export class Lookup {
  private readonly accounts: ReadonlyMap<string, number>;
  private readonly byAccount = new Map<number, Standing[]>();
  private readonly byUnit = new Map<number, number[]>();
  private readonly groups = new Map<number, Groups>();
  private groupsIn: ReadonlyMap<number, Groups> | undefined;
  private readonly unitsBelow = new Map<number, number[]>();

  public constructor(private readonly data: PageData) {
    this.accounts = new Map(data.accounts.map(({ name }, place) => [name, place]));
    data.accounts.forEach(({ unit }, place) => {
      addTo(this.byUnit, unit, place);
    });
    data.units.forEach(({ parent }, place) => {
      addTo(this.unitsBelow, parent, place);
    });
    for (const principal of data.principals) {
      for (const place of principal.places) addTo(this.byAccount, place.account, { principal, place });
    }
  }

  public account(name: string): { readonly place: number; readonly row: AccountRow } | undefined {
    const place = this.accounts.get(name) ?? -1;
    const row = this.data.accounts[place];
    return row && { place, row };
  }

  public accountName(place: number): string {
    return this.data.accounts[place]?.name ?? '';
  }

  public guardrails(id: string): readonly GuardrailRow[] {
    return this.data.guardrails.filter((row) => row.id === id);
  }

  public principal(kind: string, name: string): PrincipalRow | undefined {
    return this.data.principals.find((row) => row.kind === kind && row.name === name);
  }

  public standingsIn(account: number): readonly Standing[] {
    return this.byAccount.get(account) ?? [];
  }

  public accountsIn(unit: number): readonly number[] {
    return this.byUnit.get(unit) ?? [];
  }

  public unitsIn(unit: number): readonly number[] {
    return this.unitsBelow.get(unit) ?? [];
  }

  /** How many accounts are in the unit and below it. */
  public sizeOf(unit: number): number {
    return this.unitsIn(unit).reduce((sum, below) => sum + this.sizeOf(below), this.accountsIn(unit).length);
  }

  /** By group: the permission sets that it has there, each by its place, and in how many accounts of the unit and below it. */
  public groupsBelow(unit: number): Groups {
    const known = this.groups.get(unit);
    if (known !== undefined) return known;
    this.groupsIn ??= this.groupsByUnit();
    const found = new Map<string, Map<number, number>>();
    for (const groups of [this.groupsIn.get(unit), ...this.unitsIn(unit).map((below) => this.groupsBelow(below))]) {
      for (const [group, as] of groups ?? []) {
        for (const [person, accounts] of as) count(found, group, person, accounts);
      }
    }
    const sorted = new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
    this.groups.set(unit, sorted);
    return sorted;
  }

  private groupsByUnit(): ReadonlyMap<number, Groups> {
    const units = new Map<number, Map<string, Map<number, number>>>();
    this.data.principals.forEach(({ places }, person) => {
      for (const { account, groups = [] } of places) {
        const unit = this.data.accounts[account]?.unit ?? -1;
        const found = units.get(unit) ?? new Map<string, Map<number, number>>();
        units.set(unit, found);
        for (const group of groups) count(found, group, person, 1);
      }
    });
    return units;
  }

  /** Whether an account is in the unit or below it. */
  public isBelow(account: number, unit: number): boolean {
    let at = this.data.accounts[account]?.unit ?? -1;
    while (at >= 0 && at !== unit) at = this.data.units[at]?.parent ?? -1;
    return at === unit;
  }

  /** From the root down to the unit of the account. */
  public unitsAbove(account: number): readonly number[] {
    const above: number[] = [];
    for (let at = this.data.accounts[account]?.unit ?? -1; at >= 0; at = this.data.units[at]?.parent ?? -1) {
      above.unshift(at);
    }
    return above;
  }
}
