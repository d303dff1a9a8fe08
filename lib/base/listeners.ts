type Listener = (...args: unknown[]) => void;

/** Notes who listens. @returns removes whoever has come since, and says to which events, for example `exit` */
export function keepListeners(emitter: NodeJS.Process): () => readonly string[] {
  const before = new Map(emitter.eventNames().map((name) => [name, new Set(emitter.rawListeners(name))]));
  return () =>
    emitter.eventNames().flatMap((name) => {
      const added = emitter.rawListeners(name).filter((listener) => before.get(name)?.has(listener) !== true);
      for (const listener of added) emitter.removeListener(name, listener as Listener);
      return added.length === 0 ? [] : [String(name)];
    });
}
