import { at } from '../location';
import { count } from '../wording';
import type { Check } from './check';

const place = (key: string): string => at('company', 'logRetention', key);

/** A lifecycle rule that deletes earlier than the lock ends only hides the logs, and they go on costing. */
export const lockedLongerThanKept: Check = function* ({ draft }) {
  const { lockDays, expireAfterDays } = draft.company?.logRetention ?? {};
  if (lockDays === undefined || expireAfterDays === undefined || lockDays <= expireAfterDays) return;
  yield {
    path: place('lockDays'),
    found: `${count(lockDays)} days, longer than the ${count(expireAfterDays)} after which logs are deleted`,
    expected: 'at most expireAfterDays: S3 deletes nothing that is locked',
    mend: `lower it, or raise expireAfterDays to ${count(lockDays)}`,
  };
};

export const archivedAfterDeletion: Check = function* ({ draft }) {
  const { archiveAfterDays, expireAfterDays } = draft.company?.logRetention ?? {};
  if (archiveAfterDays === undefined || expireAfterDays === undefined || archiveAfterDays < expireAfterDays) return;
  yield {
    path: place('archiveAfterDays'),
    found: `${count(archiveAfterDays)} days, when logs are deleted after ${count(expireAfterDays)}`,
    expected: 'less than expireAfterDays',
    mend: 'lower it, or raise expireAfterDays',
  };
};
