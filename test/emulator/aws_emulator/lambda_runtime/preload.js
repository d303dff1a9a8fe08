// Sends requests for the made-up response host to the emulator's inbox on loopback; everything else goes its way.
const http = require('http');
const https = require('https');

const HOST = process.env.EMULATOR_INBOX_HOST;
const PORT = Number(process.env.EMULATOR_INBOX_PORT);
const realRequest = https.request;
const realFetch = globalThis.fetch;

https.request = function (...args) {
  const [first, second] = args;
  const url = typeof first === 'string' ? new URL(first) : first instanceof URL ? first : undefined;
  const options = url === undefined ? first : typeof second === 'object' ? second : {};
  const host = url === undefined ? options.hostname || options.host : url.hostname;
  if (host !== HOST) return realRequest.apply(this, args);
  const callback = args.find((arg) => typeof arg === 'function');
  const path = url === undefined ? options.path : url.pathname + url.search;
  return http.request({ host: '127.0.0.1', port: PORT, path, method: options.method, headers: options.headers }, callback);
};

globalThis.fetch = (input, init) => {
  const url = new URL(typeof input === 'string' ? input : (input.url ?? String(input)));
  return url.hostname === HOST ? realFetch(`http://127.0.0.1:${PORT}${url.pathname}`, init) : realFetch(input, init);
};

// Handlers wait for AWS to become consistent or to do something later. Their longer waits pass faster, and as much time passes for the
// emulator: what was to happen meanwhile has happened when they look again.
const HASTE = Number(process.env.EMULATOR_HASTE);
const timers = require('timers/promises');
const realSetTimeout = globalThis.setTimeout;
const realSleep = timers.setTimeout;
const hastened = (delay) => (delay >= 100 ? delay / HASTE : delay);

// Time passes for AWS while an event is being served. Between two, what was left behind waits for nobody, as where Lambda freezes it.
const serving = Symbol.for('serving');

const passed = async (delay) => {
  const seconds = (delay - hastened(delay)) / 1000;
  if (seconds <= 0 || globalThis[serving] !== true) return;
  // The function has that much less time left.
  globalThis.hastenedBy += seconds * 1000;
  // Not by fetch, which has timers of its own that would be hastened, too.
  await new Promise((resolve, reject) => {
    const request = http.request(`${process.env.AWS_ENDPOINT_URL}/lz/clock`, { method: 'POST', agent: false }, (response) => {
      response.resume().on('end', resolve);
    });
    request.on('error', reject);
    request.end(JSON.stringify({ advance: seconds }));
  });
};

globalThis.setTimeout = Object.assign(
  (callback, delay, ...args) => realSetTimeout(() => passed(delay).finally(() => callback(...args)), hastened(delay)),
  realSetTimeout,
);
timers.setTimeout = async (delay, ...args) => {
  const value = await realSleep(hastened(delay), ...args);
  await passed(delay);
  return value;
};
