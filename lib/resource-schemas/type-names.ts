import names from './type-names.json';

const TYPES: ReadonlySet<string> = new Set(
  Object.entries(names.types).flatMap(([service, types]) => types.split(' ').map((type) => `AWS::${service}::${type}`)),
);

/** Types of AWS that no schema is published for. */
const WITHOUT_SCHEMA: ReadonlySet<string> = new Set([
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::Macro',
  'AWS::CloudFormation::Stack',
  'AWS::CDK::Metadata',
]);

/**
 * Whether CloudFormation may have a resource type: of AWS, one that its pinned specification has; of others (custom resources, a company's
 * own, a module), one that reads so.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export function isResourceType(type: string): boolean {
  if (type.startsWith('AWS::')) return TYPES.has(type) || WITHOUT_SCHEMA.has(type) || type.endsWith('::MODULE');
  return /^\w+::[\w@-]+(?:::\w+)*$/.test(type);
}
