import type * as answering from './answer-history';
import type { Command } from './command';
import { HISTORY_OPTIONS, type HistoryOptions } from './options-of/history';

const ABOUT = `Since which commit somebody can or cannot do something, by whom and in which pull request it came. Each version is made anew from
its commit, and kept for the next time. Exit code 0: found, or it was never otherwise. 1: nobody knows. 2: the question was wrong.`;

/** `npm run history`. */
export const historyCommand: Command<HistoryOptions> = {
  name: 'history',
  about: ABOUT,
  options: HISTORY_OPTIONS,
  run: async (options, streams) => {
    const { answerHistory } = require('./answer-history') as typeof answering;
    return answerHistory(options, streams);
  },
};
