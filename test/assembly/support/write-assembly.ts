import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from '../../../lib/assembly/template';

export interface StackToWrite {
  readonly template: Partial<Template>;
  readonly stackName?: string;
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  /** File assets: object key, content. */
  readonly assets?: Readonly<Record<string, string>>;
}

/** Folders that `writeAssembly` made, removed after each test. */
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  folders.push(folder);
  return folder;
}

/** Writes a cloud assembly as the CDK does, as far as the reader looks. */
export function writeAssembly(
  stacks: Readonly<Record<string, StackToWrite>>,
  artifacts: Readonly<Record<string, unknown>> = {},
  folder = emptyFolder(),
): string {
  mkdirSync(folder, { recursive: true });
  const manifest: Record<string, unknown> = { ...artifacts };
  for (const [id, { template, stackName = id, environment = HOME, dependencies = [], assets }] of Object.entries(
    stacks,
  )) {
    if (assets !== undefined) {
      manifest[`${id}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${id}.assets.json` } };
      writeAssets(folder, id, assets);
    }
    manifest[id] = {
      type: 'aws:cloudformation:stack',
      environment,
      properties: { templateFile: `${id}.template.json`, stackName },
      dependencies,
    };
    writeFileSync(join(folder, `${id}.template.json`), JSON.stringify(template));
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts: manifest }));
  return folder;
}

const HOME = 'aws://unknown-account/us-west-2';

function writeAssets(folder: string, id: string, assets: Readonly<Record<string, string>>): void {
  const files = Object.fromEntries(
    Object.keys(assets).map((key) => [
      key,
      { source: { path: `asset.${key}`, packaging: 'file' }, destinations: { home: { objectKey: key } } },
    ]),
  );
  for (const [key, content] of Object.entries(assets)) writeFileSync(join(folder, `asset.${key}`), content);
  writeFileSync(join(folder, `${id}.assets.json`), JSON.stringify({ files }));
}
