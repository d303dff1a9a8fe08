// node serve.mjs <folder> <file.handler>: takes an event a line and prints what comes of it on a line that begins with the mark. As in
// Lambda, what a module keeps is there for the next event.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const MARK = '\u0001';
const SERVING = Symbol.for('serving');
const [folder, handler] = process.argv.slice(2);
const dot = handler.lastIndexOf('.');
const name = handler.slice(dot + 1);
const file = ['.js', '.cjs', '.mjs'].map((extension) => `${folder}/${handler.slice(0, dot)}${extension}`).find(existsSync);

let logs = [];
const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
for (const level of ['log', 'info', 'warn', 'debug', 'error']) {
  console[level] = (...values) => logs.push(values.map(text).join(' '));
}

let answer;
function done(error, result) {
  if (answer === undefined) return;
  const failure = error && {
    errorType: error.name ?? 'Error',
    errorMessage: String(error.message ?? error),
    trace: String(error.stack ?? '').split('\n'),
  };
  const said = { failed: Boolean(error), result: failure || (result ?? null), logs };
  [answer, logs] = [undefined, []];
  globalThis[SERVING] = false;
  process.stdin.ref();
  process.stdout.write(`${MARK}${JSON.stringify(said)}\n`);
}

async function serve(event) {
  answer = event;
  globalThis.hastenedBy = 0;
  globalThis[SERVING] = true;
  // Whoever neither answers nor promises to is done when nothing is left to do.
  process.stdin.unref();
  const end = Date.now() + Number(process.env.EMULATOR_TIMEOUT) * 1000;
  const context = {
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    invokedFunctionArn: process.env.EMULATOR_FUNCTION_ARN,
    awsRequestId: event.RequestId ?? 'request',
    logStreamName: 'local',
    logGroupName: 'local',
    getRemainingTimeInMillis: () => end - Date.now() - (globalThis.hastenedBy ?? 0),
    done,
    fail: (error) => done(error ?? new Error('failed')),
    succeed: (result) => done(null, result),
  };
  try {
    const module = file.endsWith('.mjs') ? await import(pathToFileURL(file)) : createRequire(file)(file);
    const handle = module[name] ?? module.default?.[name];
    const result = handle(event, context, done);
    if (result && typeof result.then === 'function') done(null, await result);
  } catch (error) {
    console.error(String(error?.stack ?? error));
    done(error ?? new Error('unknown'));
  }
}

process.on('beforeExit', () => done(null, null));
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void serve(JSON.parse(line)));
lines.on('close', () => process.exit(0));
