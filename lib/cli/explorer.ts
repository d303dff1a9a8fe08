import { loaded } from '../config/loaded';
import type * as answering from './answer-explorer';
import type { Command } from './command';
import { EXPLORER_OPTIONS, type ExplorerOptions } from './options-of/explorer';
import type { LoadConfig } from './load-config';

const ABOUT = `Writes one HTML file that shows who can do what in the organization, where, and why not the others, by the templates that
"npm run synth" made. It opens from disk, needs no network, and is as sensitive as what it tells. Exit code 0: written. 2: the
question was wrong, and nothing was written.`;

/** `npm run explorer`. */
export function explorer(loadConfig: LoadConfig): Command<ExplorerOptions> {
  return {
    name: 'explorer',
    about: ABOUT,
    options: EXPLORER_OPTIONS,
    run: async (options, streams) => {
      const { answerExplorer } = loaded(() => require('./answer-explorer') as typeof answering);
      return answerExplorer(options, streams, loadConfig);
    },
  };
}
