import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf } from '../../base/entry-of';
import { firstLine } from '../../base/first-line';
import { AssemblyError, MAKE_ASSEMBLY } from '../assembly-error';
import { filesUnder } from './files';

/** What stands in an assembly of which everything held. */
export const PROOFS_FILE = 'proofs.json';

/** By path in the assembly. */
export type Digests = Readonly<Record<string, string>>;

/** The files of an assembly. */
export interface Described {
  /** SHA-256 of what deploys: manifest, templates, asset manifests, assets. */
  readonly files: Digests;
  /** SHA-256 of what describes it: it names folders of the machine, so it differs from one to the next. */
  readonly descriptions: Digests;
}

const DESCRIPTION = /(^|\/)(tree|validation-report|policy-validation-report|[^/]+\.metadata)\.json$/;
/** What the CLI leaves in an assembly: its locks, and archives of assets. */
const OF_THE_CLI = /^(synth\.lock|read\.[\d.]+\.lock|\.cache(\/.*)?)$/;

/** @param path in the assembly */
export function isOfTheCli(path: string): boolean {
  return OF_THE_CLI.test(path);
}

/** Of everything in an assembly but what says that it is proven, and what the CLI leaves there. */
export function digestsOf(folder: string): Described {
  const paths = filesUnder(folder).filter((path) => path !== PROOFS_FILE && !isOfTheCli(path));
  const digests = (wanted: readonly string[]): Record<string, string> =>
    Object.fromEntries(wanted.map((path) => [path, digestOf(join(folder, path))]));
  return {
    files: digests(paths.filter((path) => !DESCRIPTION.test(path))),
    descriptions: digests(paths.filter((path) => DESCRIPTION.test(path))),
  };
}

/** @throws AssemblyError where it cannot be read */
function digestOf(path: string): string {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    throw new AssemblyError({ where: path, found: `it cannot be read (${firstLine(error)})`, mend: MAKE_ASSEMBLY });
  }
}

/** How an assembly differs from the one that was proven. Undefined where it does not. */
export function difference(proven: Described, found: Described): string | undefined {
  const [was, is] = [all(proven), all(found)];
  for (const [file, digest] of is) {
    if (!was.has(file)) return `${file} is not what was proven: there was no such file`;
    if (was.get(file) !== digest) return `${file} is not what was proven: it was changed since`;
  }
  const gone = [...was.keys()].find((file) => !is.has(file));
  return gone === undefined ? undefined : `${gone} is gone`;
}

/** The first file of which one of two says something else than the other, or nothing. */
export function firstOther(was: Digests, is: Digests): string | undefined {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].find(
    (file) => entryOf(was, file) !== entryOf(is, file),
  );
}

function all({ files, descriptions }: Described): ReadonlyMap<string, string> {
  return new Map([...Object.entries(files), ...Object.entries(descriptions)]);
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
