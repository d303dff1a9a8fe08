/** Stands for any run of characters, also none. */
const STAR = -1;
/** Stands for exactly one character. */
const ANY_ONE = -2;
const COLON = 58;

const constants = new Map<string, Glob>();

/** A text in which `*` and `?` may be wildcards: the value of a policy element, once its variables are filled in. */
export class Glob {
  /** As written, wildcards included: what operators compare that know no wildcards. */
  readonly text: string;
  private readonly codes: readonly number[];
  private readonly shape: 'exact' | 'anything' | 'prefix' | 'general';
  private readonly prefix: string;

  private constructor(codes: readonly number[], text: string) {
    this.codes = codes;
    this.text = text;
    const firstWildcard = codes.findIndex((code) => code < 0);
    this.prefix = firstWildcard < 0 ? this.text : this.text.slice(0, firstWildcard);
    this.shape = shapeOf(codes, firstWildcard);
  }

  /** Reads `*` and `?` as wildcards. */
  static of(text: string): Glob {
    return new Glob(codesOf(text, true), text);
  }

  /** The same of a text that stands in the code: it is read once. */
  static constant(text: string): Glob {
    let glob = constants.get(text);
    if (glob === undefined) constants.set(text, (glob = Glob.of(text)));
    return glob;
  }

  /** Reads the parts in turn: those at odd places literally, the others with wildcards. */
  static ofAlternating(parts: readonly string[]): Glob {
    const codes = parts.flatMap((part, index) => codesOf(part, index % 2 === 0));
    return new Glob(codes, parts.join(''));
  }

  get matchesAnything(): boolean {
    return this.shape === 'anything';
  }

  get hasWildcards(): boolean {
    return this.shape !== 'exact';
  }

  /** The parts between colons, the last one keeping any further colons; undefined where there are fewer. */
  splitParts(count: number): readonly Glob[] | undefined {
    const parts: number[][] = [[]];
    for (const code of this.codes) {
      if (code === COLON && parts.length < count) parts.push([]);
      else parts.at(-1)?.push(code);
    }
    return parts.length < count ? undefined : parts.map((part) => new Glob(part, part.map(show).join('')));
  }

  matches(text: string): boolean {
    switch (this.shape) {
      case 'exact':
        return text === this.text;
      case 'anything':
        return true;
      case 'prefix':
        return text.startsWith(this.prefix);
      case 'general':
        return text.startsWith(this.prefix) && matchesCodes(this.codes, text);
    }
  }
}

function codesOf(text: string, hasWildcards: boolean): number[] {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    codes.push(hasWildcards && code === 42 ? STAR : hasWildcards && code === 63 ? ANY_ONE : code);
  }
  return codes;
}

function show(code: number): string {
  if (code === STAR) return '*';
  return code === ANY_ONE ? '?' : String.fromCharCode(code);
}

function shapeOf(codes: readonly number[], firstWildcard: number): Glob['shape'] {
  if (firstWildcard < 0) return 'exact';
  if (!codes.slice(firstWildcard).every((code) => code === STAR)) return 'general';
  return firstWildcard === 0 ? 'anything' : 'prefix';
}

/** Greedy with one place to come back to, so that no pattern takes more than pattern × text steps. */
function matchesCodes(codes: readonly number[], text: string): boolean {
  let at = 0;
  let inText = 0;
  let star = -1;
  let starText = 0;
  while (inText < text.length) {
    const code = codes[at];
    if (code === STAR) {
      star = at;
      starText = inText;
      at += 1;
    } else if (code === ANY_ONE || code === text.charCodeAt(inText)) {
      at += 1;
      inText += 1;
    } else if (star >= 0) {
      starText += 1;
      inText = starText;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (codes[at] === STAR) at += 1;
  return at === codes.length;
}
