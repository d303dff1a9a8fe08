import fs from 'node:fs';
import { join } from 'node:path';

/*
 * Preloaded before the app or a command: a file of the repository then holds the text of an environment variable. The real files stay
 * as they are, since other tests read them meanwhile.
 */
const replaced = join(__dirname, '../..', process.env.TEST_CONFIG_FILE ?? '');
const text = process.env.TEST_CONFIG_TEXT ?? '';
const readFileSync = fs.readFileSync;
const reading = (...args: Parameters<typeof readFileSync>): ReturnType<typeof readFileSync> =>
  args[0] === replaced ? text : readFileSync(...args);
fs.readFileSync = reading as typeof readFileSync;
