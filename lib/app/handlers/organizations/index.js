/**
 * Custom resources over the AWS Organizations API, for what needs more than one call. Runs in Lambda with the AWS SDK of
 * its runtime; errors become the reason that CloudFormation shows, so they say what to do.
 */
const organizations = require('@aws-sdk/client-organizations');
const { accountPlacement } = require('./account-placement');
const { organizationTree } = require('./tree');
const { policyTypes } = require('./policy-types');

/**
 * @typedef {import('../types').CustomResourceEvent} Event
 * @typedef {import('../types').CustomResourceAnswer} Answer
 */

/** @type {Record<string, (properties: any, aws: import('../types').Aws, event: Event) => Promise<Answer>>} */
const RESOURCES = {
  'Custom::AccountPlacement': accountPlacement,
  'Custom::OrganizationPolicyTypes': policyTypes,
  'Custom::OrganizationTree': organizationTree,
};

/** @param {import('../types').CustomResourceEvent} event */
exports.handler = async (event) => {
  // Deleting undoes nothing: what these switch on or move holds for the whole organization.
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  const resource = RESOURCES[event.ResourceType];
  if (resource === undefined) throw new Error(`no handler for ${event.ResourceType}`);
  const client = new organizations.OrganizationsClient({});
  /** @type {import('../types').Aws} */
  const aws = {
    call: (name, input) => client.send(new /** @type {any} */ (organizations)[`${name}Command`](input)),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
  return resource(event.ResourceProperties, aws, event);
};
