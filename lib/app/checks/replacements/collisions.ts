import type { JsonValue } from '../../../base/json';
import { isCustomType } from '../../../base/template-contract';
import { valueDigest } from '../../../base/value-digest';
import { identityOf, schemaOf } from '../../../resource-schemas';
import type { FoundResource } from '../../../assembly/placed-resources';
import { valuesAt } from '../../../ask/sizes/values-at';

/** A property of which a change makes CloudFormation create what AWS then refuses: the first one is still there, under the same name. */
export interface Collision {
  readonly resource: FoundResource;
  /** Path. */
  readonly property: string;
  readonly values: readonly JsonValue[];
  /** What AWS wants unique, and the template sets. Empty where there is one in an account and Region. */
  readonly identity: readonly string[];
}

/** How often something was looked at, to be told that it was. */
export interface Collisions {
  readonly collisions: readonly Collision[];
  /** Number of create-only properties that are set. */
  readonly properties: number;
}

/** @returns undefined for a type of which no schema is known */
export function collisionsOf(resource: FoundResource): Collisions | undefined {
  const { type, properties } = resource;
  if (isCustomType(type)) return { collisions: [], properties: 0 };
  const schema = schemaOf(type);
  if (schema === undefined) return undefined;
  const set = [...schema.createOnly, ...schema.sometimesCreateOnly].flatMap((property) => {
    const values = valuesAt(properties, property);
    return values.length === 0 ? [] : [{ property, values }];
  });
  return { collisions: refused(resource, set), properties: set.length };
}

type SetProperty = Pick<Collision, 'property' | 'values'>;

function refused(resource: FoundResource, set: readonly SetProperty[]): readonly Collision[] {
  const { type, properties } = resource;
  const unique = identityOf(type);
  if (unique === undefined) return [];
  const identity = unique.filter((path) => valuesAt(properties, path).length > 0);
  // A name that the template leaves to CloudFormation is another one each time.
  if (unique.length > 0 && identity.length === 0) return [];
  const name = JSON.stringify(identity.map((path) => valuesAt(properties, path)));
  return set
    .filter(({ property }) => !unique.some((path) => property === path || property.startsWith(`${path}.`)))
    .filter(({ values }) => !values.every((value) => name.includes(valueDigest(value))))
    .map((one) => ({ ...one, resource, identity }));
}
