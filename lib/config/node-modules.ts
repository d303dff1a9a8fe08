/**
 * Modules of Node.js that act by themselves, past the functions that are closed off, and what they do. A config needs none of them.
 */
const ACTING: Readonly<Record<string, string>> = {
  cluster: 'starts processes',
  domain: 'catches what others throw',
  repl: 'runs what somebody types',
  sqlite: 'writes files',
  test: 'runs tests, and ends the process as they do',
  'test/reporters': 'runs tests, and ends the process as they do',
  trace_events: 'writes files',
  wasi: 'writes files',
};

/**
 * Those that may be loaded. In Node.js 20, 22 and 24 somebody looked at the names of what they export, and at those of what their classes
 * can do: what acts is closed off in `ways-out.ts`, what sounds as though it did and does not is named in its test, and the rest computes or
 * reads. What a function does beyond its name was not read.
 */
const LOOKED_AT: ReadonlySet<string> = new Set(
  (
    'assert assert/strict async_hooks buffer child_process console constants crypto dgram diagnostics_channel dns dns/promises events fs ' +
    'fs/promises http http2 https inspector inspector/promises module net os path path/posix path/win32 perf_hooks process punycode ' +
    'querystring readline readline/promises sea stream stream/consumers stream/promises stream/web string_decoder sys timers timers/promises ' +
    'tls tty url util util/types v8 vm worker_threads zlib _http_agent _http_client _http_common _http_incoming _http_outgoing _http_server ' +
    '_stream_duplex _stream_passthrough _stream_readable _stream_transform _stream_wrap _stream_writable _tls_common _tls_wrap'
  ).split(' '),
);

/**
 * What a module of Node.js does that no config may have. Undefined where it may be loaded, and for what is none of Node.js.
 *
 * @param isNodes whether Node.js has a module of that name
 */
export function actOf(request: unknown, isNodes: (name: string) => boolean): string | undefined {
  if (typeof request !== 'string') return undefined;
  const name = request.replace(/^node:/, '');
  if (Object.hasOwn(ACTING, name) && (name !== 'test' || request !== name)) return ACTING[name];
  if (LOOKED_AT.has(name) || !isNodes(request)) return undefined;
  return 'came with a later Node.js, and nobody has looked at it';
}
