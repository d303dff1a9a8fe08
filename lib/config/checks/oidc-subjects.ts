import { itemsOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';

/** What a subject says before whose it is, by those whose subjects name an owner up to the first slash. */
const OWNED = /^(?:repo|project_path):([^/]*)(\/?)/;
const WILDCARD = /[*?]/;

/**
 * Anybody can have an owner's name that begins as ours does: a wildcard may stand for repositories and what follows, not for whose
 * they are.
 */
export const subjectsOfOthers: Check = function* ({ draft }) {
  for (const [p, { subjects }] of itemsOf(draft.company?.trustedOidcProviders)) {
    for (const [s, subject] of itemsOf(subjects)) {
      if (!letsOthersIn(subject)) continue;
      yield {
        path: at('company', 'trustedOidcProviders', p, 'subjects', s),
        found: `${quote(subject)}, which subjects of others match, too`,
        expected: 'whose repositories they are in full, up to the slash, and wildcards after it alone',
        mend: `for example ${quote('repo:trips/*')}: with the slash, repositories of "trips-evil" do not match`,
      };
    }
  }
};

function letsOthersIn(subject: string): boolean {
  const owned = OWNED.exec(subject);
  if (owned === null) return WILDCARD.test(subject.split(/[:/]/)[0] ?? '');
  const [, owner = '', slash] = owned;
  return WILDCARD.test(owner) || slash === '';
}
