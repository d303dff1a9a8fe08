import { isRegion } from '../../../model/regions';
import type { Value } from './grammar';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

export const text: Value = { expected: 'a text in quotes', isRight: isText };

export function oneOf(...words: readonly string[]): Value {
  return { expected: words.join(' or '), isRight: (value) => words.some((word) => word === value) };
}

/** Numbers stand in quotes in the examples of AWS, which takes them either way. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Value {
  const upTo = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return {
    expected: `a whole number ${upTo}`,
    isRight: (value) =>
      (typeof value === 'number' || typeof value === 'string') &&
      /^-?\d+$/.test(String(value)) &&
      Number(value) >= least &&
      Number(value) <= most,
  };
}

export const truth: Value = {
  expected: 'true or false',
  isRight: (value) => value === true || value === false || value === 'true' || value === 'false',
};

/** A text of a form. */
export function like(pattern: RegExp, expected: string): Value {
  return { expected, isRight: (value) => isText(value) && pattern.test(value) };
}

export const region: Value = {
  expected: 'a Region that AWS has, or ALL_SUPPORTED',
  isRight: (value) => isText(value) && (value === 'ALL_SUPPORTED' || isRegion(value)),
};

export const onlyRegion: Value = {
  expected: 'a Region that AWS has',
  isRight: (value) => isText(value) && isRegion(value),
};

export const vaultName = like(/^[A-Za-z0-9_-]{2,50}$/, 'the name of a vault: 2 to 50 letters, digits, - and _');

/** `$account` stands for the account in which AWS Backup works. */
export const backupVault = like(
  /^arn:aws:backup:[a-z0-9-]+:(?:\d{12}|\$account):backup-vault:[A-Za-z0-9_-]{2,50}$/,
  'the ARN of a vault; $account may stand for the account',
);

/** The page wants both placeholders there, and no vault by its own ARN. */
export const airGappedVault = like(
  /^arn:aws:backup:\$region:\$account:backup-vault:[A-Za-z0-9_-]{2,50}$/,
  'the ARN of a vault with $region and $account in it',
);

export const backupRole = like(
  /^arn:aws:iam::(?:\d{12}|\$account):role\/[\w+=,.@/-]+$/,
  'the ARN of a role; $account may stand for the account',
);
