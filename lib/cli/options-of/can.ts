import { ASSEMBLY, JSON_OUTPUT, UNPROVEN, type OptionSpecs } from '../options';
import { PRINCIPAL, QUESTION_OPTIONS } from '../question-options';

/** What `npm run can` takes. */
export const CAN_OPTIONS = {
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
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

export type CanOptions = typeof CAN_OPTIONS;
