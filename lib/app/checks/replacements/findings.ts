import { quote } from '../../../base/json';
import { schemaOf } from '../../../resource-schemas';
import { collisionsOf, type Collision } from './collisions';
import type { FoundResource } from '../../../assembly/placed-resources';
import { isSettled } from './settled';

/** What the check has to say of one property of one resource. */
export interface ReplacementFinding {
  readonly rule: 'refused-replacement' | 'read-only-property' | 'unknown-resource-type';
  readonly place: string;
  readonly description: string;
  readonly mend: string;
}

export interface Looked {
  readonly findings: readonly ReplacementFinding[];
  /** Number of create-only properties that are set. */
  readonly properties: number;
}

/** What AWS would refuse of a resource: today, or the first time that one of its properties changes. */
export function lookAt(resource: FoundResource): Looked {
  const looked = collisionsOf(resource);
  if (looked === undefined) return { findings: [unknownType(resource)], properties: 0 };
  const refused = looked.collisions.filter((collision) => !isSettled(collision)).map(refusedReplacement);
  return { findings: [...refused, ...readOnlyProperties(resource)], properties: looked.properties };
}

function refusedReplacement({ resource, property, values, identity }: Collision): ReplacementFinding {
  const { place, type } = resource;
  const fixed =
    identity.length === 0
      ? 'an account has one of it in a Region'
      : `${identity.join(' and ')} ${identity.length === 1 ? 'stays' : 'stay'} as it is`;
  return {
    rule: 'refused-replacement',
    place,
    description: `${place}: ${property} of ${type} is ${quote(values[0])}, which AWS cannot change: CloudFormation would create a second resource before it deletes the first, and AWS refuses it, since ${fixed}.`,
    mend: `let the name hold \`valueDigest\` of the property, or leave the name or the property out; where it can never change, say why in lib/app/checks/replacements/settled.ts`,
  };
}

function readOnlyProperties({ place, type, properties }: FoundResource): readonly ReplacementFinding[] {
  const readOnly = schemaOf(type)?.readOnly ?? [];
  return Object.keys(properties)
    .filter((name) => readOnly.includes(name))
    .map((name) => ({
      rule: 'read-only-property',
      place,
      description: `${place}: ${name} of ${type} is set, which only AWS sets: CloudFormation refuses it.`,
      mend: 'leave it out',
    }));
}

function unknownType({ place, type }: FoundResource): ReplacementFinding {
  return {
    rule: 'unknown-resource-type',
    place,
    description: `${place} is of the type ${type}, of which lib/resource-schemas/schemas.json has no schema: nobody knows what a change would do to it.`,
    mend: 'add a company that deploys it to test/resource-schemas/published.test.ts, then UPDATE_SCHEMAS=1 npm test -- test/resource-schemas',
  };
}
