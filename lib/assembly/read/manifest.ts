import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError, MAKE_ASSEMBLY } from '../assembly-error';
import { isList, isObject, quote, type JsonObject, type JsonValue } from '../../base/json';
import { pathIn, readJson } from './files';
import { installedSchema } from './installed-schema';

/** One entry of a cloud assembly's manifest. */
export interface Artifact {
  readonly id: string;
  readonly type: string;
  readonly environment?: string;
  readonly properties: JsonObject;
  readonly dependencies: readonly string[];
}

/** What an artifact may be: one of another type might be a stack that would be left out. */
const ARTIFACT_TYPES: ReadonlySet<string> = new Set([
  'none',
  'aws:cloudformation:stack',
  'cdk:asset-manifest',
  'cdk:cloud-assembly',
  'cdk:feature-flag-report',
  'cdk:tree',
]);

/**
 * Entries of the assembly's manifest, in its order.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/deploy.html
 */
export function readManifest(folder: string): readonly Artifact[] {
  if (!existsSync(folder)) {
    throw new AssemblyError({ where: folder, found: 'no such folder', mend: MAKE_ASSEMBLY });
  }
  if (!statSync(folder).isDirectory()) {
    throw new AssemblyError({
      where: folder,
      found: 'a file, not the folder of a cloud assembly',
      mend: MAKE_ASSEMBLY,
    });
  }
  const path = join(folder, 'manifest.json');
  if (!existsSync(path) && existsSync(join(folder, 'cdk.out'))) {
    throw new AssemblyError({
      where: path,
      found: 'no such file: the assembly failed its checks, or was not finished',
      mend: 'Run "npm run synth", which says why.',
    });
  }
  const { artifacts, version } = readJson(path);
  if (version !== undefined && !isInstalledVersion(version)) {
    const found = `made by another version of the CDK (schema ${quote(version)}, installed ${installedSchema()})`;
    throw new AssemblyError({ where: path, found, mend: 'Make it again with "npm run synth".' });
  }
  if (!isObject(artifacts)) {
    throw new AssemblyError({ where: path, found: `artifacts is ${quote(artifacts)}`, mend: MAKE_ASSEMBLY });
  }
  return Object.entries(artifacts).map(([id, artifact]) => {
    if (!isObject(artifact) || typeof artifact.type !== 'string') {
      throw new AssemblyError({ where: path, found: `artifact ${id} has no type`, mend: MAKE_ASSEMBLY });
    }
    const { type, environment, properties, dependencies } = artifact;
    if (!ARTIFACT_TYPES.has(type)) {
      throw new AssemblyError({ where: path, found: `artifact ${id} is of type ${quote(type)}`, mend: MAKE_ASSEMBLY });
    }
    return {
      id,
      type,
      ...(typeof environment === 'string' ? { environment } : {}),
      properties: isObject(properties) ? properties : {},
      dependencies: isList(dependencies) ? dependencies.filter((one) => typeof one === 'string') : [],
    };
  });
}

function isInstalledVersion(version: JsonValue): boolean {
  return (
    typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version) && Number.parseInt(version, 10) === installedSchema()
  );
}

/** File that an artifact names. @throws AssemblyError if it names none */
export function fileOf(folder: string, artifact: Artifact, property: string): string {
  const file = artifact.properties[property];
  if (typeof file !== 'string') {
    throw new AssemblyError({
      where: join(folder, 'manifest.json'),
      found: `artifact ${artifact.id} names no ${property}`,
      mend: MAKE_ASSEMBLY,
    });
  }
  return pathIn(folder, file, `${join(folder, 'manifest.json')}, artifact ${artifact.id}`);
}
