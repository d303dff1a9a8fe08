/**
 * What of a process everything in it shares besides functions: where it is, its variables, how it is going to end, where it writes.
 * Notes how it is. @returns puts it back, and says what was otherwise, for example `process.chdir`
 */
export function keepProcessState(): () => readonly string[] {
  const parts = [folder(), variables(), exitCode(), writing('stdout'), writing('stderr')];
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

const STREAM_FUNCTIONS = ['write', 'end', 'destroy', 'emit', 'on'] as const;

function writing(name: 'stdout' | 'stderr'): Restore {
  const stream = process[name];
  const before = STREAM_FUNCTIONS.map((one) => [one, Object.getOwnPropertyDescriptor(stream, one)] as const);
  return () =>
    before.flatMap(([one, was]) => {
      const is = Object.getOwnPropertyDescriptor(stream, one);
      if (is?.value === was?.value && is?.get === was?.get) return [];
      if (was === undefined) Reflect.deleteProperty(stream, one);
      else Object.defineProperty(stream, one, was);
      return [`process.${name}.${one}`];
    });
}
