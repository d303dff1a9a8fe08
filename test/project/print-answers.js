/*
 * Runs scripts with arguments, one after the other in one process, and prints what came of each as JSON. Much of what they load is
 * the same: a process for each would take ten times as long. Run with `node -r ./bin/register.js print-answers.js <runs>`, where the
 * runs are JSON: a list of `{ file, argv }`.
 */
const { resolve } = require('node:path');

/** @typedef {{ file: string, argv: readonly string[] }} Run */
/** @typedef {Run & { exitCode: number | string | null | undefined, stdout: string, stderr: string }} Answer */

/** Instead of ending the process, since the next script is loaded in it. */
class Ended extends Error {}

/* Nor after a while, when the next script is being loaded. */
Object.defineProperty(globalThis, 'setTimeout', { value: () => ({ unref: () => undefined }) });

const write = { stdout: process.stdout.write.bind(process.stdout), stderr: process.stderr.write.bind(process.stderr) };
/** @type {readonly Run[]} */
const runs = JSON.parse(process.argv[2] ?? '[]');

/**
 * @param {Run} run
 * @returns {Promise<Answer>}
 */
async function answerOf({ file, argv }) {
  const said = { stdout: '', stderr: '' };
  process.argv = [process.execPath, resolve(file), ...argv];
  process.exitCode = undefined;
  process.stdout.write = (/** @type {unknown} */ text) => (said.stdout += String(text)) !== '';
  process.stderr.write = (/** @type {unknown} */ text) => (said.stderr += String(text)) !== '';
  process.exit = (code) => {
    process.exitCode = code ?? 0;
    throw new Ended();
  };
  try {
    // Itself anew; what it loads is as it was.
    Reflect.deleteProperty(require.cache, resolve(file));
    require(resolve(file));
    await new Promise((done) => setImmediate(done));
  } catch (error) {
    if (!(error instanceof Ended)) said.stderr += error instanceof Error ? error.stack : String(error);
  }
  return { file, argv, exitCode: process.exitCode, ...said };
}

async function main() {
  // Each script listens to the end of the process, for itself.
  for (const emitter of [process, process.stdout, process.stderr]) emitter.setMaxListeners(0);
  const answers = [];
  for (const run of runs) answers.push(await answerOf(run));
  process.removeAllListeners('exit');
  process.exitCode = 0;
  write.stdout(JSON.stringify(answers));
}

void main();
