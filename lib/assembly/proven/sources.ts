import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { countsAsSource } from '../../config/file-reads';
import { AssemblyError } from '../assembly-error';
import { sha256, type Digests } from './digests';
import { sourcesIn } from './proofs-file';

const ROOT = join(__dirname, '..', '..', '..');
/** What asks, compares and deploys an assembly makes none. */
const MAKES_NONE = new Set(['cli', 'explorer', 'host', 'operate', 'review']);
/** What editors leave beside a file is none of its kind. */
const SOURCE = /^[^.].*\.(?:ts|js|json)$/;

/**
 * SHA-256 of what an assembly is made from: each file of the config, and all else of this repository that has a part in it.
 *
 * @param root of a repository. @default this one
 */
export function sourcesOf(root: string = ROOT): Digests {
  const lib = readdirSync(join(root, 'lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !MAKES_NONE.has(entry.name))
    .flatMap(({ name }) => filesOf(root, `lib/${name}`, (file) => SOURCE.test(file)));
  const digestOf = (path: string): string => sha256(readFileSync(join(root, path)));
  const others = ['cdk.json', 'package-lock.json', 'tsconfig.json', 'bin/landing-zone.ts', 'bin/register.js'].filter(
    (path) => isFile(join(root, path)),
  );
  return {
    ...Object.fromEntries(
      [...filesOf(root, 'config', countsAsSource), ...others].map((path) => [path, digestOf(path)]),
    ),
    'lib/': sha256(lib.map((path) => `${path} ${digestOf(path)}\n`).join('')),
  };
}

/** Paths below a folder, `/` between their parts, in order. */
function filesOf(root: string, folder: string, isMeant: (name: string) => boolean): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => [folder, ...path.split(sep)].join('/'))
    .filter((path) => isMeant(path.slice(path.lastIndexOf('/') + 1)))
    .filter((path) => isFile(join(root, path)))
    .sort();
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * Whoever edits the config and asks before it is synthesized would be answered about what was there before.
 *
 * @param folder of an assembly. One that does not say what it was made from is not asked
 * @param option that names an assembly
 * @param root of the repository that it was made in. @default this one
 * @throws AssemblyError with a file that is otherwise now
 */
export function assertMadeFromThis(folder: string, option: string, root: string = ROOT): void {
  const was = sourcesIn(folder);
  if (was === undefined) return;
  const is = sourcesOf(root);
  const changed = [...new Set([...Object.keys(is), ...Object.keys(was)])]
    .sort()
    .filter((path) => is[path] !== was[path]);
  const [first, ...others] = changed;
  if (first === undefined) return;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  throw new AssemblyError({
    where: folder,
    found: `made before ${first} was what it is now${more}, so it says nothing of that change`,
    mend: `Make it again with "npm run synth", or name it (${option} ${folder}) to ask about what was there then.`,
  });
}
