import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'prettier';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

const SETTINGS = join(__dirname, '../../../.prettierrc.json');

/** The files as `npm run format` would write them. */
export async function formatted(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const settings = JSON.parse(readFileSync(SETTINGS, 'utf8')) as Options;
  const all = [...files].map(async ([name, text]) => {
    const options: Options = { ...settings, parser: 'typescript', plugins: [typescript, estree] };
    return [name, await format(text, options)] as const;
  });
  return new Map(await Promise.all(all));
}
