const { detector } = require('./detector');
const { found } = require('./found');
const { member } = require('./member');
const { itemsOf } = require('./pages');

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
  'iam:CreateServiceLinkedRole': async ({ parameters }, call) => {
    const { Roles = [] } = await call('iam', 'ListRoles', {
      PathPrefix: `/aws-service-role/${String(parameters?.AWSServiceName)}/`,
    });
    return when(Roles.length > 0);
  },
  'guardduty:CreateDetector': detector,
  'securityhub:EnableSecurityHubV2': async (_wanted, call) =>
    when((await found(call('securityhub', 'DescribeSecurityHubV2', {}))) !== undefined),
  'macie2:CreateMember': member,
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

/** @param {boolean} isSo */
function when(isSo) {
  return isSo ? {} : undefined;
}

module.exports = { switches };
