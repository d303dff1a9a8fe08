import { Aws } from 'aws-cdk-lib/core';

/** Finds the id of another account, as the template around it can name it. */
export type AccountIds = (key: string) => string;

const OTHER_ACCOUNT = /\{account:(?<key>[a-z0-9-]+)\}/g;

/** Puts what CloudFormation fills in where a machine role's definition has placeholders, in every text of a value. */
export function fillPlaceholders<T>(value: T, accountId: AccountIds): T {
  return mapTexts(value, (text) =>
    text
      .replaceAll('{account}', Aws.ACCOUNT_ID)
      .replaceAll('{region}', Aws.REGION)
      .replaceAll(OTHER_ACCOUNT, (_match, key: string) => accountId(key)),
  ) as T;
}

/** The same as cdk-nag prints what CloudFormation fills in, for the exact ids of findings. */
export function asInFindings(text: string, parameterId: AccountIds): string {
  return text
    .replaceAll('{account}', '<AWS::AccountId>')
    .replaceAll('{region}', '<AWS::Region>')
    .replaceAll(OTHER_ACCOUNT, (_match, key: string) => `<${parameterId(key)}>`);
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
}
