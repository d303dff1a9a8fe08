import { numberText } from '../base/number-text';
import type { Progress } from '../operate/live/each';

/** What is asked of a stream on which a line may be written anew. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Back to the start of the line, and away with what stands there. */
const ANEW = '\r\u001b[K';
/** Lines that are written for one read, at most, about. */
const STEPS = 200;

/**
 * One line that says `n of m`, written anew as a read goes on and taken away at its end. Nothing where nobody looks: a file, a pipe, a
 * pipeline's log.
 */
export function progressOn(stream: Terminal): Progress {
  if (stream.isTTY !== true) return { told: () => undefined, over: () => undefined };
  let isShown = false;
  return {
    told: (what, done, all) => {
      if (done % Math.ceil(all / STEPS) !== 0) return;
      stream.write(`${ANEW}Asking AWS: ${what}, ${numberText(done)} of ${numberText(all)}`);
      isShown = true;
    },
    over: () => {
      if (isShown) stream.write(ANEW);
      isShown = false;
    },
  };
}
