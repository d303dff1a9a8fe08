import { dirname } from 'node:path';
import { guarded } from './guarded';

const LIB = dirname(__dirname);
/** Far beyond what all of it takes to load. */
const PATIENCE_MILLISECONDS = 120_000;

/**
 * Loads files of this folder. The catalogue is code that a company changes, and much imports it: whatever one of its files does
 * while it is loaded, the answer is a value or one error of one line.
 *
 * @throws ConfigFileError
 */
export function loaded<T>(load: () => T): T {
  return guarded({ folder: LIB, what: 'landing zone', patienceMilliseconds: PATIENCE_MILLISECONDS }, load);
}
