import type { Command } from './command';
import type { LoadConfig } from './load-config';
import type { OptionSpecs } from './options';
import type * as answering from './answer-review';

const OPTIONS = {
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

const ABOUT = `What a change does to the organization: who gains or loses what, which guardrail holds less or more, what AWS does to each
resource. Exit code 0: reported. 1: something is as severe as --fail-on says. 2: the question was wrong.`;

/** `npm run review`. The same two assemblies give the same text. */
export function review(loadConfig: LoadConfig): Command<typeof OPTIONS> {
  return {
    name: 'review',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, streams) => {
      const { answerReview } = require('./answer-review') as typeof answering;
      return answerReview(options, streams, loadConfig);
    },
  };
}

export type ReviewOptions = typeof OPTIONS;
