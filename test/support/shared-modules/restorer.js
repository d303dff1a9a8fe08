/** Notes how the process is that a test file shares with those after it. What it returns makes it so again. */
function restorer() {
  const { exit, exitCode, argv, env } = process;
  const variables = { ...env };
  const directory = process.cwd();
  const { console } = globalThis;
  const listeners = new Map(
    process.eventNames().map((event) => [event, process.rawListeners(/** @type {any} */ (event))]),
  );
  return () => {
    Object.assign(process, { exit, exitCode, argv });
    globalThis.console = console;
    process.chdir(directory);
    for (const name of Object.keys(env)) if (!(name in variables)) Reflect.deleteProperty(env, name);
    Object.assign(env, variables);
    for (const event of process.eventNames()) removeNew(event, listeners.get(event) ?? []);
  };
}

/**
 * @param {string | symbol} event
 * @param {readonly Function[]} before
 */
function removeNew(event, before) {
  for (const listener of process.rawListeners(/** @type {any} */ (event))) {
    if (!before.includes(listener)) process.removeListener(event, /** @type {(...args: any[]) => void} */ (listener));
  }
}

module.exports = { restorer };
