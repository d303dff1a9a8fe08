import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repository } from '../support/repository';

export type Arrow = readonly [from: string, to: string];

/**
 * Which file imports which, both from the repository's top; a type is imported like a value.
 *
 * @param comments `skipped` leaves out what a comment alone names, as the types of a JavaScript file. @default 'read'
 */
export function importsOf(folders: readonly string[], comments: 'read' | 'skipped' = 'read'): readonly Arrow[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return files
    .filter((file) => /\.(tsx?|js)$/.test(file))
    .flatMap((from) => {
      const whole = readFileSync(join(repository, from), 'utf8');
      const text = comments === 'read' ? whole : whole.replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
      const paths = [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*'(\.[^']*)'/g)].map(([, path = '']) => path);
      return paths.flatMap((path) => {
        const to = fileOf(normalize(join(dirname(from), path)));
        return to === undefined ? [] : [[from, to]];
      });
    });
}

function fileOf(path: string): string | undefined {
  const candidates = [`${path}.ts`, `${path}.tsx`, `${path}.js`, join(path, 'index.ts'), join(path, 'index.js'), path];
  return candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(join(repository, candidate)));
}
