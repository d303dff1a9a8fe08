const { Worker, workerData } = require('node:worker_threads');

/*
 * What validation-thread.ts starts: a thread that watches over the one that validates. Whoever waits for the answer is blocked, and
 * would hear of no end. Plain JavaScript, checked as TypeScript all the same.
 */

/** @type {import('./validation-thread').Watched} */
const { script, task, told } = workerData;

/** @param {string} why */
function ended(why) {
  if (Atomics.load(task.state, 0) >= 2) return;
  told.postMessage(why);
  Atomics.store(task.state, 0, 3);
  Atomics.notify(task.state, 0);
}

const worker = new Worker(script, { workerData: task, transferList: [task.port], execArgv: [] });
worker.on('error', (error) => {
  ended(error instanceof Error ? error.message : String(error));
});
worker.on('exit', (code) => {
  ended(`exit code ${code}`);
});
