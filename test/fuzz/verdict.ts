import { readLandingZone } from '../support/read-landing-zone';
import type { IamData } from '../../lib/iam-data';
import { ConfigError } from '../../lib/config/config-error';
import type { LandingZone } from '../../lib/model/landing-zone';
import { refuseUnknownNames } from '../../lib/config/definitions/names';
import type { Problem } from '../../lib/config/problem';
import { readOnce } from './remembered';
import type { Trial } from './one-trial';

/** What became of a trial, and what is wrong with that. */
export interface Verdict {
  /** @default it was refused */
  readonly zone?: LandingZone;
  readonly faults: readonly string[];
}

/** The same with what it was refused for. */
export interface Attempted extends Verdict {
  /** Empty where it was accepted, or failed otherwise. */
  readonly problems: readonly Problem[];
}

const PARTS = ['path', 'found', 'expected', 'mend'] as const;
/** What is not for a person: what a program says of itself, and characters that cannot be seen. */
const PROGRAM =
  /\bundefined\b|\[object |\bfunction Object|TypeError|RangeError|is not a function|Cannot read prop|\bis not iterable|\(node:|at .*:\d+:\d+/;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const LONGEST = 1_500;

/** Reads what was edited, as `cdk synth` does. */
export function read({ config, definitions }: Trial, iamData?: IamData): Verdict {
  return attempt(() => {
    const zone = readLandingZone(config, definitions, readOnce);
    if (iamData !== undefined) refuseUnknownNames(zone, iamData, definitions);
    return zone;
  });
}

/** What an attempt ends in: a value, or problems in words. Anything else that is thrown is a fault. */
export function attempt(make: () => LandingZone): Attempted {
  try {
    return { zone: make(), faults: [], problems: [] };
  } catch (error) {
    if (error instanceof ConfigError) return { faults: faultsOf(error), problems: error.problems };
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const [place = ''] = /\(?\/\S*\/lib\/\S+:\d+/.exec(stack) ?? [];
    return { faults: [`throws ${name}: ${message.slice(0, 200)} ${place}`], problems: [] };
  }
}

/** What is wrong with the way in which problems are told. */
export function faultsOf({ problems }: ConfigError): readonly string[] {
  if (problems.length === 0) return ['refused without a problem'];
  return problems.flatMap((problem) =>
    PARTS.flatMap((part) =>
      faultsIn(problem[part]).map((fault) => `${fault} in ${part}: ${JSON.stringify(problem).slice(0, 400)}`),
    ),
  );
}

function faultsIn(words: unknown): readonly string[] {
  if (typeof words !== 'string') return ['no text'];
  return [
    ...(words.trim() === '' ? ['nothing'] : []),
    ...(PROGRAM.test(words) ? ['the words of a program'] : []),
    ...(INVISIBLE.test(words) ? ['characters that cannot be seen'] : []),
    ...(words.length > LONGEST ? [`${words.length} characters`] : []),
  ];
}
