/*
 * Loads scripts with `--help`, one after the other in one process, and prints what came of each as JSON. Much of what they
 * load is the same: a process for each would take ten times as long. Run with `node -r ts-node/register`.
 */
const { resolve } = require('node:path');

/** @typedef {{ file: string, exitCode: number | string | null | undefined, stdout: string, stderr: string }} Usage */

/** Instead of ending the process, since the next script is loaded in it. */
class Ended extends Error {}

/* Nor after a while, when the next script is being loaded. */
Object.defineProperty(globalThis, 'setTimeout', { value: () => ({ unref: () => undefined }) });

const write = { stdout: process.stdout.write.bind(process.stdout), stderr: process.stderr.write.bind(process.stderr) };
const files = process.argv.slice(2);

/**
 * @param {string} file
 * @returns {Promise<Usage>}
 */
async function usageOf(file) {
  const said = { stdout: '', stderr: '' };
  process.argv = [process.execPath, resolve(file), '--help'];
  process.exitCode = undefined;
  process.stdout.write = (/** @type {unknown} */ text) => (said.stdout += String(text)) !== '';
  process.stderr.write = (/** @type {unknown} */ text) => (said.stderr += String(text)) !== '';
  process.exit = (code) => {
    process.exitCode = code ?? 0;
    throw new Ended();
  };
  try {
    require(resolve(file));
    await new Promise((done) => setImmediate(done));
  } catch (error) {
    if (!(error instanceof Ended)) said.stderr += error instanceof Error ? error.stack : String(error);
  }
  return { file, exitCode: process.exitCode, ...said };
}

async function main() {
  // Each script listens to the end of the process, for itself.
  process.setMaxListeners(0);
  const usages = [];
  for (const file of files) usages.push(await usageOf(file));
  process.exitCode = 0;
  write.stdout(JSON.stringify(usages));
}

void main();
