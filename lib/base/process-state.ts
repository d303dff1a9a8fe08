import { isMainThread } from 'node:worker_threads';

/**
 * What of a process everything in it shares besides functions: where it is, its variables, how it is going to end, where it writes.
 * Notes how it is. @returns puts it back, and says what was otherwise, for example `process.chdir`
 */
export function keepProcessState(): () => readonly string[] {
  const parts = [
    folder(),
    variables(),
    exitCode(),
    programArguments(),
    umask(),
    stackTraces(),
    writing('stdout'),
    writing('stderr'),
  ];
  return () => parts.flatMap((restore) => [...restore()]);
}

type Restore = () => readonly string[];

/** Taken before anybody could change it: the restored `process` counts, not what stands in its place. */
const chdir = process.chdir.bind(process);
const cwd = process.cwd.bind(process);

function folder(): Restore {
  const before = cwd();
  return () => {
    if (whereAmI() === before) return [];
    chdir(before);
    return ['process.chdir'];
  };
}

/** The folder may have been removed. */
function whereAmI(): string | undefined {
  try {
    return cwd();
  } catch {
    return undefined;
  }
}

function variables(): Restore {
  const before = { ...process.env };
  return () => {
    const names = new Set([...Object.keys(before), ...Object.keys(process.env)]);
    const changed = [...names].filter((name) => before[name] !== process.env[name]);
    for (const name of changed) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
    return changed.map((name) => `process.env.${name}`);
  };
}

function exitCode(): Restore {
  const before = process.exitCode;
  return () => {
    if (process.exitCode === before) return [];
    process.exitCode = before;
    return ['process.exitCode'];
  };
}

function programArguments(): Restore {
  const before = [...process.argv];
  return () => {
    const { argv } = process;
    if (argv.length === before.length && before.every((one, at) => argv[at] === one)) return [];
    argv.splice(0, argv.length, ...before);
    return ['process.argv'];
  };
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- only without an argument: with one it is how to set it
const setUmask: (mask: number) => number = process.umask.bind(process);

/** Who may read what is written. Workers have none of their own. */
function umask(): Restore {
  if (!isMainThread) return () => [];
  const before = currentUmask();
  return () => {
    if (currentUmask() === before) return [];
    setUmask(before);
    return ['process.umask'];
  };
}

/** It can be asked only by setting it. */
function currentUmask(): number {
  const mask = setUmask(0o077);
  setUmask(mask);
  return mask;
}

/** How far down an error tells where it comes from. */
function stackTraces(): Restore {
  const before = Error.stackTraceLimit;
  return () => {
    if (Error.stackTraceLimit === before) return [];
    Error.stackTraceLimit = before;
    return ['Error.stackTraceLimit'];
  };
}

const STREAM_FUNCTIONS = ['write', 'end', 'destroy', 'emit', 'on'] as const;

function writing(name: 'stdout' | 'stderr'): Restore {
  const stream = process[name];
  const before = STREAM_FUNCTIONS.map((one) => [one, Object.getOwnPropertyDescriptor(stream, one)] as const);
  return () => [
    ...uncorked(name),
    ...before.flatMap(([one, was]) => {
      const is = Object.getOwnPropertyDescriptor(stream, one);
      if (is?.value === was?.value && is?.get === was?.get) return [];
      if (was === undefined) Reflect.deleteProperty(stream, one);
      else Object.defineProperty(stream, one, was);
      return [`process.${name}.${one}`];
    }),
  ];
}

/** What is held back would never be seen. */
function uncorked(name: 'stdout' | 'stderr'): readonly string[] {
  const stream = process[name];
  if (stream.writableCorked === 0) return [];
  while (stream.writableCorked > 0) stream.uncork();
  return [`process.${name}.cork`];
}
