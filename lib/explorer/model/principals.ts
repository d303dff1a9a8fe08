import type { Account, PermissionSet, Principal } from '../../assembly';
import type { ProofsFile } from '../../assembly/proven/proofs-file';
import type { Organization } from '../../ask/organization';
import { nameWithPath } from '../../ask/principals';
import type { RequestPrincipal } from '../../policy';
import { Glob } from '../../policy/text/glob';
import type { PlaceRow, PrincipalRow } from '../page/format';
import type { Asked } from './asked';
import type { PrincipalWords, Words } from './definitions';
import { proofOf } from './proof-of';
import type { Places } from './tree';
import { Trusts } from './trusts';

/** Somebody in an account, under the name that it has everywhere. */
interface Standing {
  readonly account: Account;
  /** @default the root user */
  readonly principal?: Principal;
}

/** Everybody whom the templates put into an account: permission sets, roles and users of the same name together, and root. */
export class Principals {
  private readonly standings = new Map<string, Standing[]>();
  /** Those of the rows, once these are made. */
  public readonly trusts = new Trusts();
  private readonly keys: readonly string[];
  private readonly byPattern = new Map<string, readonly number[]>();

  public constructor(private readonly organization: Organization) {
    const { graph } = organization;
    for (const { name } of graph.permissionSets) this.standings.set(`permission set ${name}`, []);
    for (const account of graph.accounts) {
      for (const principal of graph.contentsOf(account).principals) this.add({ account, principal });
    }
    for (const account of graph.accounts) this.add({ account });
    this.keys = [...this.standings].filter(([, found]) => found.length > 0).map(([key]) => key);
  }

  /** The place of a principal among the rows. */
  public placeOf(principal: Principal): number {
    return this.keys.indexOf(keyOf({ principal, account: principal.account }));
  }

  public standingsAt(place: number): readonly Standing[] {
    return this.standings.get(this.keys[place] ?? '') ?? [];
  }

  /** The places of those that a pattern of `aws:PrincipalArn` means somewhere. */
  public called(pattern: string): readonly number[] {
    let places = this.byPattern.get(pattern);
    if (places === undefined) {
      const glob = Glob.of(pattern);
      const isMeant = (standing: Standing): boolean => {
        const asking = this.asks(standing);
        return standing.principal !== undefined && 'arn' in asking && glob.matches(asking.arn);
      };
      // Those of one name differ in the account alone.
      const isAnywhere = pattern.split(':')[4] === '*';
      const among = (place: number): readonly Standing[] =>
        isAnywhere ? this.standingsAt(place).slice(0, 1) : this.standingsAt(place);
      places = this.keys.flatMap((_key, place) => (among(place).some(isMeant) ? [place] : []));
      this.byPattern.set(pattern, places);
    }
    return places;
  }

  public rows(asked: Asked, words: Words, places: Places, proofs: ProofsFile | undefined): readonly PrincipalRow[] {
    return this.keys.map((_key, place) => {
      const standings = this.standingsAt(place);
      let like = -1;
      const found = standings.map(({ account, principal }): PlaceRow => {
        like = asked.sheetOf(this.asks({ account, ...(principal && { principal }) }), account, like);
        const groups = groupsOf(principal);
        const trust = this.trusts.placeOf(principal, account);
        return {
          account: places.account(account),
          sheet: like,
          ...(groups === undefined ? {} : { groups }),
          ...(trust === undefined ? {} : { trust }),
        };
      });
      return { ...this.described(standings[0], words, proofs), places: found };
    });
  }

  private asks({ account, principal }: Standing): RequestPrincipal {
    const { environment } = this.organization;
    return principal === undefined ? environment.root(account) : environment.principal(principal);
  }

  private add(standing: Standing): void {
    const key = keyOf(standing);
    const known = this.standings.get(key);
    if (known === undefined) this.standings.set(key, [standing]);
    else known.push(standing);
  }

  private described(
    standing: Standing | undefined,
    words: Words,
    proofs: ProofsFile | undefined,
  ): Omit<PrincipalRow, 'places'> {
    const principal = standing?.principal;
    if (principal === undefined) return { kind: 'root', name: 'root', policies: [], documents: [] };
    const set = this.permissionSetOf(principal);
    const name = set?.name ?? nameWithPath(principal);
    return {
      kind: set === undefined ? principal.kind : 'permission set',
      name,
      policies: [...principal.managedPolicies, ...principal.inlinePolicies].map((policy) => policy.name),
      ...(principal.boundary === undefined ? {} : { boundary: principal.boundary.name }),
      documents: documentsOf(principal),
      ...(set === undefined ? {} : { session: set.sessionDuration }),
      ...told(set === undefined ? words.machineRoles.get(name) : words.personas.get(name), proofs),
    };
  }

  private permissionSetOf(principal: Principal): PermissionSet | undefined {
    const name = setNameOf(principal);
    return this.organization.graph.permissionSets.find((set) => set.name === name);
  }
}

function told(words: PrincipalWords | undefined, proofs: ProofsFile | undefined): Partial<PrincipalRow> {
  if (words === undefined) return {};
  const { subjects, administrator, ...rest } = words;
  const proof = proofOf(proofs, ...subjects);
  return {
    ...rest,
    ...(administrator === undefined ? {} : { administrator }),
    ...(proof === undefined ? {} : { proof }),
  };
}

function documentsOf(principal: Principal): PrincipalRow['documents'] {
  const managed = principal.managedPolicies.flatMap(({ name, document }) => (document ? [{ name, document }] : []));
  const trust = principal.kind === 'role' ? [{ name: 'Who may become it', document: principal.trustPolicy }] : [];
  return [...principal.inlinePolicies, ...managed, ...trust];
}

function keyOf({ principal }: Standing): string {
  if (principal === undefined) return 'root';
  const set = setNameOf(principal);
  return set === undefined ? `${principal.kind} ${nameWithPath(principal)}` : `permission set ${set}`;
}

function setNameOf(principal: Principal): string | undefined {
  return principal.kind === 'role' ? principal.assignment?.permissionSet : undefined;
}

function groupsOf(principal: Principal | undefined): readonly string[] | undefined {
  return principal?.kind === 'role' ? principal.assignment?.groups : undefined;
}
