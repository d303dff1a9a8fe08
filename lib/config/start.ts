import { loaded } from './loaded';

/**
 * Loads the app and runs it. The catalogue is loaded before anything else watches over how the process ends: whatever one of its
 * files does then ends with exit 1 and one line.
 *
 * @param load everything that the app imports; answers how to run it
 */
export function start(load: () => () => Promise<void>): void {
  try {
    const run = loaded(load);
    void run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
