import type { OptionSpecs } from '../options';

/** What `npm run review` takes. */
export const REVIEW_OPTIONS = {
  base: { kind: 'text', value: '<ref or folder>', help: 'what is there: a branch, tag or commit, or a cloud assembly' },
  head: { kind: 'text', value: '<ref or folder>', help: 'what would be (default: cdk.out, made by "npm run synth")' },
  format: { kind: 'text', value: '<format>', help: 'markdown (the default), json, html or sarif' },
  'fail-on': {
    kind: 'text',
    value: '<severity>',
    help: 'exit code 1 from this severity on: critical, high, medium, low, info',
  },
  explorer: { kind: 'text', value: '<file>', help: 'writes the explorer of what would be, with what changes, too' },
  certificate: { kind: 'text', value: '<file>', help: 'writes what was decided as canonical JSON, too' },
  'approved-by': { kind: 'list', value: '<who>', help: 'beside --certificate: who approved; may stand several times' },
} as const satisfies OptionSpecs;

export type ReviewOptions = typeof REVIEW_OPTIONS;
