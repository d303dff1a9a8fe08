/**
 * What the published schema of a resource type says, as far as it is asked here. Paths are names of properties joined by dots; the
 * positions of lists and the keys of maps are left out.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export interface ResourceSchema {
  /** Names of the properties that a template may set. */
  readonly properties: readonly string[];
  /** Names of what only AWS sets. */
  readonly readOnly: readonly string[];
  /** Paths of which a change makes CloudFormation create another resource, then delete this one. */
  readonly createOnly: readonly string[];
  /** Paths of which some changes do so. */
  readonly sometimesCreateOnly: readonly string[];
  /** What identifies a resource: names of properties, or of what only AWS sets. */
  readonly identifier: readonly string[];
  /** Name of the property that holds the tags. @default - the type takes none */
  readonly tags?: string;
}
