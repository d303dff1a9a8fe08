import type * as answering from './answer-who-can';
import type { Command } from './command';
import { WHO_CAN_OPTIONS, type WhoCanOptions } from './options-of/who-can';

const ABOUT = `Every principal of an account that can do an action, and through what, by the templates that "npm run synth" made.
With --resource: also those of other accounts that the resource's own policy lets in.
Exit code 0: answered. 2: the question was wrong.`;

/** `npm run who-can`. */
export const whoCan: Command<WhoCanOptions> = {
  name: 'who-can',
  about: ABOUT,
  options: WHO_CAN_OPTIONS,
  run: async (options, streams) => {
    const { answerWhoCan } = require('./answer-who-can') as typeof answering;
    return answerWhoCan(options, streams);
  },
};
