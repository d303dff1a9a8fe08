import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Assembly, AssemblyFile, AssemblyStack } from '../assembly';
import { AssemblyError, MAKE_ASSEMBLY } from '../assembly-error';
import { isList, isObject } from '../../base/json';
import { parseTemplate } from '../template';
import { pathIn, readJson, readText } from './files';
import { fileOf, readManifest, type Artifact } from './manifest';

/**
 * Reads a cloud assembly: its manifest, every stack's template, and those of nested stages.
 *
 * @param folder as `cdk synth` writes it, for example `cdk.out`
 * @throws AssemblyError if it is absent, broken or half written; nothing else
 */
export function readAssembly(folder: string): Assembly {
  const folders: string[] = [];
  const stacks = inDeployOrder(readStacks(resolve(folder), '', folders));
  if (stacks.length === 0) {
    throw new AssemblyError({
      where: join(folder, 'manifest.json'),
      found: 'no CloudFormation stack in it',
      mend: MAKE_ASSEMBLY,
    });
  }
  let assets: ReadonlyMap<string, string> | undefined;
  const fileAsset = (key: string): AssemblyFile | undefined => {
    assets ??= new Map(folders.flatMap(fileAssets));
    const path = assets.get(key);
    return path === undefined ? undefined : { path, text: readText(path) };
  };
  return { folder: resolve(folder), stacks, warnings: folders.flatMap(failedChecks), fileAsset };
}

function readStacks(folder: string, prefix: string, folders: string[]): readonly AssemblyStack[] {
  if (folders.includes(folder)) {
    throw new AssemblyError({ where: folder, found: 'an assembly that is nested in itself', mend: MAKE_ASSEMBLY });
  }
  folders.push(folder);
  return readManifest(folder).flatMap((artifact) => {
    if (artifact.type === 'cdk:cloud-assembly') {
      return readStacks(fileOf(folder, artifact, 'directoryName'), `${prefix}${artifact.id}/`, folders);
    }
    return artifact.type === 'aws:cloudformation:stack' ? [readStack(folder, artifact, prefix)] : [];
  });
}

/** `aws://<account>/<region>`; `unknown-account` and `unknown-region` stand for what the deploy decides. */
const ENVIRONMENT = /^aws:\/\/(?<account>\d{12}|unknown-account)\/(?<region>[a-z0-9-]+)$/;

function readStack(folder: string, artifact: Artifact, prefix: string): AssemblyStack {
  const templatePath = fileOf(folder, artifact, 'templateFile');
  const environment = ENVIRONMENT.exec(artifact.environment ?? '')?.groups;
  if (environment === undefined) {
    throw new AssemblyError({
      where: join(folder, 'manifest.json'),
      found: `artifact ${artifact.id} has no environment such as aws://111111111111/us-west-2`,
      mend: MAKE_ASSEMBLY,
    });
  }
  const { account = '', region = '' } = environment;
  const { stackName } = artifact.properties;
  return {
    id: `${prefix}${artifact.id}`,
    stackName: typeof stackName === 'string' ? stackName : artifact.id,
    ...(account === 'unknown-account' ? {} : { accountId: account }),
    ...(region === 'unknown-region' ? {} : { region }),
    templatePath,
    template: parseTemplate(readText(templatePath), templatePath),
    properties: artifact.properties,
    dependsOn: artifact.dependencies.map((dependency) => `${prefix}${dependency}`),
  };
}

/** Whatever a stack depends on before it; otherwise the manifest's order. */
function inDeployOrder(stacks: readonly AssemblyStack[]): readonly AssemblyStack[] {
  const byId = new Map(stacks.map((stack) => [stack.id, stack]));
  const ordered = new Set<AssemblyStack>();
  const visit = (stack: AssemblyStack, above: readonly AssemblyStack[]): void => {
    if (ordered.has(stack) || above.includes(stack)) return;
    for (const id of stack.dependsOn) {
      const dependency = byId.get(id);
      if (dependency !== undefined) visit(dependency, [...above, stack]);
    }
    ordered.add(stack);
  };
  for (const stack of stacks) visit(stack, []);
  return [...ordered];
}

/** Key in the bucket, and path in the assembly, of every file asset. */
function fileAssets(folder: string): readonly (readonly [key: string, path: string])[] {
  return readManifest(folder)
    .filter(({ type }) => type === 'cdk:asset-manifest')
    .flatMap((artifact) => {
      const { files } = readJson(fileOf(folder, artifact, 'file'));
      return Object.values(isObject(files) ? files : {}).flatMap((asset) => {
        if (!isObject(asset) || !isObject(asset.source) || !isObject(asset.destinations)) return [];
        const { path } = asset.source;
        if (typeof path !== 'string') return [];
        return Object.values(asset.destinations)
          .map((destination) => (isObject(destination) ? destination.objectKey : undefined))
          .filter((key) => typeof key === 'string')
          .map((key) => [key, pathIn(folder, path, `asset ${key}`)] as const);
      });
    });
}

function failedChecks(folder: string): readonly string[] {
  const path = join(folder, 'validation-report.json');
  if (!existsSync(path)) return [];
  const { pluginReports } = readJson(path);
  return (isList(pluginReports) ? pluginReports : [])
    .filter((report) => isObject(report))
    .filter(({ conclusion }) => conclusion === 'failure')
    .map(
      ({ pluginName }) =>
        `${path}: ${typeof pluginName === 'string' ? pluginName : 'A check'} found violations in this assembly when it was made.`,
    );
}
