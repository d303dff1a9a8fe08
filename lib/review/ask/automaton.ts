/** Where reading a text has come to in a pattern: what can still follow depends on nothing else. */
export interface State {
  /** Equal for the same place of the same pattern. */
  readonly number: number;
  /** Whether the text so far matches. */
  readonly isEnd: boolean;
  /** By which letters it goes on; all others do what a letter does that stands in no pattern. */
  readonly letters: readonly string[];
  readonly after: (letter: string) => State;
}

/** Before the first letter. @param pattern with `*` and `?` */
export function startOf(pattern: string): State {
  const states = new Map<string, State>();
  const stateAt = (places: Places): State => {
    const key = places.join();
    let state = states.get(key);
    if (state === undefined) states.set(key, (state = make(places)));
    return state;
  };
  const make = (places: Places): State => {
    const known = new Map<string, State>();
    return {
      number: states.size,
      isEnd: places.includes(pattern.length),
      letters: places.flatMap((place) => pattern[place] ?? []).filter((letter) => letter !== '*' && letter !== '?'),
      after: (letter) => {
        let next = known.get(letter);
        if (next === undefined) known.set(letter, (next = stateAt(step(pattern, places, letter))));
        return next;
      },
    };
  };
  return stateAt(closed(pattern, [0]));
}

type Places = readonly number[];

function step(pattern: string, places: Places, letter: string): Places {
  const next = places.flatMap((place) => {
    const wanted = pattern[place];
    if (wanted === '*') return [place];
    return wanted === '?' || wanted === letter ? [place + 1] : [];
  });
  return closed(pattern, next);
}

/** A star may stand for nothing. Whoever has come to a star needs no earlier place: it takes whatever those would. */
function closed(pattern: string, places: Places): Places {
  const all = new Set(places);
  let star = 0;
  for (const place of all) {
    if (pattern[place] !== '*') continue;
    all.add(place + 1);
    star = Math.max(star, place);
  }
  return [...all].filter((place) => place >= star).sort((one, other) => one - other);
}
