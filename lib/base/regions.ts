/**
 * Where AWS has what belongs to no Region: IAM, Organizations and billing work there, and CloudTrail writes the events of
 * global services there.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
 */
export const GLOBAL_REGION = 'us-east-1';
