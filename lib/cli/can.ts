import type * as answering from './answer-can';
import type { Command } from './command';
import { ASSEMBLY, JSON_OUTPUT, type OptionSpecs } from './options';
import { QUESTION_OPTIONS } from './question-options';

const OPTIONS = {
  principal: {
    kind: 'text',
    value: '<who>',
    help: '<group>/<PermissionSet>, role/<name>, user/<name>, root, service/<host> or an ARN',
  },
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
  json: JSON_OUTPUT,
  assembly: ASSEMBLY,
} as const satisfies OptionSpecs;

const ABOUT = `Whether a principal may do an action in an account, and why, by the templates that "npm run synth" made.
Exit code 0: allowed. 1: denied, or it depends on what cannot be known. 2: the question was wrong.`;

/** `npm run can`: answers one question, or tries many whose answers are known. */
export const can: Command<typeof OPTIONS> = {
  name: 'can',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, streams) => {
    const { answerCan } = require('./answer-can') as typeof answering;
    return answerCan(options, streams);
  },
};

export type CanOptions = typeof OPTIONS;
