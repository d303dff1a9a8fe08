const { itemsOf } = require('./pages');

/** Relations by which an account is no longer a member of Macie's administrator. */
const GONE = ['Removed', 'Resigned'];

/**
 * How each call that switches something on finds what is on already, and what that answers. Calls that are not here set
 * something as a whole, so that repeating them changes nothing.
 *
 * @type {Readonly<Record<string, import('./settle').Look>>}
 */
const switches = {
  'organizations:EnableAWSServiceAccess': async ({ parameters }, call) => {
    const list = { service: 'organizations', command: 'ListAWSServiceAccessForOrganization' };
    const trusted = await itemsOf(call, { ...list, field: 'EnabledServicePrincipals' });
    return when(trusted.some(({ ServicePrincipal }) => ServicePrincipal === parameters?.ServicePrincipal));
  },
  'cloudformation:ActivateOrganizationsAccess': async (_wanted, call) => {
    const { Status } = await call('cloudformation', 'DescribeOrganizationsAccess', {});
    return when(Status === 'ENABLED');
  },
  'iam:EnableOrganizationsRootCredentialsManagement': feature('RootCredentialsManagement'),
  'iam:EnableOrganizationsRootSessions': feature('RootSessions'),
  'guardduty:CreateDetector': async (_wanted, call) => {
    const [DetectorId] = await itemsOf(call, {
      service: 'guardduty',
      command: 'ListDetectors',
      field: 'DetectorIds',
    });
    return DetectorId === undefined ? undefined : { DetectorId };
  },
  'securityhub:EnableSecurityHubV2': async (_wanted, call) =>
    when((await foundBy(call('securityhub', 'DescribeSecurityHubV2', {}), 'ResourceNotFoundException')) !== undefined),
  'macie2:CreateMember': async ({ parameters }, call) => {
    const { accountId } = /** @type {any} */ (parameters).account;
    const member = await foundBy(call('macie2', 'GetMember', { id: accountId }), 'ResourceNotFoundException');
    return when(member !== undefined && !GONE.includes(member.relationshipStatus));
  },
};

/**
 * @param {string} name of what the organization manages centrally
 * @returns {import('./settle').Look}
 */
function feature(name) {
  return async (_wanted, call) => {
    const { EnabledFeatures = [] } = await call('iam', 'ListOrganizationsFeatures', {});
    return when(EnabledFeatures.includes(name));
  };
}

/**
 * @param {Promise<any>} answer
 * @param {string} missing name of the error by which AWS says that it is not there
 */
async function foundBy(answer, missing) {
  try {
    return await answer;
  } catch (caught) {
    if (/** @type {Error} */ (caught).name === missing) return undefined;
    throw caught;
  }
}

/** @param {boolean} isSo */
function when(isSo) {
  return isSo ? {} : undefined;
}

module.exports = { switches };
