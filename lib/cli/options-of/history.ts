import { JSON_OUTPUT, type OptionSpecs } from '../options';
import { PRINCIPAL, QUESTION_OPTIONS } from '../question-options';

/** What `npm run history` takes. */
export const HISTORY_OPTIONS = {
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

export type HistoryOptions = typeof HISTORY_OPTIONS;
