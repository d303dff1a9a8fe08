import type * as answering from './answer-who-can';
import type { Command } from './command';
import { ASSEMBLY, JSON_OUTPUT, type OptionSpecs } from './options';
import { QUESTION_OPTIONS } from './question-options';

const OPTIONS = {
  ...QUESTION_OPTIONS,
  json: JSON_OUTPUT,
  assembly: ASSEMBLY,
} as const satisfies OptionSpecs;

const ABOUT = `Every principal of an account that can do an action, and through what, by the templates that "npm run synth" made.
With --resource: also those of other accounts that the resource's own policy lets in.
Exit code 0: answered. 2: the question was wrong.`;

/** `npm run who-can`. */
export const whoCan: Command<typeof OPTIONS> = {
  name: 'who-can',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, streams) => {
    const { answerWhoCan } = require('./answer-who-can') as typeof answering;
    return answerWhoCan(options, streams);
  },
};

export type WhoCanOptions = typeof OPTIONS;
