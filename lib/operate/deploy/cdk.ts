import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The script of the CDK CLI that this repository depends on, whatever else is on the PATH. */
export function cdkScript(): string {
  const manifest = require.resolve('aws-cdk/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin: Readonly<Record<string, string>> };
  const { cdk } = bin;
  if (cdk === undefined) throw new Error(`${manifest} names no command cdk`);
  return join(dirname(manifest), cdk);
}
