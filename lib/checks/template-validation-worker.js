const { workerData } = require('node:worker_threads');
const { CloudFormationValidatePlugin } = require('aws-cdk-lib/core');

/*
 * The other half of template-validation.ts, in a thread of its own. Plain JavaScript, checked as TypeScript all the same:
 * it starts several times sooner than one that ts-node must compile first.
 */

/** @type {import('./template-validation').Task} */
const { port, done } = workerData;

port.once('message', (/** @type {import('./template-validation').Templates} */ stackTemplates) => {
  try {
    const plugin = new CloudFormationValidatePlugin();
    const report = plugin.validate(
      // The plugin reads nothing else.
      /** @type {import('aws-cdk-lib/core').IPolicyValidationContext} */ ({ stackTemplates }),
    );
    port.postMessage({ report, version: plugin.version, ruleIds: plugin.ruleIds });
  } catch (error) {
    port.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
  port.close();
});
