import type { Command } from './command';
import type { LoadConfig } from './load-config';
import { REVIEW_OPTIONS, type ReviewOptions } from './options-of/review';
import type * as answering from './answer-review';

const ABOUT = `What a change does to the organization: who gains or loses what, which guardrail holds less or more, what AWS does to each
resource. Exit code 0: reported. 1: something is as severe as --fail-on says. 2: the question was wrong.`;

/** `npm run review`. The same two assemblies give the same text. */
export function review(loadConfig: LoadConfig): Command<ReviewOptions> {
  return {
    name: 'review',
    about: ABOUT,
    options: REVIEW_OPTIONS,
    run: async (options, streams) => {
      const { answerReview } = require('./answer-review') as typeof answering;
      return answerReview(options, streams, loadConfig);
    },
  };
}
