import { z } from 'zod';

/*
 * The text beside a rule says what is expected, and `examples` what a right value looks like: both stand in the message
 * that a wrong config gets, so they are written once, next to the rule itself.
 */

/** The constructs of templates cannot be called like what every object has. */
export const freeWord = z
  .string()
  .refine((word) => !(word in Object.prototype), 'another word: JavaScript has this one on every object');
/** A map that says nothing is one in which something is missing. */
export function notEmpty<Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(
  map: z.ZodRecord<Key, Value>,
): z.ZodRecord<Key, Value> {
  return map.refine((entries) => Object.keys(entries).length > 0, 'an object with at least one entry, or none at all');
}
/** A key is an identity: the logical ids of accounts, OUs and groups come from it alone. */
export const key = freeWord
  .max(64, 'a key of 64 characters at most')
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a key of lower case words (letters, digits) joined by hyphens');
/** A key that another file defines. Whether it exists is asked in `checks/`, which know the names that were meant. */
export const reference = z.string();
export const accountId = z
  .string()
  .regex(/^[0-9]{12}$/, 'an account id of 12 digits')
  .meta({ examples: ['111111111111'] });
/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html for which characters AWS takes */
const EMAIL = 'an e-mail address of 6 to 64 characters that AWS accepts';
export const email = z
  .string()
  .min(6, EMAIL)
  .max(64, EMAIL)
  .regex(/^(?!\.)[!#$*+./0-9=?A-Z^_`a-z{}~-]+@(?![.-])[A-Za-z0-9.-]+\.[A-Za-z0-9-]*[A-Za-z0-9]$/, EMAIL)
  .meta({ examples: ['aws+engineering-dev@example.com'] });
const SPACES = 'no spaces at the ends, no two in a row, and nothing that cannot be seen';
/** A name as people see it: two names that look alike are alike. @param longest in characters @param what it is */
export function visibleName(longest: number, what = 'a name'): z.ZodString {
  const expected = `${what} of 1 to ${longest} characters`;
  return z
    .string()
    .min(1, expected)
    .max(longest, expected)
    .regex(/^([^\s\p{C}]+( [^\s\p{C}]+)*)?$/u, SPACES);
}
const ACCOUNT_NAME = 'an account name of 1 to 50 printable ASCII characters';
export const accountName = z
  .string()
  .min(1, ACCOUNT_NAME)
  .max(50, ACCOUNT_NAME)
  .regex(/^[ -~]*$/, ACCOUNT_NAME)
  .regex(/^[^ ]*( [^ ]+)*$/, SPACES);
export const region = z.string();
export const guardrailId = z.string();
export const personaId = z.string();
/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const tagCharacters = /^([\p{L}\p{N}_.:/=+\-@]+( [\p{L}\p{N}_.:/=+\-@]+)*)?$/u;
const TAG_CHARACTERS = 'letters, digits, single spaces inside and _ . : / = + - @';
export const tagKey = z
  .string()
  .min(1, 'a tag key of 1 to 128 characters')
  .max(128, 'a tag key of 1 to 128 characters')
  .regex(tagCharacters, `a tag key of ${TAG_CHARACTERS}`);
export const tagValue = z
  .string()
  .max(256, 'a tag value of 256 characters at most')
  .regex(tagCharacters, `a tag value of ${TAG_CHARACTERS}`);
export const tags = z.record(tagKey, tagValue);
