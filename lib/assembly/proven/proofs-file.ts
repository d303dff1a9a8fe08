import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isList, isObject } from '../../base/json';
import type { WrittenGuardrail } from '../../choice/guardrail-of';
import { filesUnder } from './files';

/** What stands in an assembly of which everything held. */
export const PROOFS_FILE = 'proofs.json';

type Counts = Readonly<Record<string, number>>;
/** By path in the assembly. */
type Digests = Readonly<Record<string, string>>;

/** A check that held. */
export interface ProvenCheck {
  readonly name: string;
  readonly templates: number;
  readonly counts: Counts;
  readonly notAsked?: readonly string[];
  readonly notPlaced?: readonly string[];
  readonly subjects?: Readonly<Record<string, Counts>>;
  readonly replaced?: readonly string[];
  readonly administrators?: readonly string[];
  readonly guardrails?: readonly WrittenGuardrail[];
}

/** What held of an assembly, and of which files. The same assembly gives the same text: no time, no machine. */
export interface ProofsFile {
  readonly version: 1;
  readonly checks: readonly ProvenCheck[];
  /** SHA-256 of what deploys: manifest, templates, asset manifests, assets. */
  readonly files: Digests;
  /** SHA-256 of what describes it: it names folders of the machine, so it differs from one to the next. */
  readonly descriptions: Digests;
}

/** Without these nothing is proven, whatever else was. */
const REQUIRED_CHECKS = [
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'stack limits',
  'replacements',
  'template validation',
] as const;

const DESCRIPTION = /(^|\/)(tree|validation-report|policy-validation-report|[^/]+\.metadata)\.json$/;
/** What the CLI leaves in an assembly: its locks, and archives of assets. */
const OF_THE_CLI = /^(synth\.lock|read\.[\d.]+\.lock|\.cache\/.*)$/;

/** Where the guardrails of an assembly are written, as far as its `proofs.json` says. Whether it is proven is another question. */
export function guardrailsOf(folder: string): readonly WrittenGuardrail[] {
  const path = join(folder, PROOFS_FILE);
  const proofs = existsSync(path) ? json(readFileSync(path, 'utf8')) : undefined;
  if (!isProofsFile(proofs)) return [];
  return proofs.checks.flatMap(({ guardrails }) => (isList(guardrails) ? guardrails.filter(isWritten) : []));
}

function isWritten(value: unknown): value is WrittenGuardrail {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.file !== 'string') return false;
  return (
    value.policies === undefined || (isList(value.policies) && value.policies.every((one) => typeof one === 'string'))
  );
}

/** Writes what held. @param folder of the assembly */
export function writeProofs(folder: string, checks: readonly ProvenCheck[]): void {
  const proofs: ProofsFile = { version: 1, checks, ...digestsOf(folder) };
  writeFileSync(join(folder, PROOFS_FILE), `${JSON.stringify(sorted(proofs), null, 2)}\n`);
}

/** What held of an assembly, or why nothing is known to. */
export type Proven = { readonly proofs: ProofsFile } | { readonly problem: string };

/**
 * Compares an assembly with what was proven of it. Whoever can write the assembly can write its `proofs.json` too: this finds
 * what was changed, not who means harm.
 */
export function provenAssembly(folder: string): Proven {
  try {
    const proofs = readProofs(folder);
    if ('problem' in proofs) return proofs;
    const problem = difference(proofs.proofs, digestsOf(folder));
    return problem === undefined ? proofs : { problem };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function readProofs(folder: string): Proven {
  let text: string;
  try {
    text = readFileSync(join(folder, PROOFS_FILE), 'utf8');
  } catch {
    return { problem: `it has no ${PROOFS_FILE}: its checks failed, or did not run` };
  }
  const proofs = json(text);
  if (!isProofsFile(proofs)) return { problem: `its ${PROOFS_FILE} is broken` };
  const absent = REQUIRED_CHECKS.find((name) => !proofs.checks.some((check) => check.name === name));
  return absent === undefined ? { proofs } : { problem: `its ${PROOFS_FILE} says nothing of ${absent}` };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** By hand, since the commands load no schemas. */
function isProofsFile(value: unknown): value is ProofsFile {
  if (!isObject(value) || value.version !== 1 || !isList(value.checks)) return false;
  return value.checks.every(isCheck) && isDigests(value.files) && isDigests(value.descriptions);
}

function isCheck(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string' || !isObject(value.counts)) return false;
  const counts = [value.templates, ...Object.values(value.counts)];
  return counts.length > 1 && counts.every((count) => typeof count === 'number' && count > 0);
}

function isDigests(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.values(value).every((digest) => typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest))
  );
}

function difference(proven: Described, found: Described): string | undefined {
  const [was, is] = [all(proven), all(found)];
  for (const [file, digest] of is) {
    if (!was.has(file)) return `${file} is not what was proven: there was no such file`;
    if (was.get(file) !== digest) return `${file} is not what was proven: it was changed since`;
  }
  const gone = [...was.keys()].find((file) => !is.has(file));
  return gone === undefined ? undefined : `${gone} is gone`;
}

/** SHA-256 of the files of an assembly, by path. */
export type Described = Pick<ProofsFile, 'files' | 'descriptions'>;

function all({ files, descriptions }: Described): ReadonlyMap<string, string> {
  return new Map([...Object.entries(files), ...Object.entries(descriptions)]);
}

/** Of everything in an assembly but what says that it is proven, and what the CLI leaves there. */
export function digestsOf(folder: string): Described {
  const paths = filesUnder(folder).filter((path) => path !== PROOFS_FILE && !OF_THE_CLI.test(path));
  const digests = (wanted: readonly string[]): Record<string, string> =>
    Object.fromEntries(wanted.map((path) => [path, digestOf(join(folder, path))]));
  return {
    files: digests(paths.filter((path) => !DESCRIPTION.test(path))),
    descriptions: digests(paths.filter((path) => DESCRIPTION.test(path))),
  };
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** With the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
