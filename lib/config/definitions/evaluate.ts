import { ConfigError } from '../config-error';
import type { Problem } from '../problem';
import { settled, type Maker } from './settled';

/** What a definition comes to, or why it comes to nothing. */
export type Evaluated = { readonly value: unknown } | { readonly problems: readonly Problem[] };

/** What a definition says to a context, where it is a function of one. @param file where it is written */
export function evaluate(definition: unknown, context: unknown, file: string): Evaluated {
  if (typeof definition !== 'function') return { value: definition };
  try {
    return { value: settled(definition as Maker, file)(context as object) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { problems: error.problems };
  }
}
