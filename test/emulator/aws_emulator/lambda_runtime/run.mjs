// node run.mjs <folder> <file.handler> < event: prints the handler's result as the last line of standard output.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, handler] = process.argv.slice(2);
const dot = handler.lastIndexOf('.');
const name = handler.slice(dot + 1);
const file = ['.js', '.cjs', '.mjs'].map((extension) => `${folder}/${handler.slice(0, dot)}${extension}`).find(existsSync);

const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
for (const level of ['log', 'info', 'warn', 'debug', 'error']) {
  console[level] = (...values) => process.stderr.write(`${values.map(text).join(' ')}\n`);
}

const event = JSON.parse(readFileSync(0, 'utf8'));
const end = Date.now() + Number(process.env.EMULATOR_TIMEOUT) * 1000;

function done(error, result) {
  const failure = error && {
    errorType: error.name ?? 'Error',
    errorMessage: String(error.message ?? error),
    trace: String(error.stack ?? '').split('\n'),
  };
  process.stdout.write(`${JSON.stringify(failure || (result ?? null))}\n`, () => process.exit(error ? 1 : 0));
}

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
  else if (handle.length < 3) process.on('beforeExit', () => done(null, result));
} catch (error) {
  process.stderr.write(`${String(error?.stack ?? error)}\n`);
  done(error ?? new Error('unknown'));
}
