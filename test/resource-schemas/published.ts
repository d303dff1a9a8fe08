import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { ResourceSchema } from '../../lib/resource-schemas/resource-schema';

/** What the published specification says of resource types, as `lib/resource-schemas/schemas.json` holds it. */
export function publishedSchemas(types: readonly string[]): Readonly<Record<string, ResourceSchema>> {
  const database = loadAwsServiceSpecSync();
  return Object.fromEntries(
    types.map((type) => [
      type,
      schemaOf(database, database.lookup('resource', 'cloudFormationType', 'equals', type).only()),
    ]),
  );
}

function schemaOf(database: SpecDatabase, resource: Resource): ResourceSchema {
  const { properties, attributes, primaryIdentifier, cfnRefIdentifier, tagInformation } = resource;
  const paths = replacingPaths(database, properties);
  const more = (resource.additionalReplacementProperties ?? []).map((path) => path.filter(isName).join('.'));
  return {
    properties: Object.keys(properties).sort(),
    readOnly: Object.keys(attributes)
      .filter((name) => !name.includes('.') && !(name in properties))
      .sort(),
    createOnly: sorted([...paths.filter(({ when }) => when === 'yes').map(({ path }) => path), ...more]),
    sometimesCreateOnly: sorted(paths.filter(({ when }) => when === 'maybe').map(({ path }) => path)),
    identifier: cfnRefIdentifier ?? primaryIdentifier ?? [],
    ...(tagInformation && { tags: tagInformation.tagPropertyName }),
  };
}

interface Path {
  readonly path: string;
  readonly when: 'yes' | 'maybe';
}

/** Paths of properties that replace, in nested types too. @param within types that the way here went through */
function replacingPaths(
  database: SpecDatabase,
  properties: Resource['properties'],
  prefix = '',
  within: readonly string[] = [],
): readonly Path[] {
  return Object.entries(properties).flatMap(([name, { type, causesReplacement }]) => {
    const path = `${prefix}${name}`;
    if (causesReplacement === 'yes') return [{ path, when: causesReplacement }];
    const nested = referencesOf(type)
      .filter((id) => !within.includes(id))
      .flatMap((id) =>
        replacingPaths(database, database.get('typeDefinition', id).properties, `${path}.`, [...within, id]),
      );
    return causesReplacement === 'maybe' ? [{ path, when: causesReplacement }, ...nested] : nested;
  });
}

function referencesOf(type: PropertyType): readonly string[] {
  switch (type.type) {
    case 'ref':
      return [type.reference.$ref];
    case 'array':
    case 'map':
      return referencesOf(type.element);
    case 'union':
      return type.types.flatMap(referencesOf);
    default:
      return [];
  }
}

/** Paths of properties that are maps. */
export function mapPathsOf(database: SpecDatabase, type: string): readonly string[] {
  const resource = database.lookup('resource', 'cloudFormationType', 'equals', type).only();
  return mapPaths(database, resource.properties, '', []);
}

function mapPaths(
  database: SpecDatabase,
  properties: Resource['properties'],
  prefix: string,
  within: readonly string[],
): readonly string[] {
  return Object.entries(properties).flatMap(([name, { type }]) => {
    const path = `${prefix}${name}`;
    const nested = referencesOf(type)
      .filter((id) => !within.includes(id))
      .flatMap((id) => mapPaths(database, database.get('typeDefinition', id).properties, `${path}.`, [...within, id]));
    return isMap(type) ? [path, ...nested] : nested;
  });
}

function isMap(type: PropertyType): boolean {
  if (type.type === 'array') return isMap(type.element);
  return type.type === 'map' || (type.type === 'union' && type.types.some(isMap));
}

function isName(step: string): boolean {
  return step !== '*';
}

function sorted(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort();
}
