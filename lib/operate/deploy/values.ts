import { didYouMean } from '../../base/did-you-mean';
import { isRegion } from '../../model/regions';

interface Kind {
  readonly isRight: (value: string) => boolean;
  readonly expected: string;
  /** @default any text */
  readonly choices?: readonly string[];
}

const oneOf = (...choices: readonly string[]): Kind => ({
  isRight: (value) => choices.includes(value),
  expected: `one of ${choices.join(', ')}`,
  choices,
});
const whole = (least: number): Kind => ({
  isRight: (value) => /^\d{1,6}$/.test(value) && Number(value) >= least,
  expected: `a whole number from ${least}`,
});
const arn = (service: string, rest: string, example: string): Kind => ({
  isRight: (value) => new RegExp(`^arn:aws[a-z-]*:${service}:${rest}$`).test(value),
  expected: `an ARN such as ${example}`,
});
const listOf = ({ isRight, expected }: Kind): Kind => ({
  isRight: (value) => value.split(',').every((one) => isRight(one.trim())),
  expected: `${expected}, several with commas between`,
});

/** What the CLI itself would find wrong only once everything was synthesized, by option. Of others any text may be right. */
const KINDS: Readonly<Record<string, Kind>> = {
  'asset-build-concurrency': whole(1),
  concurrency: whole(1),
  'monitoring-time-minutes': {
    isRight: (value) => /^\d{1,3}$/.test(value) && Number(value) <= 180,
    expected: 'a whole number from 0 to 180',
  },
  'notification-arns': listOf(
    arn('sns', '[a-z0-9-]+:\\d{12}:[\\w-]+(?:\\.fifo)?', 'arn:aws:sns:us-west-2:111111111111:deploys'),
  ),
  progress: oneOf('bar', 'events', 'errors-only'),
  region: { isRight: isRegion, expected: 'a Region that AWS has' },
  'require-approval': oneOf('never', 'any-change', 'broadening', 'destructive'),
  'role-arn': arn('iam', ':\\d{12}:role/[\\w+=,.@/-]+', 'arn:aws:iam::111111111111:role/deploys'),
  'rollback-trigger-alarm-arns': listOf(
    arn('cloudwatch', '[a-z0-9-]+:\\d{12}:alarm:.+', 'arn:aws:cloudwatch:us-west-2:111111111111:alarm:errors'),
  ),
};

/** What is wrong with the value of an option of `cdk deploy`, and what was expected. Undefined where nothing is. */
export function valueProblem(name: string, value: string): string | undefined {
  const kind = KINDS[name];
  if (kind === undefined || kind.isRight(value)) return undefined;
  const meant = didYouMean(value, kind.choices ?? []);
  return `"${value}". Expected ${kind.expected}${meant === undefined ? '' : `: did you mean "${meant}"?`}`;
}
