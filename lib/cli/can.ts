import type * as answering from './answer-can';
import type * as working from './answer-workflow';
import { loaded } from '../config/loaded';
import type { Command } from './command';
import type { LoadConfig } from './load-config';
import { ASSEMBLY, JSON_OUTPUT, type OptionSpecs } from './options';
import { PRINCIPAL, QUESTION_OPTIONS } from './question-options';

const OPTIONS = {
  principal: PRINCIPAL,
  ...QUESTION_OPTIONS,
  identity: {
    kind: 'text',
    value: 'administrator',
    help: 'what guardrails alone would do: its own policies allow everything',
  },
  'resource-policy': {
    kind: 'text',
    value: 'own',
    help: 'beside --identity: resources keep the policies that the templates give them',
  },
  cases: { kind: 'text', value: '<file.json>', help: 'many questions with the answers that are expected' },
  workflow: {
    kind: 'text',
    value: '<name>',
    help: 'everyday work, call by call, in --account; "list" names all (docs/workflows.md)',
  },
  json: JSON_OUTPUT,
  assembly: ASSEMBLY,
} as const satisfies OptionSpecs;

const ABOUT = `Whether a principal may do an action in an account, and why, by the templates that "npm run synth" made.
Exit code 0: allowed. 1: denied, or it depends on what cannot be known. 2: the question was wrong.`;

/** `npm run can`: answers one question, tries many whose answers are known, or explains a workflow, which the config may add to. */
export function canCommand(loadConfig: LoadConfig): Command<typeof OPTIONS> {
  return {
    name: 'can',
    about: ABOUT,
    options: OPTIONS,
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

/** What `required` tells of options that are missing. */
export const CAN_OPTIONS = OPTIONS;

export type CanOptions = typeof OPTIONS;
