import { createHook } from 'node:async_hooks';

/** Something that was begun, and is not at its end. */
export interface LeftRunning {
  /** In words, for example `a timer`. */
  readonly what: string;
  /** Whose stack says where it was begun. */
  readonly begun: Error;
}

interface Begun {
  readonly type: string;
  readonly resource: object;
  readonly at: Error;
}

/** Jobs of Node.js that calls which wait for them begin, too. Those that nobody waits for have somebody to tell. */
const JOBS: readonly (readonly [type: RegExp, telling: string])[] = [
  [/^[A-Z0-9]+REQUEST$/, 'ondone'],
  [/^ZLIB$/, 'buffer'],
];
/** More are never told, and an endless chain would need all memory. */
const MOST = 10_000;

const WORDS: readonly (readonly [type: RegExp, words: string])[] = [
  [/^(?:Timeout|Immediate)$/, 'a timer'],
  [/^PROMISE$/, 'a promise that waits'],
  [/SERVER|^TCP|^PIPE|^UDP/, 'a server or connection'],
  [/^PROCESSWRAP$/, 'a process'],
  [/^(?:WORKER|MESSAGEPORT)$/, 'a thread, or what talks to one'],
  [/^FS/, 'work on files'],
];

export interface Running {
  /** @returns what is still running. Timers are stopped, and the process waits for nothing of it */
  readonly stop: () => readonly LeftRunning[];
}

/** Notes what is begun from now on: timers, promises, work on files, servers, whether or not Node.js would wait for it. */
export function watchRunning(): Running {
  const begun = new Map<number, Begun>();
  const forget = (id: number): void => {
    begun.delete(id);
  };
  const hook = createHook({
    init: (id, type, _trigger, resource) => {
      if (begun.size >= MOST) return;
      const at = new Error();
      begun.set(id, { type, resource, at });
    },
    after: (id) => {
      if (isOnce(begun.get(id)?.type ?? '')) forget(id);
    },
    promiseResolve: forget,
    destroy: forget,
  }).enable();
  const stop = (): readonly LeftRunning[] => {
    hook.disable();
    const left = [...begun.values()].filter((one) => !isOver(one));
    for (const one of left) release(one);
    return left.map(({ type, at }) => ({ what: wordsFor(type), begun: at }));
  };
  return { stop };
}

function wordsFor(type: string): string {
  return WORDS.find(([pattern]) => pattern.test(type))?.[1] ?? `something (${type})`;
}

/** Node.js tells of it later. */
function isOver({ type, resource }: Begun): boolean {
  const [, telling] = JOBS.find(([pattern]) => pattern.test(type)) ?? [];
  if (telling !== undefined) return (Reflect.get(resource, telling) ?? undefined) === undefined;
  return Reflect.get(resource, '_destroyed') === true;
}

/** What calls back once. Asked without what a config may have changed. */
function isOnce(type: string): boolean {
  return type === 'TickObject' || type === 'Microtask' || type === 'Immediate' || type.includes('REQ');
}

function release({ type, resource }: Begun): void {
  if (type === 'Timeout') clearTimeout(resource as NodeJS.Timeout);
  // It believes whatever it is given to be one.
  if (type === 'Immediate') clearImmediate(resource as NodeJS.Immediate);
  const { unref } = resource as { readonly unref?: unknown };
  if (typeof unref === 'function') Reflect.apply(unref, resource, []);
}
