import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isObject } from '../../base/json';

/** What CloudFormation does with a resource when a property changes. */
export type Replacement = 'in place' | 'replaced' | 'perhaps replaced' | 'not known';

interface Described {
  readonly cloudFormationType: string;
  readonly properties: Readonly<Record<string, { readonly causesReplacement?: 'yes' | 'no' | 'maybe' }>>;
}

let described: ReadonlyMap<string, Described> | undefined;

/** By the resource schemas that the CDK's own CLI brings along for its diff; without the CLI nothing is known. */
export function replacementOf(type: string, property: string): Replacement {
  described ??= readSchemas();
  const known = described.get(type)?.properties[property];
  if (known === undefined) return 'not known';
  return WORDS[known.causesReplacement ?? 'no'];
}

const WORDS = { yes: 'replaced', no: 'in place', maybe: 'perhaps replaced' } as const;

function readSchemas(): ReadonlyMap<string, Described> {
  const path = schemaFile();
  if (path === undefined || !existsSync(path)) return new Map();
  const parsed: unknown = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  return new Map(entitiesOf(parsed).map((one) => [one.cloudFormationType, one]));
}

function schemaFile(): string | undefined {
  try {
    return join(dirname(createRequire(__filename).resolve('aws-cdk/package.json')), 'db.json.gz');
  } catch {
    return undefined;
  }
}

function entitiesOf(parsed: unknown): readonly Described[] {
  const schema = isObject(parsed) ? parsed.schema : undefined;
  const resource = isObject(schema) ? schema.resource : undefined;
  const entities = isObject(resource) ? resource.entities : undefined;
  return Array.isArray(entities) ? entities.filter(isDescribed) : [];
}

function isDescribed(value: unknown): value is Described {
  return isObject(value) && typeof value.cloudFormationType === 'string' && isObject(value.properties);
}
