import { dirname } from 'node:path';
import { guarded } from './guarded';

const LIB = dirname(__dirname);
/** Far beyond what all of it takes to load. */
const PATIENCE_MILLISECONDS = 120_000;

/**
 * Loads the app and runs it. The catalogue is code that a company changes, and it is loaded before anything else watches over how
 * the process ends: whatever one of its files does then ends with exit 1 and one line.
 *
 * @param load everything that the app imports; answers how to run it
 */
export function start(load: () => () => Promise<void>): void {
  try {
    const run = guarded({ folder: LIB, what: 'landing zone', patienceMilliseconds: PATIENCE_MILLISECONDS }, load);
    void run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
