/**
 * Waits until StackSets have brought accounts what others need there. Runs in Lambda with the AWS SDK of its runtime; errors become
 * the reason that CloudFormation shows, so they say what to do.
 */
const cloudformation = require('@aws-sdk/client-cloudformation');
const { stackInstances } = require('./arrived');

/**
 * @param {import('../types').CustomResourceEvent} event
 * @param {{ getRemainingTimeInMillis: () => number }} context
 */
exports.handler = async (event, context) => {
  // Nothing was made.
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  if (event.ResourceType !== 'Custom::StackInstances') throw new Error(`no handler for ${event.ResourceType}`);
  const properties = /** @type {import('./arrived').Properties} */ (event.ResourceProperties);
  const client = new cloudformation.CloudFormationClient({ region: properties.Region });
  return stackInstances(properties, {
    call: (name, input) => client.send(new /** @type {any} */ (cloudformation)[`${name}Command`](input)),
    left: () => context.getRemainingTimeInMillis(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
};
