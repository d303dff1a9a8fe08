/**
 * Custom resources over the Account Management API. Runs in Lambda with the AWS SDK of its runtime; errors become the
 * reason that CloudFormation shows, so they say what to do.
 */
const account = require('@aws-sdk/client-account');
const { alternateContacts } = require('./alternate-contacts');

/** @param {import('../types').CustomResourceEvent} event */
exports.handler = async (event) => {
  // Deleting undoes nothing: an account without contacts would be worse off.
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  if (event.ResourceType !== 'Custom::AlternateContacts') throw new Error(`no handler for ${event.ResourceType}`);
  const client = new account.AccountClient({});
  return alternateContacts(/** @type {any} */ (event.ResourceProperties), {
    call: (name, input) => client.send(new /** @type {any} */ (account)[`${name}Command`](input)),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
};
