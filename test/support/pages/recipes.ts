import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import { sectionsOf, type Section } from './sections';

/** The recipes of `docs/recipes.md`, each a section of it. */
export const recipes: readonly Section[] = sectionsOf(readFileSync(join(repository, 'docs/recipes.md'), 'utf8')).filter(
  ({ level }) => level === 2,
);

/** A recipe by its heading. A test that calls it tries that recipe. @throws Error for one that is not on the page */
export function recipe(heading: string): Section {
  const found = recipes.find((one) => one.heading === heading);
  if (found !== undefined) return found;
  const headings = recipes.map((one) => one.heading).join('\n');
  throw new Error(`docs/recipes.md has no recipe "${heading}"; it has:\n${headings}`);
}
