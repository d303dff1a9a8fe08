interface Removal {
  readonly service: RegExp;
  readonly where: 'everywhere at once' | 'in each Region';
  /** Commands of the AWS CLI, whose last argument is the account. The handler that names administrators says the same, which a test compares. */
  readonly commands: readonly string[];
}

/** Services that have a call of their own for it, which AWS asks for; those by Region want it in each. */
const OWN: readonly Removal[] = [
  {
    service: /^cloudtrail\./,
    where: 'everywhere at once',
    commands: ['cloudtrail deregister-organization-delegated-admin --delegated-admin-account-id'],
  },
  {
    service: /guardduty\./,
    where: 'in each Region',
    commands: ['guardduty disable-organization-admin-account --admin-account-id'],
  },
  {
    service: /inspector2\./,
    where: 'in each Region',
    commands: ['inspector2 disable-delegated-admin-account --delegated-admin-account-id'],
  },
  {
    service: /^macie\./,
    where: 'in each Region',
    commands: ['macie2 disable-organization-admin-account --admin-account-id'],
  },
  {
    service: /^securityhub\./,
    where: 'in each Region',
    // Organizations does not say of which of its features: AWS Security Hub CSPM, or Security Hub itself.
    commands: ['SecurityHub', 'SecurityHubV2'].map(
      (feature) => `securityhub disable-organization-admin-account --feature ${feature} --admin-account-id`,
    ),
  },
];

/**
 * The service's own way to take its administration from an account.
 *
 * @returns undefined where Organizations' own call is the way
 */
export function ownRemoval(accountId: string, service: string): string | undefined {
  const own = OWN.find((one) => one.service.test(service));
  if (own === undefined) return undefined;
  const commands = own.commands.map((command) => `aws ${command} ${accountId}`).join(' and ');
  return own.where === 'in each Region' ? `${own.where}: ${commands}` : commands;
}
