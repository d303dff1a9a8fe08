import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../base/did-you-mean';
import { ConfigFileError } from './config-file-error';
import { isMap } from './draft';
import { SECTIONS } from './location';
import { entriesOfModule } from './module-entries';
import { shown } from './place';
import { quote } from './wording';

type Run = (file: string) => unknown;

/**
 * What a file of the config says is what is handed over, whole: a sentence that `index.ts` leaves out, or an account that it changes, would
 * be read by whoever reviews the file, and be nowhere.
 *
 * @param run runs a file of code, once
 * @throws ConfigFileError
 */
export function assertHandedOver(config: unknown, folder: string, run: Run): void {
  if (typeof config !== 'object' || config === null) return;
  const files = readdirSync(folder);
  for (const section of SECTIONS) {
    if (!files.includes(`${section}.ts`)) continue;
    assertSection(config, { section, folder, exports: run(join(folder, section)) });
  }
  assertSentences(config, folder);
}

interface OfSection {
  readonly section: string;
  readonly folder: string;
  readonly exports: unknown;
}

function assertSection(config: object, { section, folder, exports }: OfSection): void {
  const property = Object.getOwnPropertyDescriptor(config, section);
  if (property?.get === undefined && property?.value === undefined) {
    const others = Object.keys(config).filter((name) => !SECTIONS.some((one) => one === name));
    const meant = others.find((name) => didYouMean(name, [section]) !== undefined);
    throw wrong(
      folder,
      `config has no ${section}, although config/${section}.ts is there: ${meant === undefined ? 'export it there and name it in `config`, or remove the file' : `it has ${quote(meant)}, write ${section}`}`,
    );
  }
  const given: unknown = property.value;
  const exported = entriesOfModule(exports);
  if (exported.some(([, value]) => value === given)) return;
  const [, written] = exported.find(([name]) => name === section) ?? [];
  // What it is otherwise, whoever reads the config says.
  if (!isMap(written) || !isMap(given)) {
    throw wrong(
      folder,
      `${section} in \`config\` is none of what config/${section}.ts exports: export it there as ${section}, and hand that over`,
    );
  }
  const missing = missingIn(written, given);
  if (missing === undefined) return;
  throw wrong(
    folder,
    `${section} in \`config\` lacks or changes ${missing}, which config/${section}.ts has: hand over what it exports, and change it there`,
  );
}

/** The first entry that is not handed over as it is. More of them may be: a long list in several files. */
function missingIn(written: object, given: object): string | undefined {
  if (Array.isArray(written)) {
    const all = new Set<unknown>(Array.isArray(given) ? given : []);
    const at = written.findIndex((one) => !all.has(one));
    return at === -1 ? undefined : `entry ${at + 1}`;
  }
  const of = new Map(entriesOfModule(given));
  return entriesOfModule(written).find(([name, value]) => !of.has(name) || of.get(name) !== value)?.[0];
}

/** A list that came out empty is mostly a slip, and nothing of what the company claims would be asked. */
function assertSentences(config: object, folder: string): void {
  const given: unknown = Object.getOwnPropertyDescriptor(config, 'scenarios')?.value;
  if (!Array.isArray(given) || given.length > 0) return;
  throw new ConfigFileError(
    shown(join(folder, 'scenarios.ts'), folder),
    "no sentence: nothing of what must never happen would be asked. Expected one at least, such as { says: 'nobody stops the trail', never: [{ account: 'management', action: 'cloudtrail:StopLogging' }] }",
  );
}

function wrong(folder: string, sentence: string): ConfigFileError {
  return new ConfigFileError(shown(join(folder, 'index.ts'), folder), sentence);
}
