import type { Streams } from '../../base/streams';
import type { Finding } from '../drift/finding';
import { linesOf, render } from '../drift/render';
import type { MakeCall } from './make-call';
import { repair, repairable, type Repairable } from './repair';

export interface RepairRun {
  readonly findings: readonly Finding[];
  /** Finds the differences anew. */
  readonly look: () => Promise<readonly Finding[]>;
  readonly runs: 'nothing' | 'what does not loosen' | 'everything';
  readonly make: MakeCall;
  readonly streams: Pick<Streams, 'stdout'>;
}

/**
 * Takes differences back as far as that was asked for, and tells what is left.
 *
 * @returns how many differences are left, those that failed included
 */
export async function repairCommand({ findings, look, runs, make, streams }: RepairRun): Promise<number> {
  const say = (line: string): void => void streams.stdout.write(`${line}\n`);
  const all = repairable(findings);
  const loosening = all.filter(({ undo }) => undo.effect === 'loosens');
  if (runs === 'nothing') {
    say(planOf(all, findings));
    return findings.length;
  }
  const chosen = runs === 'everything' ? all : all.filter((one) => !loosening.includes(one));
  const failed = await repair(chosen, { make, say });
  const left = await look();
  if (chosen.length > 0) say('');
  say(render(left).trimEnd());
  if (runs !== 'everything' && loosening.length > 0) say(LOOSEN);
  return Math.max(left.length, failed);
}

const LOOSEN = 'What may let somebody do more was left: -- --repair --yes --loosen runs that, too.';

function planOf(all: readonly Repairable[], findings: readonly Finding[]): string {
  if (all.length === 0) return render(findings).trimEnd();
  const groups = (['tightens', 'neutral', 'loosens'] as const).flatMap((effect) => {
    const ofEffect = all.filter(({ undo }) => undo.effect === effect);
    return ofEffect.length === 0 ? [] : [`# ${HEADINGS[effect]}`, ...ofEffect.flatMap(linesOf), ''];
  });
  const rest = findings.length - all.length;
  const manual = rest === 0 ? '' : ` ${rest} more cannot be taken back by a call: npm run drift says what to do.`;
  return [
    ...groups,
    `Nothing was run. -- --repair --yes runs the first two kinds, --loosen the last, too.${manual}`,
  ].join('\n');
}

const HEADINGS = {
  tightens: 'Nobody may do more after it',
  neutral: 'Names, tags and the like',
  loosens: 'Somebody may do more after it, or it cannot be told',
} as const;
