import { entryOf } from '../../base/entry-of';
import { GITHUB_ISSUER, SHARED_ISSUERS } from '../../catalogue/machine-roles/definition/trusted-job';
import { itemsOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';

/** What names an owner at the beginning of a subject, and what ends the owner's name; `:` may be the end of the subject as well. */
const OWNERS: Readonly<Record<string, '/' | ':'>> = {
  // GitHub, by the claims that a company has chosen for its subjects.
  repo: '/',
  repository: '/',
  job_workflow_ref: '/',
  repository_owner: ':',
  repository_owner_id: ':',
  repository_id: ':',
  enterprise: ':',
  enterprise_id: ':',
  // GitLab
  project_path: '/',
  // HCP Terraform, Buildkite
  organization: ':',
  // Vercel
  owner: ':',
  // Codefresh, Scalr
  account: ':',
};

const WILDCARD = /[*?]/;
/** Of one thing of one customer. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Anybody can have an owner's name that begins as ours does: a wildcard may stand for repositories and what follows, not for whose
 * they are.
 */
export const subjectsOfOthers: Check = function* ({ draft }) {
  for (const [p, { url, subjects }] of itemsOf(draft.company?.trustedOidcProviders)) {
    for (const [s, subject] of itemsOf(subjects)) {
      const needed = neededBy(url, subject);
      if (needed === undefined) continue;
      yield {
        path: at('company', 'trustedOidcProviders', p, 'subjects', s),
        found: `${quote(subject)}, which subjects of others match, too`,
        ...needed,
      };
    }
  }
};

interface Needed {
  readonly expected: string;
  readonly mend: string;
}

/** What a subject lacks to be ours alone. */
function neededBy(url: string | undefined, subject: string): Needed | undefined {
  const [claim = ''] = subject.split(':');
  const end = entryOf(OWNERS, claim);
  if (end !== undefined) {
    const rest = subject.slice(claim.length + 1);
    return namesOwner(rest, end) ? undefined : ownerOf(claim, end, rest);
  }
  if (url === GITHUB_ISSUER) return FIRST_CLAIM;
  const least = url !== undefined && SHARED_ISSUERS.includes(url) ? 2 : 1;
  return UUID.test(subject) || wholeParts(subject) >= least ? undefined : IN_FULL;
}

/** @param rest what follows the name of the claim */
function namesOwner(rest: string, end: '/' | ':'): boolean {
  const at = rest.indexOf(end);
  const owner = at < 0 ? rest : rest.slice(0, at);
  return owner !== '' && !WILDCARD.test(owner) && (at >= 0 || end === ':');
}

/** How many parts stand before the first wildcard, each of them to its end. */
function wholeParts(subject: string): number {
  const [literal = ''] = subject.split(WILDCARD);
  const parts = literal.split(/[:/]/);
  return (literal === subject ? parts : parts.slice(0, -1)).filter((part) => part !== '').length;
}

/** With the owner that is written, as far as one is. */
function ownerOf(claim: string, end: '/' | ':', rest: string): Needed {
  const [owner = ''] = rest.split(/[:/*?]/);
  const name = owner === '' ? 'example' : owner;
  return {
    expected: `whose they are in full, up to the ${quote(end)}, and wildcards after it alone`,
    mend: `for example ${quote(`${claim}:${name}${end}*`)}: with the ${quote(end)}, those of ${quote(`${name}-evil`)} do not match`,
  };
}

const FIRST_CLAIM: Needed = {
  expected:
    'whose they are in full, as the first claim: others have environments, branches and people of the same name',
  mend: `for example ${quote('repo:example/*')}: with the "/", those of "example-evil" do not match`,
};

const IN_FULL: Needed = {
  expected: 'whose they are in full, up to a ":" or "/", and wildcards after it alone',
  mend: 'name the owner, and put the wildcard after what ends the name',
};
