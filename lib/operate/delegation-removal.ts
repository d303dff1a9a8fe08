/** Services that have a call of their own for it, which AWS asks for; those by Region want it in each. */
const OWN: readonly (readonly [service: RegExp, command: string])[] = [
  [/^cloudtrail\./, 'aws cloudtrail deregister-organization-delegated-admin --delegated-admin-account-id'],
  [/guardduty\./, 'in each Region: aws guardduty disable-organization-admin-account --admin-account-id'],
  [/inspector2\./, 'in each Region: aws inspector2 disable-delegated-admin-account --delegated-admin-account-id'],
  [/^macie\./, 'in each Region: aws macie2 disable-organization-admin-account --admin-account-id'],
  [/^securityhub\./, 'in each Region: aws securityhub disable-organization-admin-account --admin-account-id'],
];

/**
 * The service's own way to take its administration from an account.
 *
 * @returns undefined where Organizations' own call is the way
 */
export function ownRemoval(accountId: string, service: string): string | undefined {
  const own = OWN.find(([pattern]) => pattern.test(service));
  return own === undefined ? undefined : `${own[1]} ${accountId}`;
}
