import { loaded } from '../config/loaded';
import type * as answering from './answer-explorer';
import type { Command } from './command';
import type { LoadConfig } from './load-config';
import { ASSEMBLY, type OptionSpecs } from './options';

const OPTIONS = {
  out: { kind: 'text', value: '<file>', help: 'where the page is written (default: explorer.html)' },
  redact: { kind: 'flag', help: 'puts stable pseudonyms in the place of ids, e-mail addresses and names' },
  base: {
    kind: 'text',
    value: '<ref or folder>',
    help: 'shows what changes since a branch, tag or commit, or a folder that "npm run synth" made',
  },
  assembly: ASSEMBLY,
} as const satisfies OptionSpecs;

const ABOUT = `Writes one HTML file that shows who can do what in the organization, where, and why not the others, by the templates that
"npm run synth" made. It opens from disk, needs no network, and is as sensitive as what it tells. Exit code 0: written. 2: the
question was wrong, and nothing was written.`;

/** `npm run explorer`. */
export function explorer(loadConfig: LoadConfig): Command<typeof OPTIONS> {
  return {
    name: 'explorer',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, streams) => {
      const { answerExplorer } = loaded(() => require('./answer-explorer') as typeof answering);
      return answerExplorer(options, streams, loadConfig);
    },
  };
}

export type ExplorerOptions = typeof OPTIONS;
