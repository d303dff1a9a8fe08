export type Answer = (input: Record<string, unknown>) => unknown;

export interface FakeAws {
  readonly calls: string[];
  /** Milliseconds. */
  slept: number;
  readonly call: (service: string, command: string, input?: Record<string, unknown>) => Promise<unknown>;
  readonly sleep: (pause: number) => Promise<void>;
  readonly left: () => number;
}

/** An AWS that answers from a table, `service:Command`, and remembers what it was asked. What the table lacks is empty. */
export function fakeAws(answers: Record<string, Answer>, milliseconds = 300_000): FakeAws {
  const aws: FakeAws = {
    calls: [],
    slept: 0,
    call: (service, command, input = {}) => {
      aws.calls.push(`${service}:${command}`);
      return Promise.resolve().then(() => answers[`${service}:${command}`]?.(input) ?? {});
    },
    sleep: (pause) => {
      aws.slept += pause;
      return Promise.resolve();
    },
    left: () => milliseconds - aws.slept,
  };
  return aws;
}

export function awsError(name: string, more: object = {}): Error {
  return Object.assign(new Error('no'), { name, ...more });
}

export function refusal(name: string, times = Infinity, more: object = {}): Answer {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw awsError(name, more);
  };
}
