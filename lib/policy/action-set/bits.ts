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

  /** The only change in place: for a set that is still being filled. */
  add(member: number): void {
    const word = member >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (member & 31));
  }

  or(other: Bits): Bits {
    return this.zip(other, (left, right) => left | right);
  }

  and(other: Bits): Bits {
    return this.zip(other, (left, right) => left & right);
  }

  minus(other: Bits): Bits {
    return this.zip(other, (left, right) => left & ~right);
  }

  get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
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

  *[Symbol.iterator](): Generator<number> {
    for (const [index, found] of this.words.entries()) {
      let word = found;
      while (word !== 0) {
        yield (index << 5) + (31 - Math.clz32(word & -word));
        word &= word - 1;
      }
    }
  }

  private zip(other: Bits, operate: (left: number, right: number) => number): Bits {
    const words = new Uint32Array(this.words.length);
    for (let index = 0; index < words.length; index += 1) {
      words[index] = operate(this.words[index] ?? 0, other.words[index] ?? 0);
    }
    return new Bits(words);
  }
}
