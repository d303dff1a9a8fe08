import { entryOf } from '../../base/entry-of';

/**
 * What checks count, in the words of `proofs.json` and of the report of a synthesis: what is tried, of which fewer is less proven, and
 * what there is to look at, which proves nothing.
 */
const COUNTED = {
  claims: 'tried',
  questions: 'tried',
  'escalation searches': 'tried',
  removals: 'tried',
  rules: 'tried',
  resources: 'looked at',
  properties: 'looked at',
  'create-only properties': 'looked at',
  validated: 'looked at',
} as const;

export type CountName = keyof typeof COUNTED;

/** What nobody has words for may be what is tried: it counts as that. */
export function isTried(name: string): boolean {
  return entryOf<string>(COUNTED, name) !== 'looked at';
}

export function isCountName(name: string): name is CountName {
  return Object.hasOwn(COUNTED, name);
}
