import type * as answering from './answer-can';
import type * as working from './answer-workflow';
import { loaded } from '../config/loaded';
import type { Command } from './command';
import { CAN_OPTIONS, type CanOptions } from './options-of/can';
import type { LoadConfig } from './load-config';

const ABOUT = `Whether a principal may do an action in an account, and why, by the templates that "npm run synth" made.
Exit code 0: allowed. 1: denied, or it depends on what cannot be known. 2: the question was wrong, or the assembly is not proven.`;

/** `npm run can`: answers one question, tries many whose answers are known, or explains a workflow, which the config may add to. */
export function canCommand(loadConfig: LoadConfig): Command<CanOptions> {
  return {
    name: 'can',
    about: ABOUT,
    options: CAN_OPTIONS,
    run: async (options, streams) => {
      if (options.has('workflow')) {
        const { answerWorkflow } = loaded(() => require('./answer-workflow') as typeof working);
        return answerWorkflow(options, streams, loadConfig);
      }
      const { answerCan } = require('./answer-can') as typeof answering;
      return answerCan(options, streams);
    },
  };
}
