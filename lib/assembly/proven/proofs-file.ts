import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLine } from '../../base/first-line';
import { isList, isObject, parseJson } from '../../base/json';
import type { WrittenGuardrail } from '../../choice/guardrail-of';
import { areNames, type ProvenNames } from './names';
import { areRows, type ProvenRows } from './rows';
import { areSentences, type ProvenSentence } from './sentences';
import type { QuotaName } from '../../model/quotas';
import { AssemblyError } from '../assembly-error';
import { readText } from '../read/files';
import { isEverydayWork, type EverydayWork } from './everyday-work';
import { difference, digestsOf, PROOFS_FILE, sha256, type Described, type Digests } from './digests';

/** Of its form. */
const VERSION = 2;

type Counts = Readonly<Record<string, number>>;

/** A check that held. */
export interface ProvenCheck {
  readonly name: string;
  readonly templates: number;
  readonly counts: Counts;
  readonly notAsked?: readonly string[];
  readonly notPlaced?: readonly string[];
  readonly weakened?: readonly string[];
  readonly open?: readonly string[];
  readonly nearlyFull?: readonly string[];
  readonly dated?: readonly string[];
  readonly subjects?: Readonly<Record<string, Counts>>;
  readonly replaced?: readonly string[];
  readonly administrators?: readonly string[];
  readonly everydayWork?: EverydayWork;
  readonly guardrails?: readonly WrittenGuardrail[];
  readonly sentences?: readonly ProvenSentence[];
  readonly names?: ProvenNames;
  readonly rows?: ProvenRows;
  readonly quotas?: GrantedQuotas;
}

/** What AWS has granted the company, as its config says. What is not there is as AWS grants it to everybody, but for the accounts. */
export type GrantedQuotas = Readonly<Partial<Record<QuotaName, { readonly raisedTo: number }>>> & {
  /** How many there may be. @default not known */
  readonly accounts?: number;
};

/** What held of an assembly, and of which files. The same assembly gives the same text: no time, no machine. */
export interface ProofsFile extends Described {
  readonly version: typeof VERSION;
  readonly checks: readonly ProvenCheck[];
  /** SHA-256 of what it was made from. @default not known */
  readonly sources?: Digests;
  /** SHA-256 of all else in it: of what was edited, or merged from two of them, nothing is known. */
  readonly digest: string;
}

/** Without these nothing is proven, whatever else was. */
export const REQUIRED_CHECKS = [
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'stack limits',
  'replacements',
  'template validation',
] as const;

/** Where the guardrails of an assembly are written, as far as its `proofs.json` says. Whether it is proven is another question. */
export function guardrailsOf(folder: string): readonly WrittenGuardrail[] {
  const read = readProofs(folder);
  if ('problem' in read) return [];
  return read.proofs.checks.flatMap(({ guardrails }) => (isList(guardrails) ? guardrails.filter(isWritten) : []));
}

/** What claims of an assembly are about, for example `workload uploads`, as far as its `proofs.json` says. */
export function subjectsOf(folder: string): readonly string[] {
  const read = readProofs(folder);
  if ('problem' in read) return [];
  return read.proofs.checks.flatMap(({ subjects }) => (isObject(subjects) ? Object.keys(subjects) : []));
}

/** What AWS had granted when an assembly was made, as far as its `proofs.json` says. */
export function grantedQuotasOf(folder: string): GrantedQuotas {
  const read = readProofs(folder);
  return 'problem' in read ? {} : (read.proofs.checks.find(({ quotas }) => quotas !== undefined)?.quotas ?? {});
}

function isGranted(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.values(value).every((one) => {
      const number = isObject(one) ? one.raisedTo : one;
      return typeof number === 'number' && number > 0;
    })
  );
}

function isWritten(value: unknown): value is WrittenGuardrail {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.file !== 'string') return false;
  if (value.why !== undefined && typeof value.why !== 'string') return false;
  return [value.policies, value.settings].every(
    (names) => names === undefined || (isList(names) && names.every((one) => typeof one === 'string')),
  );
}

/** What an assembly was made from; undefined where its `proofs.json` does not say. */
export function sourcesIn(folder: string): Digests | undefined {
  const read = readProofs(folder);
  return 'problem' in read ? undefined : read.proofs.sources;
}

/**
 * Writes what held.
 *
 * @param folder of the assembly
 * @param sources what it was made from. @default not known
 */
export function writeProofs(folder: string, checks: readonly ProvenCheck[], sources?: Digests): void {
  const proven = {
    version: VERSION,
    checks,
    ...(sources === undefined ? {} : { sources }),
    ...digestsOf(folder),
  } as const;
  const proofs: ProofsFile = { ...proven, digest: digestOfProofs(proven) };
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
    return { problem: error instanceof AssemblyError ? `${error.where}: ${error.found}` : firstLine(error) };
  }
}

/** What the file says, whatever lies beside it. */
function readProofs(folder: string): Proven {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there === undefined) return { problem: 'there is no such folder' };
  if (!there.isDirectory()) return { problem: 'it is a file, not the folder of a cloud assembly' };
  const path = join(folder, PROOFS_FILE);
  if (!existsSync(path)) return { problem: `it has no ${PROOFS_FILE}: its checks failed, or did not run` };
  const proofs = contentOf(path);
  if (isObject(proofs) && proofs.version !== VERSION) return { problem: `its ${PROOFS_FILE} is of another version` };
  if (!isProofsFile(proofs)) return { problem: `its ${PROOFS_FILE} is broken` };
  const { digest, ...rest } = proofs;
  if (digest !== digestOfProofs(rest)) return { problem: `its ${PROOFS_FILE} was edited` };
  const absent = REQUIRED_CHECKS.find((name) => !proofs.checks.some((check) => check.name === name));
  return absent === undefined ? { proofs } : { problem: `its ${PROOFS_FILE} says nothing of ${absent}` };
}

/** Undefined where it is no file, or not JSON. */
function contentOf(path: string): unknown {
  try {
    const parsed = parseJson(readText(path));
    return 'value' in parsed ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}

/** By hand, since the commands load no schemas. */
function isProofsFile(value: unknown): value is ProofsFile {
  if (!isObject(value) || value.version !== VERSION || !isList(value.checks)) return false;
  if (value.sources !== undefined && !isDigests(value.sources)) return false;
  return (
    value.checks.every(isCheck) && isDigests(value.files) && isDigests(value.descriptions) && isDigest(value.digest)
  );
}

function isCheck(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string' || !isObject(value.counts)) return false;
  if (value.everydayWork !== undefined && !isEverydayWork(value.everydayWork)) return false;
  if (value.quotas !== undefined && !isGranted(value.quotas)) return false;
  if (value.sentences !== undefined && !areSentences(value.sentences)) return false;
  if (value.names !== undefined && !areNames(value.names)) return false;
  if (value.rows !== undefined && !areRows(value.rows)) return false;
  const counts = [value.templates, ...Object.values(value.counts)];
  return counts.length > 1 && counts.every((count) => typeof count === 'number' && count > 0);
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isDigests(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isDigest);
}

/** Of what it says, however it is laid out. */
function digestOfProofs(proofs: Omit<ProofsFile, 'digest'>): string {
  return sha256(JSON.stringify(sorted(proofs)));
}

/** With the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
