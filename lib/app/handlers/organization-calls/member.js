const { found } = require('./found');
const { Told, inRegion, option } = require('./told');

/** Relations out of which the call makes an account a member, as if there were none. */
const BY_THE_CALL = ['Created', 'Invited', 'Removed', 'Resigned'];

/** @type {Readonly<Record<string, (account: string, region?: string) => string>>} */
const MENDED = {
  Paused: (account, region) =>
    `Resume it as the security account: aws macie2 update-member-session --id ${account} --status ENABLED${option('--region', region)}`,
  AccountSuspended: () =>
    'AWS has suspended the account: ask AWS Support why, or take the account out of config/accounts.ts',
  RegionDisabled: (account, region) =>
    `Enable the Region in that account: aws account enable-region --account-id ${account}${option('--region-name', region)}`,
  EmailVerificationInProgress: () => 'Wait until AWS has verified the e-mail address of the account',
  EmailVerificationFailed: () =>
    'Its e-mail address in config/accounts.ts has to be the one that the account has: aws organizations list-accounts',
};

/**
 * A member account of Macie's administrator.
 *
 * @type {import('./settle').Look}
 * @throws Told where it is a member that Macie does not look at
 * @see https://docs.aws.amazon.com/macie/latest/APIReference/members-id.html
 */
async function member({ parameters, region }, call) {
  const { accountId } = /** @type {any} */ (parameters).account;
  const status = (await found(call('macie2', 'GetMember', { id: accountId })))?.relationshipStatus;
  if (status === 'Enabled') return {};
  if (status === undefined || BY_THE_CALL.includes(status)) return undefined;
  const how = MENDED[status]?.(accountId, region) ?? 'See what Macie shows of the account in its console';
  throw new Told(
    `${inRegion('macie2', region)}: account ${accountId} is ${status}, so Macie does not look at it. Nothing was changed. ${how}; then deploy again.`,
  );
}

module.exports = { member };
