import type * as answering from './answer-history';
import type { Command } from './command';
import { JSON_OUTPUT, type OptionSpecs } from './options';
import { PRINCIPAL, QUESTION_OPTIONS } from './question-options';

const OPTIONS = {
  principal: PRINCIPAL,
  ...QUESTION_OPTIONS,
  head: {
    kind: 'text',
    value: '<ref>',
    help: 'the newest commit to ask (default: HEAD, without what is not committed)',
  },
  since: { kind: 'text', value: '<ref>', help: 'how far back to go (default: to the first commit)' },
  every: { kind: 'flag', help: 'asks every version instead of some: slower, and nothing in between is missed' },
  json: JSON_OUTPUT,
} as const satisfies OptionSpecs;

const ABOUT = `Since which commit somebody can or cannot do something, by whom and in which pull request it came. Each version is made anew from
its commit, and kept for the next time. Exit code 0: found, or it was never otherwise. 1: nobody knows. 2: the question was wrong.`;

/** `npm run history`. */
export const historyCommand: Command<typeof OPTIONS> = {
  name: 'history',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, streams) => {
    const { answerHistory } = require('./answer-history') as typeof answering;
    return answerHistory(options, streams);
  },
};

/** What `required` tells of options that are missing. */
export const HISTORY_OPTIONS = OPTIONS;

export type HistoryOptions = typeof OPTIONS;
