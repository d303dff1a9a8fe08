import { numberText } from '../../base/number-text';
import { atomsOf } from '../ask/atoms';
import { comparisonsOf, type Comparison } from '../ask/values';
import type { Cause } from './causes';
import type { Door, DoorPair } from './door';
import { subjectWords } from './subject-words';
import { conditionWords } from './words';

const MOST_SUBJECTS = 3;

/** As whom tokens let in that did not, or no longer do. */
export function subjectsText({ base, head }: DoorPair, direction: Cause['direction']): string {
  const [fewer, more] = direction === 'gained' ? [base, head] : [head, base];
  const known = subjectsIn(fewer);
  const others = subjectsIn(more).filter((one) => !known.includes(one));
  const rest = others.length - MOST_SUBJECTS;
  const andMore = rest > 0 ? ` and ${numberText(rest)} more` : '';
  return others.length === 0 ? '' : `${others.slice(0, MOST_SUBJECTS).map(subjectWords).join(' and')}${andMore}`;
}

/** Which conditions nobody has to meet any more, in words where there are some that need no ARN. */
export function droppedText({ base, head }: DoorPair, direction: Cause['direction']): string {
  if (direction === 'lost') return '';
  const known = allowed(head);
  const dropped = [...allowed(base)].filter(([key]) => !known.has(key));
  const words = dropped.flatMap(([key, all]) => {
    const positive = all.filter(({ operator }) => !/Not|Null/.test(operator) && /String|Bool|Ip/.test(operator));
    const values = [...new Set(positive.flatMap((one) => one.values))];
    return values.length === 0 || values.length > MOST_SUBJECTS ? [] : [conditionWords(key, values)];
  });
  const plain = words.filter((one) => !one.includes('arn:') && !one.includes(' is '));
  return plain.map((one) => `, no longer only ${one}`).join('');
}

/** How the statements that let somebody in compare condition keys. */
function allowed({ policy }: Door): ReadonlyMap<string, readonly Comparison[]> {
  const rests = policy === undefined ? [] : atomsOf(policy).map(({ rest }) => rest);
  return comparisonsOf(rests.filter(({ effect }) => effect === 'Allow'));
}

function subjectsIn(door: Door): readonly string[] {
  const values = [...allowed(door)].flatMap(([key, all]) =>
    key.endsWith(':sub') ? all.flatMap((one) => one.values) : [],
  );
  return [...new Set(values)];
}
