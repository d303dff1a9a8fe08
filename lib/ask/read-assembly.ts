import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readAssembly, type Assembly } from '../assembly';
import { AssemblyError, MAKE_ASSEMBLY, OUTPUT_FOLDER } from '../assembly/assembly-error';
import { isList } from '../base/json';
import { PREFIX } from '../base/names';
import { STACKS_OF_BATCHES } from '../base/template-contract';
import { provenAssembly, sourcesIn } from '../assembly/proven/proofs-file';
import { sourcesOf } from '../assembly/proven/sources';
import type { Streams } from '../base/streams';

const ROOT = join(__dirname, '..', '..');

const ASK_ANYWAY = 'Give --unproven to be answered all the same.';

/** Stacks that every landing zone has. */
const STACKS = ['organization', 'baseline', 'alarms', 'logging', 'compliance', 'identity', 'guardrails', 'billing'].map(
  (name) => `${PREFIX}${name}`,
);

/** What becomes of an assembly that is not proven: a sentence on `stderr`, or an error. */
export type Unproven = 'told' | 'refused';

/**
 * Reads the assembly of a landing zone. Of one that is not the one of which everything held an answer says nothing, and would look as if
 * it did. That only its maker says so is told on `stderr`.
 *
 * @throws AssemblyError if it is absent, broken or half written, is no whole landing zone, or not proven where that is refused
 */
export function readLandingZoneAssembly(folder: string, { stderr }: Streams, unproven: Unproven = 'refused'): Assembly {
  const assembly = readAssembly(folder);
  assertWhole(folder, assembly);
  const proven = provenAssembly(folder);
  if ('problem' in proven && unproven === 'refused')
    throw new AssemblyError({
      where: folder,
      found: `not proven: ${proven.problem}`,
      mend: `${MAKE_ASSEMBLY} ${ASK_ANYWAY}`,
    });
  for (const warning of assembly.warnings) stderr.write(`Warning: ${warning}\n`);
  if ('problem' in proven) {
    stderr.write(`Warning: not proven: ${folder}: ${proven.problem}. "npm run synth" makes one that is.\n`);
  }
  tellOfMaker(folder, stderr);
  return assembly;
}

/**
 * What a folder says was proven has no signature: whoever made it may have written anything, also that it was made from what lies in this
 * checkout. Of the one that this checkout's own `npm run synth` writes nothing is told.
 *
 * @param root of the checkout. @default this one
 */
export function tellOfMaker(folder: string, stderr: Streams['stderr'], root = ROOT): void {
  if ('problem' in provenAssembly(folder)) return;
  const isOfThis = isDeepStrictEqual(sourcesIn(folder), sourcesOf());
  if (isOfThis && isOwn(folder, root)) return;
  const found = isOfThis
    ? 'is not where this checkout makes its own'
    : 'was made from another config or version than this checkout has';
  stderr.write(`Note: ${folder} ${found}: that its proofs held is taken on its maker's word (SECURITY.md).\n`);
}

/** A link in its place leads to somebody else's. */
function isOwn(folder: string, root: string): boolean {
  return realpathSync(folder) === join(realpathSync(root), OUTPUT_FOLDER);
}

/** Without its guardrails, say, everything would seem to be allowed. */
function assertWhole(folder: string, { stacks }: Assembly): void {
  const ofBatches = stacks.flatMap(({ template }) => {
    const names = template.Metadata?.[STACKS_OF_BATCHES];
    return isList(names) ? names.map(String) : [];
  });
  const missing = [...STACKS, ...ofBatches].filter((name) => !stacks.some(({ stackName }) => stackName === name));
  if (missing.length === 0) return;
  const found =
    missing.length === STACKS.length
      ? 'no stack of a landing zone: the assembly of another app'
      : `no stack ${missing.join(', ')}: not the whole landing zone`;
  throw new AssemblyError({ where: folder, found, mend: MAKE_ASSEMBLY });
}
