/** A set of small numbers, one bit each. Results are new sets; the operands stay as they are. */
export class Bits {
  private constructor(private readonly words: Uint32Array) {}

  static none(size: number): Bits {
    return new Bits(new Uint32Array((size + 31) >>> 5));
  }

  static all(size: number): Bits {
    const words = new Uint32Array((size + 31) >>> 5).fill(0xffffffff);
    const rest = size & 31;
    if (rest !== 0) words[words.length - 1] = 0xffffffff >>> (32 - rest);
    return new Bits(words);
  }

  static of(size: number, members: Iterable<number>): Bits {
    const bits = Bits.none(size);
    for (const member of members) bits.add(member);
    return bits;
  }

  has(member: number): boolean {
    return (((this.words[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;
  }

  /** In place: only for a set that is still being filled. */
  add(member: number): void {
    const word = member >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (member & 31));
  }

  /** In place, as {@link add}. */
  addAll(other: Bits): void {
    for (let index = 0; index < this.words.length; index += 1) {
      this.words[index] = (this.words[index] ?? 0) | (other.words[index] ?? 0);
    }
  }

  /** In place, as {@link add}. */
  remove(member: number): void {
    const word = member >>> 5;
    this.words[word] = (this.words[word] ?? 0) & ~(1 << (member & 31));
  }

  or(other: Bits): Bits {
    const result = new Bits(this.words.slice());
    result.addAll(other);
    return result;
  }

  and(other: Bits): Bits {
    const words = this.words.slice();
    for (let index = 0; index < words.length; index += 1)
      words[index] = (words[index] ?? 0) & (other.words[index] ?? 0);
    return new Bits(words);
  }

  minus(other: Bits): Bits {
    const words = this.words.slice();
    for (let index = 0; index < words.length; index += 1)
      words[index] = (words[index] ?? 0) & ~(other.words[index] ?? 0);
    return new Bits(words);
  }

  get isEmpty(): boolean {
    for (const word of this.words) if (word !== 0) return false;
    return true;
  }

  /** Whether they have a member in common. */
  meets(other: Bits): boolean {
    for (let index = 0; index < this.words.length; index += 1)
      if (((this.words[index] ?? 0) & (other.words[index] ?? 0)) !== 0) return true;
    return false;
  }

  /** Whether every member is one of the other's. */
  isWithin(other: Bits): boolean {
    for (let index = 0; index < this.words.length; index += 1)
      if (((this.words[index] ?? 0) & ~(other.words[index] ?? 0)) !== 0) return false;
    return true;
  }

  get size(): number {
    let count = 0;
    for (let word of this.words) {
      while (word !== 0) {
        word &= word - 1;
        count += 1;
      }
    }
    return count;
  }

  forEach(visit: (member: number) => void): void {
    for (let index = 0; index < this.words.length; index += 1) {
      let word = this.words[index] ?? 0;
      while (word !== 0) {
        visit((index << 5) + (31 - Math.clz32(word & -word)));
        word &= word - 1;
      }
    }
  }
}
