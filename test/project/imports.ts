import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repository } from '../support/repository';

/** Which file imports which, both from the repository's top. */
export function importsOf(folders: readonly string[]): readonly (readonly [from: string, to: string])[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return files
    .filter((file) => /\.(tsx?|js)$/.test(file))
    .flatMap((from) => {
      const text = readFileSync(join(repository, from), 'utf8');
      const paths = [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*'(\.[^']*)'/g)].map(([, path = '']) => path);
      return paths.flatMap((path) => {
        const to = fileOf(normalize(join(dirname(from), path)));
        return to === undefined ? [] : [[from, to] as const];
      });
    });
}

function fileOf(path: string): string | undefined {
  const candidates = [`${path}.ts`, `${path}.tsx`, `${path}.js`, join(path, 'index.ts'), join(path, 'index.js'), path];
  return candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(join(repository, candidate)));
}
