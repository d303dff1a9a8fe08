import { ASSEMBLY, UNPROVEN, type OptionSpecs } from '../options';

/** What `npm run access` takes. */
export const ACCESS_OPTIONS = {
  format: { kind: 'text', value: '<format>', help: 'markdown (the default), json or csv' },
  json: { kind: 'flag', help: 'the same as --format json' },
  quotas: { kind: 'flag', help: 'how much of AWS’s quotas the templates take, the fullest first, and nothing else' },
  assembly: ASSEMBLY,
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

export type AccessOptions = typeof ACCESS_OPTIONS;
