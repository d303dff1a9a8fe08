import { company } from './company';
import { places } from './grow';
import { largestOf, type Largest } from './largest';

/** Grows every list and map of a config until it is refused. Answers how many are wrong about it. */
export function growEveryList(say: (line: string) => void): number {
  const results = places.map((place) => {
    const result = largestOf(company, place);
    say(lineOf(result));
    return result;
  });
  return results.filter(({ faults }) => faults.length > 0).length;
}

function lineOf({ pattern, accepted, refusal, faults }: Largest): string {
  const what = refusal === undefined ? `${accepted} and more` : `${accepted}; one more: ${refusal}`;
  return [`${pattern}: ${what}`, ...faults.map((fault) => `  ${fault}`)].join('\n');
}
