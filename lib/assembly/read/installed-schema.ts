import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

let known: number | undefined;

/** Major version of the manifests that the installed CDK writes. The CDK itself is not loaded for it. */
export function installedSchema(): number {
  known ??= readRevision();
  return known;
}

function readRevision(): number {
  const cdk = createRequire(require.resolve('aws-cdk-lib/package.json'));
  const folder = dirname(cdk.resolve('@aws-cdk/cloud-assembly-schema/package.json'));
  const text = readFileSync(join(folder, 'schema', 'version.json'), 'utf8');
  return (JSON.parse(text) as { readonly revision: number }).revision;
}
