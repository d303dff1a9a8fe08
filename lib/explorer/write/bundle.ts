import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

/** What a page needs beside its data. */
export interface Bundle {
  /** One classic script: module scripts do not load from disk. */
  readonly script: string;
  readonly style: string;
}

const VIEWS = join(__dirname, '../views');

/** Puts the views and what they stand on into one script, for browsers of the last two years. */
export async function bundle(): Promise<Bundle> {
  const made = await build({
    entryPoints: [join(VIEWS, 'main.tsx')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const css = await transform(readFileSync(join(VIEWS, 'style.css'), 'utf8'), { loader: 'css', minify: true });
  return { script: made.outputFiles.map(({ text }) => text).join(''), style: css.code };
}
