import { KEY_ROWS, PRESENT_ROWS } from '../policy/rows/keys';
import { OPERATOR_ROWS, VARIABLE_ROWS, type OperatorRow } from '../policy/rows/operators';

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const KEYS = `${IAM}/reference_policies_condition-keys.html`;

/** Where AWS documents keys that are not its global ones, by how they begin. */
const PAGES_OF_SERVICES: Readonly<Record<string, string>> = {
  'kms:': 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  's3:': 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
};

/** How operators compare, and what variables stand for. */
export function operatorTable(): string {
  const lines = [...OPERATOR_ROWS.map(operatorLine), ...VARIABLE_ROWS.map(variableLine)];
  return ['| Operator | In the policy | In the request | Holds |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** Which condition keys the engine knows for whom. */
export function keyTable(): string {
  const lines = [
    ...KEY_ROWS.map(([key, value, who]) => keyLine(key, value === undefined ? 'absent' : code(value), who)),
    ...PRESENT_ROWS.map(([key, who]) => keyLine(key, 'there, with a value that is not known', who)),
  ];
  return ['| Key | Value | In a request of |', '| --- | --- | --- |', ...lines].join('\n');
}

/** How many comparisons and keys the tables hold. */
export const TABLE_SIZES = {
  comparisons: OPERATOR_ROWS.length + VARIABLE_ROWS.length,
  keys: KEY_ROWS.length + PRESENT_ROWS.length,
};

function operatorLine([operator, expected, actual, holds, page]: OperatorRow): string {
  const found = actual === undefined ? 'absent' : code(actual);
  return `| [${operator}](${IAM}/${page}) | ${code(expected)} | ${found} | ${answer(holds)} |`;
}

function variableLine([pattern, actual, context, holds, page]: (typeof VARIABLE_ROWS)[number]): string {
  const where = Object.keys(context).length === 0 ? '' : ` where ${code(context)}`;
  return `| [StringLike](${IAM}/${page}) | ${code(pattern)} | ${code(actual)}${where} | ${answer(holds)} |`;
}

function answer(holds: OperatorRow[3]): string {
  if (holds === 'not known') return '**depends**';
  return holds ? 'yes' : 'no';
}

function keyLine(key: string, value: string, who: string): string {
  const service = Object.keys(PAGES_OF_SERVICES).find((prefix) => key.startsWith(prefix)) ?? '';
  return `| [\`${key}\`](${PAGES_OF_SERVICES[service] ?? KEYS}) | ${value} | ${who} |`;
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
