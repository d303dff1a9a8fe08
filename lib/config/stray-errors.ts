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

function describe(thrown: unknown, folder: string): string {
  const place = placeInConfig(thrown, folder);
  if (place === undefined && textOf(thrown, 'stack') !== undefined) {
    return `This should not have happened: ${sentenceOf(thrown)}. Please report it with the command that you ran.`;
  }
  return new ConfigFileError(
    place ?? shown(folder, folder),
    `${sentenceOf(thrown)}, in a promise or timer of the config`,
  ).message;
}
