import type { Assembly } from '../assembly';
import type { IamData } from '../iam-data';
import type * as proofs from '../proofs/landing-zone-proofs';
import type { ProofRun } from '../proofs/run';
import { loaded } from '../config/loaded';
import type * as reading from '../config/read-config';
import type * as answering from './answer-access';
import type * as quotas from './answer-quotas';
import type { Command } from './command';
import type { LoadConfig } from './load-config';
import { ASSEMBLY, type OptionSpecs } from './options';

const OPTIONS = {
  format: { kind: 'text', value: '<format>', help: 'markdown (the default), json or csv' },
  json: { kind: 'flag', help: 'the same as --format json' },
  quotas: { kind: 'flag', help: 'how much of AWS’s quotas the templates take, the fullest first, and nothing else' },
  assembly: ASSEMBLY,
} as const satisfies OptionSpecs;

const ABOUT = `Who can do how much where, which guardrail holds where, and whether the proofs hold, by the templates that
"npm run synth" made. Exit code 0: answered, and every proof holds. 1: answered, but a proof fails or the proofs were not run. 2: the
question was wrong.`;

/** Runs every proof of the landing zone that the config describes. */
export type Prove = (
  assembly: Assembly,
  iamData: IamData,
) => Omit<ProofRun, 'tried'> | Promise<Omit<ProofRun, 'tried'>>;

/** Proves what a config says, which is read when there is an assembly to prove it on. */
export function proofsOf(loadConfig: LoadConfig): Prove {
  return async (assembly, iamData) => {
    const { proveLandingZone } = loaded(() => require('../proofs/landing-zone-proofs') as typeof proofs);
    const { readConfig } = loaded(() => require('../config/read-config') as typeof reading);
    return proveLandingZone(assembly, readConfig(await loadConfig()), iamData);
  };
}

/** `npm run access`. The same assembly gives the same text. */
export function access(prove: Prove): Command<typeof OPTIONS> {
  return {
    name: 'access',
    about: ABOUT,
    options: OPTIONS,
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

export type AccessOptions = typeof OPTIONS;
