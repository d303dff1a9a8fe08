import { ASSEMBLY, JSON_OUTPUT, UNPROVEN, type OptionSpecs } from '../options';
import { QUESTION_OPTIONS } from '../question-options';

/** What `npm run who-can` takes. */
export const WHO_CAN_OPTIONS = {
  ...QUESTION_OPTIONS,
  json: JSON_OUTPUT,
  assembly: ASSEMBLY,
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

export type WhoCanOptions = typeof WHO_CAN_OPTIONS;
