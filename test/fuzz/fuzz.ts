import type { IamData } from '../../lib/iam-data';
import { randomOf } from '../support/random';
import type { Trial } from './one-trial';
import { nextTrial } from './trial';
import { tryDeeply } from './try-deeply';
import { read } from './verdict';

export interface Budget {
  readonly edits: number;
  /** The same trials for the same seed. */
  readonly seed: number;
  /** Most of the accepted ones that are synthesized and proven, which takes a second each. */
  readonly syntheses: number;
}

export interface Fault {
  readonly what: string;
  readonly fault: string;
}

export interface Outcome {
  readonly refused: number;
  readonly accepted: number;
  readonly synthesized: number;
  readonly faults: readonly Fault[];
}

/** Tries edits: each is to be refused in words, or accepted and asked. */
export function fuzz({ edits, seed, syntheses }: Budget, iamData: IamData): Outcome {
  const random = randomOf(seed);
  const outcome = { refused: 0, accepted: 0, synthesized: 0, faults: [] as Fault[] };
  // About a third is accepted.
  const share = (4 * syntheses) / edits;
  for (let index = 0; index < edits; index += 1) {
    const trial = nextTrial(random);
    const isDeep = random() < share && outcome.synthesized < syntheses;
    const { zone, faults } = read(trial, isDeep || index % 8 === 0 ? iamData : undefined);
    if (zone === undefined) outcome.refused += 1;
    else outcome.accepted += 1;
    outcome.faults.push(...told(trial, faults));
    if (zone === undefined || !isDeep) continue;
    outcome.synthesized += 1;
    outcome.faults.push(...told(trial, tryDeeply(trial, zone, iamData)));
  }
  return outcome;
}

function told({ what }: Trial, faults: readonly string[]): Fault[] {
  return faults.map((fault) => ({ what, fault }));
}
