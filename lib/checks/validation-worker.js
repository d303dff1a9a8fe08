const { workerData } = require('node:worker_threads');
const { CloudFormationValidatePlugin } = require('aws-cdk-lib/core');

/*
 * What validation-thread.ts starts. Plain JavaScript, checked as TypeScript all the same.
 */

/** @type {import('./validation-thread').ValidationTask} */
const { templates, port, done } = workerData;

/** @returns {import('./validation-thread').ValidationAnswer} */
function validate() {
  try {
    const plugin = new CloudFormationValidatePlugin();
    // The plugin reads nothing else of its context.
    const context = /** @type {import('aws-cdk-lib/core').IPolicyValidationContext} */ ({ stackTemplates: templates });
    return { report: plugin.validate(context), version: plugin.version ?? '', ruleIds: plugin.ruleIds ?? [] };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

port.postMessage(validate());
Atomics.store(done, 0, 1);
Atomics.notify(done, 0);
