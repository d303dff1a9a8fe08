/**
 * What CloudFormation takes of one stack; none of it can be raised.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const SECTION_LIMITS = { Resources: 500, Outputs: 200, Parameters: 200, Mappings: 200 } as const;

export const TEMPLATE_LIMIT_BYTES = 1_000_000;

/** Of a template that is part of a request, such as a StackSet's. */
export const INLINE_TEMPLATE_LIMIT_BYTES = 51_200;
