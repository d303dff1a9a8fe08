import { tmpdir } from 'node:os';
import { loaded } from './loaded';

/**
 * Loads the app and runs it. The catalogue is loaded before anything else watches over how the process ends: whatever one of its
 * files does then ends with exit 1 and one line.
 *
 * @param load everything that the app imports; answers how to run it
 */
export function start(load: () => () => Promise<void>): void {
  leaveEndlessHome(process.env);
  try {
    const run = loaded(load);
    void run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

/** The CDK keeps a cache below the home folder. Under these nothing can be made, and Node.js tries to for ever. */
function leaveEndlessHome(variables: NodeJS.ProcessEnv): void {
  if (/^\/(?:proc|sys)(?:\/|$)/.test(variables.HOME ?? '')) variables.HOME = tmpdir();
}
