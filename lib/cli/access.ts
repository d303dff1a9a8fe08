import type * as proofs from '../proofs/landing-zone-proofs';
import { loaded } from '../config/loaded';
import type * as reading from '../config/read-config';
import type * as answering from './answer-access';
import type { Prove } from './answer-access';
import type * as quotas from './answer-quotas';
import type { Command } from './command';
import { ACCESS_OPTIONS, type AccessOptions } from './options-of/access';
import type { LoadConfig } from './load-config';

const ABOUT = `Who can do how much where, which guardrail holds where, and whether the proofs hold, by the templates that
"npm run synth" made. Exit code 0: answered, and every proof holds. 1: answered, but a proof fails or the proofs were not run. 2: the
question was wrong.`;

/** Proves what a config says, which is read when there is an assembly to prove it on. */
export function proofsOf(loadConfig: LoadConfig): Prove {
  return async (assembly, iamData) => {
    const { proveLandingZone } = loaded(() => require('../proofs/landing-zone-proofs') as typeof proofs);
    const { readConfig } = loaded(() => require('../config/read-config') as typeof reading);
    return proveLandingZone(assembly, readConfig(await loadConfig()), iamData);
  };
}

/** `npm run access`. The same assembly gives the same text. */
export function access(prove: Prove): Command<AccessOptions> {
  return {
    name: 'access',
    about: ABOUT,
    options: ACCESS_OPTIONS,
    run: async (options, streams) => {
      if (options.has('quotas')) {
        const { answerQuotas } = loaded(() => require('./answer-quotas') as typeof quotas);
        return answerQuotas(options, streams);
      }
      const { answerAccess } = loaded(() => require('./answer-access') as typeof answering);
      return answerAccess(options, streams, prove);
    },
  };
}
