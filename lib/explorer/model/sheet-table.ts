import type { ActionTable, ReasonRow, Sheet } from '../page/format';

/** Puts together what the page is to answer: reasons and sheets once each, and actions that have the same answers everywhere. */
export class SheetTable {
  private readonly reasonNumbers = new Map<string, number>();
  private readonly reasonRows: ReasonRow[] = [];
  private readonly numbers = new Map<string, number>();
  /** Reasons by action. */
  private readonly sheets: { readonly reasons: Uint32Array; readonly like: number }[] = [];

  public get reasons(): readonly ReasonRow[] {
    return this.reasonRows;
  }

  public reason(row: ReasonRow): number {
    const key = JSON.stringify(row);
    let number = this.reasonNumbers.get(key);
    if (number === undefined) {
      this.reasonNumbers.set(key, (number = this.reasonRows.length));
      this.reasonRows.push(row);
    }
    return number;
  }

  /**
   * @param reasons numbers of reasons, an entry for each action
   * @param like a sheet that has much in common with it, or -1
   */
  public sheet(reasons: Uint32Array, like: number): number {
    const key = runsOf(reasons).join();
    let number = this.numbers.get(key);
    if (number === undefined) {
      this.numbers.set(key, (number = this.sheets.length));
      this.sheets.push({ reasons, like });
    }
    return number;
  }

  /** @param size how many actions there are */
  public encoded(size: number): { readonly classes: ActionTable['classes']; readonly sheets: readonly Sheet[] } {
    const classes = this.classes(size);
    const first = firstOfEach(classes);
    const byClass = this.sheets.map(({ reasons }) => first.map((index) => reasons[index] ?? 0));
    const sheets = this.sheets.map(({ like }, number) => {
      const own = byClass[number] ?? new Uint32Array();
      const alone = [-1, ...runsOf(own)];
      const parent = byClass[like];
      if (parent === undefined) return alone;
      const beside = [like, ...differences(parent, own)];
      return beside.length < alone.length ? beside : alone;
    });
    return { classes: runsOf(classes), sheets };
  }

  private classes(size: number): Uint32Array {
    let classes: Uint32Array = new Uint32Array(size);
    for (const { reasons } of this.sheets) {
      const made = new Map<number, number>();
      classes = classes.map((number, index) => {
        const pair = number * 0x100_0000 + (reasons[index] ?? 0);
        let found = made.get(pair);
        if (found === undefined) made.set(pair, (found = made.size));
        return found;
      });
    }
    return classes;
  }
}

/** Classes are numbered in the order in which they first occur. */
function firstOfEach(classes: Uint32Array): Uint32Array {
  const first: number[] = [];
  classes.forEach((number, index) => {
    if (number === first.length) first.push(index);
  });
  return Uint32Array.from(first);
}

function runsOf(values: Uint32Array): readonly number[] {
  const runs: number[] = [];
  for (const value of values) {
    if (runs.length > 0 && runs.at(-2) === value) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(value, 1);
  }
  return runs;
}

function differences(parent: Uint32Array, own: Uint32Array): readonly number[] {
  const pairs: number[] = [];
  own.forEach((reason, number) => {
    if (parent[number] !== reason) pairs.push(number, reason);
  });
  return pairs;
}
