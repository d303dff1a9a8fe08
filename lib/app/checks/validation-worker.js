const { workerData } = require('node:worker_threads');

/*
 * What validation-watch.js starts. Plain JavaScript, checked as TypeScript all the same.
 */

/** @type {import('./validation-thread').ValidationTask} */
const { templates, port, state } = workerData;

/** @param {number} reached as validation-thread.ts numbers them */
function tell(reached) {
  Atomics.store(state, 0, reached);
  Atomics.notify(state, 0);
}

/** @returns {import('./validation-thread').ValidationAnswer} */
function validate() {
  try {
    const { CloudFormationValidatePlugin } = require('aws-cdk-lib/core');
    const plugin = new CloudFormationValidatePlugin();
    // The plugin reads nothing else of its context.
    const context = /** @type {import('aws-cdk-lib/core').IPolicyValidationContext} */ ({ stackTemplates: templates });
    const report = plugin.validate(context);
    const validated = templates.map(({ templatePath }) => templatePath);
    return { report, validated, version: plugin.version ?? '', ruleIds: plugin.ruleIds ?? [] };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

tell(1);
port.postMessage(validate());
tell(2);
