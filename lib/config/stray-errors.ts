import { ConfigFileError } from './config-file-error';
import { placeInConfig, shown } from './place';
import { sentenceOf, textOf } from './thrown';

/**
 * What the config left behind may still act after it was loaded: a promise that nobody waits for, a timer. What it throws, and
 * an end of the process that it asks for, end the process with one line. So does what nobody expected of anybody else.
 *
 * @param exitCode of the process then
 */
export function endOnStrayErrors(folder: string, exitCode: number): void {
  const exit = process.exit.bind(process);
  const end = (thrown: unknown): never => {
    console.error(describe(thrown, folder));
    return exit(exitCode);
  };
  process.on('unhandledRejection', end);
  process.on('uncaughtException', end);
  process.exit = (code) => {
    const caller = new Error('the config ends the process (process.exit)');
    return placeInConfig(caller, folder) === undefined ? exit(code) : end(caller);
  };
}

type Listener = (...args: unknown[]) => void;

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** Hears of what nobody catches in the place of all others, who would end the process. */
export function catchStrayErrors(): { readonly stop: () => readonly { readonly thrown: unknown }[] } {
  const caught: { readonly thrown: unknown }[] = [];
  const listen = (thrown: unknown): void => {
    caught.push({ thrown });
  };
  const others = EVENTS.map((event) => [event, process.rawListeners(event)] as const);
  for (const event of EVENTS) process.removeAllListeners(event).on(event, listen);
  let isOver = false;
  const stop = (): typeof caught => {
    if (isOver) return caught;
    isOver = true;
    for (const [event, listeners] of others) {
      process.removeListener(event, listen);
      for (const listener of listeners) process.on(event, listener as Listener);
    }
    return caught;
  };
  return { stop };
}

function describe(thrown: unknown, folder: string): string {
  if (placeInConfig(thrown, folder) === undefined && textOf(thrown, 'stack') !== undefined) {
    return `This should not have happened: ${sentenceOf(thrown)}. Please report it with the command that you ran.`;
  }
  return strayError(thrown, folder).message;
}

/** What the config left to be done threw, as what is wrong with the config. */
export function strayError(thrown: unknown, folder: string): ConfigFileError {
  if (thrown instanceof ConfigFileError) return thrown;
  const place = placeInConfig(thrown, folder) ?? shown(folder, folder);
  return new ConfigFileError(place, `${sentenceOf(thrown)}, in a promise or timer of the config`);
}
