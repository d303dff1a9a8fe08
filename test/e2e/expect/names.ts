import type { LandingZone } from '../../../lib/model/landing-zone';
import { MANAGEMENT, organizationalUnitPath } from '../../../lib/model/tree';
import type { LiveAccount, LiveOrganization } from '../live/organization';

/** AWS's ids of what the config names by keys. */
export class Names {
  private readonly units: ReadonlyMap<string, string>;
  private readonly accounts: ReadonlyMap<string, LiveAccount>;

  public constructor(
    private readonly zone: LandingZone,
    private readonly live: LiveOrganization,
  ) {
    this.units = new Map(live.units.map(({ path, id }) => [path, id]));
    this.accounts = new Map(live.accounts.map((account) => [account.email, account]));
  }

  /** Names from below the root down to the OU, for example `engineering/dev`; empty for the root. */
  public unitPath(key: string): string {
    const { organizationalUnits } = this.zone.organization;
    return organizationalUnitPath(this.zone, key)
      .map((step) => organizationalUnits[step]?.name ?? step)
      .join('/');
  }

  /** @returns `r-…` for the root, `ou-…`, or undefined where AWS has no such OU */
  public unitId(key: string): string | undefined {
    return key === 'root' ? this.live.rootId : this.units.get(this.unitPath(key));
  }

  /** Twelve digits; undefined where AWS has no account of that e-mail address. */
  public accountId(key: string): string | undefined {
    if (key === MANAGEMENT) return this.live.managementAccountId;
    const { email = '', existing } = this.zone.accounts[key] ?? {};
    return existing ?? this.accounts.get(email)?.id;
  }

  /** Path of an OU by AWS's id; empty for the root. */
  public pathOf(id: string): string {
    return this.live.units.find((unit) => unit.id === id)?.path ?? '';
  }
}
