import { isWithin, withoutPositions } from '../base/leaves';
import { KNOWN_TYPES, schemaOf } from './schema';

/**
 * What CloudFormation does about a change of a property: `replacement` creates another resource and deletes this one, `maybe` does
 * so for some values, and `unknown` means that no schema here says it.
 */
export type UpdateType = 'replacement' | 'maybe' | 'in place' | 'unknown';

/**
 * @param resourceType for example `AWS::Budgets::Budget`
 * @param propertyPath names joined by dots, positions in lists may stand between them: `Budget.BudgetName`,
 * `NotificationsWithSubscribers.0.Notification`. Of a property that is changed as a whole, what is in it counts: `Budget` is `maybe`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export function updateTypeOf(resourceType: string, propertyPath: string): UpdateType {
  const schema = schemaOf(resourceType);
  const path = withoutPositions(propertyPath);
  if (schema?.properties.includes(path.split('.')[0] ?? '') !== true) return 'unknown';
  const { createOnly, sometimesCreateOnly } = schema;
  if (createOnly.some((one) => isWithin(path, one))) return 'replacement';
  const some = [...createOnly.filter((one) => isWithin(one, path)), ...sometimesCreateOnly];
  return some.some((one) => isWithin(one, path) || isWithin(path, one)) ? 'maybe' : 'in place';
}

/**
 * Types whose tags cannot change: a tag of the whole company on one of them would hold it to the tags of its first day.
 */
export function typesWithFixedTags(): readonly string[] {
  return KNOWN_TYPES.filter((type) => {
    const tags = schemaOf(type)?.tags;
    return tags !== undefined && updateTypeOf(type, tags) !== 'in place';
  });
}
