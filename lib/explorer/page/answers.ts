import { ACCOUNT, ACTION, LEVELS, VERDICTS, type Level, type PageData, type Verdict } from './format';

/** The answer to one question, and where it was decided. Empty texts for what there is not. */
export interface Answer {
  readonly verdict: Verdict;
  readonly layer: string;
  readonly policy: string;
  readonly statement: string;
  readonly attachedTo: string;
  readonly reason: string;
}

export type Counts = Readonly<Record<Verdict, number>>;

export const NO_COUNTS: Counts = { allowed: 0, depends: 0, 'not known': 0, denied: 0 };

/** Answers from the page's data. What it makes of a sheet it keeps. */
export class Answers {
  /** In AWS's own spelling, by service. */
  public readonly actions: readonly string[];
  private readonly byService: ReadonlyMap<string, readonly string[]>;
  private readonly levels: Uint8Array;
  private readonly classes: Uint32Array;
  private readonly numberOfClasses: number;
  private readonly places: ReadonlyMap<string, number>;
  private readonly sheets = new Map<number, Uint32Array>();
  private readonly counts = new Map<number, readonly Counts[]>();
  /** By class, then by level: how many actions. */
  private lazySizes: readonly Uint32Array[] | undefined;

  public constructor(private readonly data: Pick<PageData, 'actions' | 'reasons' | 'sheets' | 'accounts'>) {
    const { services, levels, classes } = data.actions;
    this.byService = new Map(
      services.map(([prefix, names]) => [prefix, names.split(' ').map((name) => `${prefix}:${name}`)]),
    );
    this.actions = [...this.byService.values()].flat();
    this.levels = Uint8Array.from(levels, Number);
    this.classes = new Uint32Array(unrolled(classes));
    this.numberOfClasses = this.classes.reduce((most, number) => Math.max(most, number + 1), 0);
    this.places = new Map(this.actions.map((action, index) => [action.toLowerCase(), index]));
  }

  /** Undefined for an action that the page does not know; in any case. */
  public actionCalled(name: string): string | undefined {
    return this.actions[this.places.get(name.toLowerCase()) ?? -1];
  }

  public levelOf(action: string): Level | undefined {
    return LEVELS[this.levels[this.placeOf(action)] ?? -1];
  }

  public verdict(sheet: number, action: string): Verdict {
    return VERDICTS[this.row(sheet, action)[0]] ?? 'depends';
  }

  /** @param account by its place: its name stands in the reason */
  public answer(sheet: number, account: number, action: string): Answer {
    const [verdict, ...texts] = this.row(sheet, action);
    const { name = '' } = this.data.accounts[account] ?? {};
    const [layer, policy, statement, attachedTo, reason] = texts.map((text) =>
      text.replaceAll(ACTION, () => action).replaceAll(ACCOUNT, () => name),
    ) as [string, string, string, string, string];
    return { verdict: VERDICTS[verdict] ?? 'depends', layer, policy, statement, attachedTo, reason };
  }

  /** How many actions of each level, in the order of {@link LEVELS}. */
  public countsOf(sheet: number): readonly Counts[] {
    let counts = this.counts.get(sheet);
    if (counts === undefined) this.counts.set(sheet, (counts = this.count(sheet)));
    return counts;
  }

  /** The services of which something is not denied, by level; those with most to change first, and last those of which nothing is known. */
  public servicesOf(sheet: number): readonly { readonly service: string; readonly counts: readonly Counts[] }[] {
    const found = this.services.map((service) => {
      const counts = LEVELS.map(() => ({ ...NO_COUNTS }));
      for (const action of this.actionsOf(service)) {
        const ofLevel = counts[this.levels[this.placeOf(action)] ?? -1];
        if (ofLevel !== undefined) ofLevel[this.verdict(sheet, action)] += 1;
      }
      return { service, counts };
    });
    const isMore = ({ counts }: (typeof found)[number]): boolean => counts.some(isSome);
    const changing = ({ counts }: (typeof found)[number]): number =>
      counts.slice(2).reduce((sum, { allowed, depends }) => sum + allowed + depends, 0);
    return found
      .filter(({ counts }) => counts.some((one) => isSome(one) || one['not known'] > 0))
      .sort((one, other) => changing(other) - changing(one) || Number(isMore(other)) - Number(isMore(one)));
  }

  public get services(): readonly string[] {
    return this.data.actions.services.map(([prefix]) => prefix);
  }

  public actionsOf(service: string): readonly string[] {
    return this.byService.get(service) ?? [];
  }

  /** Whether two sheets say the same of an action, however many others they say the same of. */
  public reasonNumber(sheet: number, action: string): number {
    return this.unfolded(sheet)[this.classes[this.placeOf(action)] ?? -1] ?? -1;
  }

  private row(sheet: number, action: string): PageData['reasons'][number] {
    const row = this.data.reasons[this.reasonNumber(sheet, action)];
    if (row === undefined) throw new Error(`The page has no answer about ${action}.`);
    return row;
  }

  private placeOf(action: string): number {
    return this.places.get(action.toLowerCase()) ?? -1;
  }

  private count(sheet: number): readonly Counts[] {
    const totals = LEVELS.map(() => ({ ...NO_COUNTS }));
    const reasons = this.unfolded(sheet);
    this.sizes.forEach((sizes, number) => {
      const verdict = VERDICTS[this.data.reasons[reasons[number] ?? -1]?.[0] ?? -1];
      if (verdict !== undefined) totals.forEach((total, level) => (total[verdict] += sizes[level] ?? 0));
    });
    return totals;
  }

  private get sizes(): readonly Uint32Array[] {
    if (this.lazySizes === undefined) {
      const sizes = Array.from({ length: this.numberOfClasses }, () => new Uint32Array(LEVELS.length));
      this.classes.forEach((number, index) => {
        const level = this.levels[index] ?? 0;
        const counts = sizes[number];
        if (counts !== undefined) counts[level] = (counts[level] ?? 0) + 1;
      });
      this.lazySizes = sizes;
    }
    return this.lazySizes;
  }

  /** Reasons by class. */
  private unfolded(sheet: number): Uint32Array {
    let found = this.sheets.get(sheet);
    if (found === undefined) {
      const [like = -1, ...rest] = this.data.sheets[sheet] ?? [];
      if (like < 0) found = Uint32Array.from(unrolled(rest));
      else {
        found = this.unfolded(like).slice();
        for (let at = 0; at < rest.length; at += 2) found[rest[at] ?? 0] = rest[at + 1] ?? 0;
      }
      this.sheets.set(sheet, found);
    }
    return found;
  }
}

function isSome({ allowed, depends }: Counts): boolean {
  return allowed + depends > 0;
}

/** Runs: a value, then how often. */
function unrolled(runs: readonly number[]): number[] {
  const values: number[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    for (let left = runs[at + 1] ?? 0; left > 0; left -= 1) values.push(runs[at] ?? 0);
  }
  return values;
}
