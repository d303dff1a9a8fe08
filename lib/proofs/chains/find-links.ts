import { holders, type Account, type MadeResource, type OrganizationGraph } from '../../assembly';
import { BACKUP_ROLE_NAME } from '../../base/names';
import { groupBy } from '../../base/group-by';
import { BEGINNINGS, BESIDE, NAMED_BY_ARN, NAMES_IN_PASSING, type Chain } from './links';

/** A link of a chain. */
export interface FoundLink {
  readonly chain: Chain;
  readonly made: MadeResource;
  /** Accounts that hold the same, each its own: the one of `made` first. */
  readonly accounts: readonly Account[];
}

const GLOBAL = 'AWS::S3::Bucket';
const ARN = /arn:aws:[a-z0-9-]+:[^\s"',;*?]+/g;

/** Who names whom among everything that the templates make. */
class References {
  private readonly byArn: ReadonlyMap<string, readonly MadeResource[]>;
  private readonly byName: ReadonlyMap<string, readonly MadeResource[]>;
  private readonly namedBy = new Map<MadeResource, Set<MadeResource>>();
  private readonly names = new Map<MadeResource, readonly MadeResource[]>();

  public constructor(all: readonly MadeResource[]) {
    this.byArn = groupBy(
      all.filter(({ arn }) => arn !== undefined),
      ({ arn = '' }) => arn,
    );
    const byName = all.filter(({ type }) => !NAMED_BY_ARN.includes(type));
    const named = byName.flatMap((made) => made.names.map((name) => [`${placeOf(made)} ${name}`, made] as const));
    this.byName = new Map(
      [...groupBy(named, ([name]) => name)].map(([name, found]) => [name, found.map(([, made]) => made)]),
    );
    for (const made of all) {
      const others = this.read(made);
      this.names.set(made, others);
      for (const other of others) this.namedBy.set(other, (this.namedBy.get(other) ?? new Set()).add(made));
    }
  }

  /** What it names. */
  public of(made: MadeResource): readonly MadeResource[] {
    return this.names.get(made) ?? [];
  }

  /** What names it. */
  public to(made: MadeResource): readonly MadeResource[] {
    return [...(this.namedBy.get(made) ?? [])];
  }

  private read(made: MadeResource): readonly MadeResource[] {
    const passing = NAMES_IN_PASSING[made.type] ?? [];
    const texts = Object.entries(made.texts).flatMap(([property, all]) => (passing.includes(property) ? [] : all));
    const found = texts.flatMap((text) => [
      ...[...text.matchAll(ARN)].flatMap(([arn]) => holders(arn).flatMap((one) => this.byArn.get(one) ?? [])),
      ...(this.byName.get(`${made.account} ${made.region} ${text}`) ?? []),
      ...(this.byName.get(`any ${text}`) ?? []),
    ]);
    return [...new Set(found)].filter((other) => other !== made);
  }
}

/** Names of buckets mean the same everywhere. */
function placeOf({ type, account, region }: MadeResource): string {
  return type === GLOBAL ? 'any' : `${account} ${region}`;
}

/**
 * Every link of every chain: what stands at its beginning, what that names, and what names it, until nothing more is found. One account
 * stands for those in which the same templates make the same.
 *
 * @param isAlarm whether a rule of that name is one
 */
export function findLinks(graph: OrganizationGraph, isAlarm: (rule: string) => boolean): readonly FoundLink[] {
  const groups = graph.alikeInWhatIsMade();
  const accountsOf = new Map(groups.map((accounts) => [accounts[0].id, accounts]));
  const all = groups.flatMap(([account]) => graph.madeIn(account));
  const references = new References(all);
  const isBeginning = (type: string, name: string): boolean =>
    type === 'AWS::Events::Rule' ? isAlarm(name) : type !== 'AWS::IAM::Role' || name === BACKUP_ROLE_NAME;
  return (Object.keys(BEGINNINGS) as Chain[]).flatMap((chain) => {
    const begins = ({ type, names }: MadeResource): boolean =>
      BEGINNINGS[chain].includes(type) && names.some((name) => isBeginning(type, name));
    const links = new Set(all.filter(begins));
    // A set gives what is added to it while it is gone through.
    for (const link of links) {
      for (const other of references.of(link)) links.add(other);
      for (const other of references.to(link)) if (!Object.hasOwn(BESIDE, other.type)) links.add(other);
    }
    return [...links].map((made) => ({ chain, made, accounts: accountsOf.get(made.account) ?? [] }));
  });
}
