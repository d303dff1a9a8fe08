import { ConfigError } from '../config-error';
import type { Problem } from '../problem';
import { settled, type Maker } from './settled';

/** What a definition comes to, or why it comes to nothing. */
export type Evaluated = { readonly value: unknown } | { readonly problem: Problem };

/** What a definition says to a context, where it is a function of one. @param file where it is written */
export function evaluate(definition: unknown, context: unknown, file: string): Evaluated {
  if (typeof definition !== 'function') return { value: definition };
  try {
    return { value: settled(definition as Maker, file)(context as object) };
  } catch (error) {
    const [problem] = error instanceof ConfigError ? error.problems : [];
    if (problem === undefined) throw error;
    return { problem };
  }
}
