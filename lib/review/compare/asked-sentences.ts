import type { Organization } from '../../ask/organization';
import type { ProvenNames } from '../../assembly/proven/names';
import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import type { ProvenSentence } from '../../assembly/proven/sentences';
import { isObject, parseJson } from '../../base/json';
import type { ScenarioRow } from '../../model/scenario-schema';
import { REGIONS } from '../../model/regions';
import { findEmptyRows } from '../../proofs/emptiness';
import { engineFor, runProofs } from '../../proofs/run';
import { scenarioClaims } from '../../proofs/scenario-claims';
import { WrongRowError } from '../../ask/world';

/** What the head makes of a sentence that it claims no longer. */
export type Held =
  | 'holds'
  | 'not known'
  /** A sentence that says why it does not hold, or why it cannot be asked any more. */
  | { readonly how: 'does not hold' | 'cannot be asked'; readonly reason: string };

export type AskSentence = (sentence: ProvenSentence) => Held;

/**
 * Tries what a sentence claimed on the templates of the head. What the config knows by a key is what the head knows by it, or
 * else what the base did.
 */
export function askingHead(head: Organization, was: readonly ProvenCheck[], is: readonly ProvenCheck[]): AskSentence {
  const names = namesIn([...was, ...is]);
  return (sentence) => (names === undefined ? 'not known' : askOf(head, names, sentence));
}

function namesIn(checks: readonly ProvenCheck[]): ProvenNames | undefined {
  const all = checks.flatMap(({ names }) => (names === undefined ? [] : [names]));
  if (all.length === 0) return undefined;
  const merged = (of: keyof ProvenNames): Readonly<Record<string, string>> =>
    Object.fromEntries(all.flatMap((names) => Object.entries(names[of])));
  return { accounts: merged('accounts'), groups: merged('groups'), personas: merged('personas') };
}

function askOf(head: Organization, names: ProvenNames, { says, rows }: ProvenSentence): Held {
  const { environment, iamData, homeRegion } = head;
  const rowsOf = (list: string): readonly ScenarioRow[] =>
    rows.flatMap((row) => (row.startsWith(`${list} `) ? rowIn(row.slice(list.length + 1)) : []));
  try {
    const claims = scenarioClaims(environment, names, [{ says, never: rowsOf('never'), always: rowsOf('always') }]);
    const engine = engineFor(claims, iamData);
    const { failures } = runProofs(claims, { iamData, homeRegion }, engine);
    // Of what is nowhere any more it would hold for ever.
    const empty = findEmptyRows(claims, { iamData, homeRegion, engine, approvedRegions: REGIONS });
    const failed = failures.find(({ found }) => found !== 'wrong row') ?? [...failures, ...empty][0];
    if (failed === undefined) return claims.length < rows.length ? 'not known' : 'holds';
    if (failed.found === 'wrong row') return cannotBeAsked(failed.reason);
    const { principal, action, account, reason } = failed;
    return { how: 'does not hold', reason: `${principal}, ${action} in ${account}: ${reason}` };
  } catch (error) {
    if (!(error instanceof WrongRowError)) throw error;
    return cannotBeAsked(error.message);
  }
}

/** Without what its author would have to write instead: nobody writes it any more. */
function cannotBeAsked(reason: string): Held {
  return { how: 'cannot be asked', reason: reason.replace(/(?:: |, )(?:expected|did you mean) .*$/s, '') };
}

/** As the assembly recorded it, which was a row that its own synthesis had checked. */
function rowIn(json: string): readonly ScenarioRow[] {
  const parsed = parseJson(json);
  return 'value' in parsed && isObject(parsed.value) ? [parsed.value as unknown as ScenarioRow] : [];
}
