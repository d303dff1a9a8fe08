const { itemsOf } = require('./pages');
const { Pending, Told, inRegion, option } = require('./told');

/**
 * @typedef {object} Administration
 * @property {string} wanted parameter that names the account
 * @property {string} [principal] the service, as Organizations knows it; otherwise the parameter `ServicePrincipal`
 * @property {{ command: string, field: string, id: string, status: string }} [list] the service's own list, of one Region
 * @property {readonly string[]} remove commands of the AWS CLI that take an account away, whose id follows
 */

/**
 * Services that take more than one administrator, so that others are in nobody's way; AWS says when there are too many.
 *
 * @type {readonly string[]}
 */
const SEVERAL = ['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com'];

/**
 * The calls that make an account the administrator of a service.
 *
 * @type {Readonly<Record<string, Administration>>}
 */
const ADMINISTRATIONS = {
  'organizations:RegisterDelegatedAdministrator': {
    wanted: 'AccountId',
    remove: ['organizations deregister-delegated-administrator --service-principal {ServicePrincipal} --account-id'],
  },
  'cloudtrail:RegisterOrganizationDelegatedAdmin': {
    wanted: 'MemberAccountId',
    principal: 'cloudtrail.amazonaws.com',
    remove: ['cloudtrail deregister-organization-delegated-admin --delegated-admin-account-id'],
  },
  'guardduty:EnableOrganizationAdminAccount': {
    wanted: 'AdminAccountId',
    principal: 'guardduty.amazonaws.com',
    list: {
      command: 'ListOrganizationAdminAccounts',
      field: 'AdminAccounts',
      id: 'AdminAccountId',
      status: 'AdminStatus',
    },
    remove: ['guardduty disable-organization-admin-account --admin-account-id'],
  },
  'securityhub:EnableOrganizationAdminAccount': {
    wanted: 'AdminAccountId',
    principal: 'securityhub.amazonaws.com',
    list: { command: 'ListOrganizationAdminAccounts', field: 'AdminAccounts', id: 'AccountId', status: 'Status' },
    // AWS Security Hub CSPM, and Security Hub itself: Organizations does not say of which somebody is the administrator.
    remove: ['SecurityHub', 'SecurityHubV2'].map(
      (feature) => `securityhub disable-organization-admin-account --feature ${feature} --admin-account-id`,
    ),
  },
  'inspector2:EnableDelegatedAdminAccount': {
    wanted: 'delegatedAdminAccountId',
    principal: 'inspector2.amazonaws.com',
    list: {
      command: 'ListDelegatedAdminAccounts',
      field: 'delegatedAdminAccounts',
      id: 'accountId',
      status: 'status',
    },
    remove: ['inspector2 disable-delegated-admin-account --delegated-admin-account-id'],
  },
  'macie2:EnableOrganizationAdminAccount': {
    wanted: 'adminAccountId',
    principal: 'macie.amazonaws.com',
    list: { command: 'ListOrganizationAdminAccounts', field: 'adminAccounts', id: 'accountId', status: 'status' },
    remove: ['macie2 disable-organization-admin-account --admin-account-id'],
  },
};

/**
 * Whether the wanted account is an administrator.
 *
 * @param {Administration} administration
 * @returns {import('./settle').Look}
 * @throws Told where it is somebody else, and the service takes no more
 */
function administratorOf(administration) {
  return async (wanted, call, refusal) => {
    const { parameters = {} } = wanted;
    const account = String(parameters[administration.wanted]);
    const principal = administration.principal ?? String(parameters.ServicePrincipal);
    const registered = await registeredFor(principal, call);
    const named = administration.list === undefined ? registered : await namedIn(wanted, administration.list, call);
    if (named.includes(account)) return {};
    const away = removal(wanted, administration);
    if (SEVERAL.includes(principal)) {
      if (isOneTooMany(refusal)) throw new Told(tooMany(wanted, account, named, away));
    } else if (named.length > 0) {
      throw new Told(somebodyElse(wanted, account, named, away));
    } else if (registered.length > 0 && !registered.includes(account)) {
      // Organizations keeps one list for all Regions.
      const everywhere = `aws organizations deregister-delegated-administrator --service-principal ${principal} --account-id {}`;
      const first = `${away} in each Region that has it, then ${everywhere}`;
      throw new Told(somebodyElse(wanted, account, registered, first));
    }
    return undefined;
  };
}

/**
 * @param {string} ServicePrincipal
 * @param {import('./settle').Call} call
 * @returns {Promise<string[]>} accounts that Organizations has as the service's administrators
 */
async function registeredFor(ServicePrincipal, call) {
  const found = await itemsOf(call, {
    service: 'organizations',
    command: 'ListDelegatedAdministrators',
    input: { ServicePrincipal },
    field: 'DelegatedAdministrators',
  });
  return found.map(({ Id }) => Id);
}

/**
 * CloudTrail has an error for it, Organizations a reason of one that it has for many things.
 *
 * @param {any} refusal
 */
function isOneTooMany(refusal) {
  return (
    refusal?.name === 'DelegatedAdminAccountLimitExceededException' ||
    refusal?.Reason === 'MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED'
  );
}

/**
 * @param {import('./settle').Wanted} wanted
 * @param {NonNullable<Administration['list']>} list
 * @param {import('./settle').Call} call
 * @returns {Promise<string[]>} accounts
 * @throws Pending while one is being taken away
 */
async function namedIn({ service, parameters = {} }, { command, field, id, status }, call) {
  const input = parameters.Feature === undefined ? {} : { Feature: parameters.Feature };
  const found = await itemsOf(call, { service, command, input, field });
  const leaving = found.find((one) => /^DISABL/.test(one[status] ?? ''));
  if (leaving !== undefined) throw new Pending(`account ${leaving[id]} is just being taken away as administrator`);
  return found.map((one) => one[id]);
}

/**
 * @param {import('./settle').Wanted} wanted
 * @param {Administration} administration
 * @returns {string} what to run, with `{}` for the account
 */
function removal({ parameters = {}, region }, { remove, list }) {
  const where = list === undefined ? '' : option('--region', region);
  return remove
    .map((command) => `aws ${command.replace('{ServicePrincipal}', String(parameters.ServicePrincipal))} {}${where}`)
    .join(' and ');
}

/**
 * @param {import('./settle').Wanted} wanted
 * @param {string} account
 * @param {string[]} others
 * @param {string} away what takes one away, with `{}` for the account
 */
function somebodyElse({ service, region, parameters = {} }, account, others, away) {
  const what = parameters.ServicePrincipal ?? inRegion(service, region);
  const [other = ''] = others;
  return [
    `${what}: account ${others.join(', ')} is the administrator, and account ${account} was to be it. Nothing was changed.`,
    `Where ${other} is not meant to be it, take it away as the management account, with what it set up there: ${away.replaceAll('{}', other)}; then deploy again.`,
    'Where it is, name it as securityAccount in config/company.ts.',
  ].join(' ');
}

/**
 * @param {import('./settle').Wanted} wanted
 * @param {string} account
 * @param {string[]} others
 * @param {string} away what takes one away, with `{}` for the account
 */
function tooMany({ service, parameters = {} }, account, others, away) {
  return [
    `${parameters.ServicePrincipal ?? service}: accounts ${others.join(', ')} are its administrators, and AWS takes no more; account ${account} was to be one. Nothing was changed.`,
    `Take one that nobody needs away as the management account, with what it set up there: ${away.replaceAll('{}', '<account>')}; then deploy again.`,
  ].join(' ');
}

const administrators = Object.fromEntries(
  Object.entries(ADMINISTRATIONS).map(([call, administration]) => [call, administratorOf(administration)]),
);

module.exports = { administrators, ADMINISTRATIONS, SEVERAL };
