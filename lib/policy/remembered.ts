/** Of each kind of thing that an engine makes of policies. More than any organization has at a time. */
const MOST = 4096;

/**
 * What was made once and is looked up again, as far as it was lately made: a process that runs for long forgets the oldest, and
 * makes it anew.
 */
export class Remembered<Key, Value> {
  private readonly values = new Map<Key, Value>();

  constructor(private readonly most = MOST) {}

  get size(): number {
    return this.values.size;
  }

  get(key: Key): Value | undefined {
    return this.values.get(key);
  }

  set(key: Key, value: Value): void {
    const [oldest] = this.values.size >= this.most && !this.values.has(key) ? this.values.keys() : [];
    if (oldest !== undefined) this.values.delete(oldest);
    this.values.set(key, value);
  }
}
