import { Glob } from './glob';

/** What a policy variable stands for in a request: a value, nothing (the key is absent), or something not known. */
export type VariableValue = { readonly value: string } | 'absent' | 'unknown';

/** Answers what a context key holds; the key is in lower case. */
export type VariableLookup = (key: string) => VariableValue;

export type FilledIn = 'everywhere' | 'after the fifth colon' | 'nowhere';

interface Variable {
  readonly key: string;
  readonly fallback: string | undefined;
}

export const VARIABLE = /\$\{([^}]*)\}/g;
const WITH_DEFAULT = /^\s*(.+?)\s*,\s*'(.*)'\s*$/;
/** Characters that can be written only as a variable, since bare they mean something else. */
export const SPECIAL: ReadonlySet<string> = new Set(['*', '?', '$']);

/**
 * A string of a policy, with wildcards and with variables where the document's version knows them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export class Template {
  private readonly fixed: Glob | undefined;

  private constructor(
    readonly text: string,
    /** Fixed text and variables in turn, beginning and ending with text. */
    private readonly texts: readonly string[],
    private readonly variables: readonly Variable[],
  ) {
    if (variables.every((variable) => SPECIAL.has(variable.key))) {
      this.fixed = Glob.ofAlternating(
        interleave(
          texts,
          variables.map((variable) => variable.key),
        ),
      );
    }
  }

  /** @param filledIn where AWS fills variables in; elsewhere they are text like any other */
  static parse(text: string, version: '2012-10-17' | '2008-10-17', filledIn: FilledIn = 'everywhere'): Template {
    if (version === '2008-10-17' || filledIn === 'nowhere' || !text.includes('${')) {
      return new Template(text, [text], []);
    }
    const start = filledIn === 'after the fifth colon' ? fifthColon(text) : 0;
    const texts: string[] = [];
    const variables: Variable[] = [];
    let end = 0;
    for (const match of text.matchAll(VARIABLE)) {
      if (match.index < start) continue;
      texts.push(text.slice(end, match.index));
      variables.push(parseVariable(match[1] ?? ''));
      end = match.index + match[0].length;
    }
    return new Template(text, [...texts, text.slice(end)], variables);
  }

  /** The pattern, if it is the same for every request. */
  get constant(): Glob | undefined {
    return this.fixed;
  }

  /** Text with `placeholder` for each variable that depends on the request. */
  withPlaceholder(placeholder: string): string {
    return this.texts.map((text, index) => text + (index < this.variables.length ? placeholder : '')).join('');
  }

  /** `absent` where a variable has neither value nor default: such a string matches nothing. */
  resolve(lookup: VariableLookup): Glob | 'absent' | 'unknown' {
    if (this.fixed) return this.fixed;
    const values: string[] = [];
    for (const variable of this.variables) {
      const found = SPECIAL.has(variable.key) ? { value: variable.key } : lookup(variable.key);
      if (found === 'unknown') return 'unknown';
      if (found === 'absent' && variable.fallback === undefined) return 'absent';
      values.push(found === 'absent' ? (variable.fallback ?? '') : found.value);
    }
    return Glob.ofAlternating(interleave(this.texts, values));
  }
}

/** Its place, the colons of variables not counted; past the end where there is none. */
function fifthColon(text: string): number {
  const parts = text.replaceAll(VARIABLE, (variable) => '_'.repeat(variable.length)).split(':');
  return parts.length < 6 ? text.length : parts.slice(0, 5).join(':').length;
}

function parseVariable(inner: string): Variable {
  const [, key, fallback] = WITH_DEFAULT.exec(inner) ?? [];
  return { key: (key ?? inner).trim().toLowerCase(), fallback };
}

function interleave(texts: readonly string[], values: readonly string[]): string[] {
  return texts.flatMap((text, index) => (index < values.length ? [text, values[index] ?? ''] : [text]));
}
