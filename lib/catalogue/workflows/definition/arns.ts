/** ARN in the account and the home region. */
export function here(service: string, name: string): string {
  return `arn:aws:${service}:{region}:{account}:${name}`;
}

/** ARN of what belongs to the account and no Region. */
export function anywhere(service: string, name: string): string {
  return `arn:aws:${service}::{account}:${name}`;
}

/** A role that a team makes itself. */
export const APPLICATION_ROLE = anywhere('iam', 'role/app/orders');

/** The service-linked role of a service. @param name after the prefix that they share */
export function serviceLinkedRole(host: string, name: string): string {
  return anywhere('iam', `role/aws-service-role/${host}/AWSServiceRoleFor${name}`);
}
