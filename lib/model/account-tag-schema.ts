import { z } from 'zod';
import { key, notEmpty, reference, tagKey, tagValue } from './formats';
import { reviewers } from './reviewers-schema';

const values = z.array(tagValue).min(1).readonly();

/** Tag keys, each with values: an account matches that has, of every key, one of its values, be it from an OU. */
export const tagPattern = z
  .record(tagKey, values)
  .refine((tags) => Object.keys(tags).length > 0, 'at least one tag key, with its values');

/** Which accounts a line reaches by their tags. Tags alone reach nobody: where they count is said with them. */
export const taggedAccountsSchema = z.strictObject({
  /** Keys of OUs, or `root`: an account that is neither in one of them nor below is not reached, whatever its tags. */
  within: z.array(reference).min(1).readonly(),
  /** Tag keys of `access.accountTags`, each with some of the values there. An account has to match every key. */
  tags: tagPattern,
});

/** Every tag key that may let people in, with every value that accounts and OUs may have of it. */
export const accountTagsSchema = notEmpty(z.record(tagKey, values));

/** A file of accounts: what whoever owns it may do there. */
export const accountFileSchema = z.strictObject({
  /** Who has to approve a change of the file: its line in `.github/CODEOWNERS`. @default those of `reviewers.guardrails` */
  owners: reviewers,
  /** Keys of OUs: every account of the file is in one of them, or below. */
  organizationalUnits: z.array(reference).min(1).readonly(),
  /**
   * Tags that let people in (`access.accountTags`) and the values that accounts of the file may say themselves. What an OU says they
   * have anyway. @default they say none of those tags
   */
  tags: notEmpty(z.record(tagKey, values)).optional(),
});

/** By the file's name: `payments` is `config/accounts/payments.ts`. */
export const accountFilesSchema = z.record(key, accountFileSchema);

export type TagPattern = z.infer<typeof tagPattern>;
export type TaggedAccounts = z.infer<typeof taggedAccountsSchema>;
export type AccountFiles = z.infer<typeof accountFilesSchema>;
