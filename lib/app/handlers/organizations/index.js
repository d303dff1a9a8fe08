/**
 * Custom resources over the AWS Organizations API, for what needs more than one call. Runs in Lambda with the AWS SDK of
 * its runtime; errors become the reason that CloudFormation shows, so they say what to do.
 */
const organizations = require('@aws-sdk/client-organizations');
const { accountPlacement } = require('./account-placement');
const { policyTypes } = require('./policy-types');

/** @type {Record<string, (properties: any, aws: import('../types').Aws) => Promise<import('../types').CustomResourceAnswer>>} */
const RESOURCES = {
  'Custom::AccountPlacement': accountPlacement,
  'Custom::OrganizationPolicyTypes': policyTypes,
};

/** @param {import('../types').CustomResourceEvent} event */
exports.handler = async (event) => {
  // Deleting undoes nothing: what these switch on or move holds for the whole organization.
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  const resource = RESOURCES[event.ResourceType];
  if (resource === undefined) throw new Error(`no handler for ${event.ResourceType}`);
  const client = new organizations.OrganizationsClient({});
  return resource(event.ResourceProperties, {
    call: (name, input) => client.send(new /** @type {any} */ (organizations)[`${name}Command`](input)),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
};
