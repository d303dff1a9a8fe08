import { isObject } from '../../base/json';

/** What the keys of a config are called in the templates: sentences name accounts, groups and personas by their keys. */
export interface ProvenNames {
  /** Name of an account, or the twelve digits of one that is adopted. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Display name of a group. */
  readonly groups: Readonly<Record<string, string>>;
  /** Name of the permission set of a persona. */
  readonly personas: Readonly<Record<string, string>>;
}

export function areNames(value: unknown): value is ProvenNames {
  return isObject(value) && [value.accounts, value.groups, value.personas].every(isNaming);
}

function isNaming(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((name) => typeof name === 'string');
}
