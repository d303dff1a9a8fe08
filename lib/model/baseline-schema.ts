import { z } from 'zod';
import { email, key, reference, tags } from './formats';

/** @see https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html for the limits */
const PHONE = 'a phone number of 1 to 25 digits, spaces and ( ) + -';

const text = (longest: number): z.ZodString => {
  const expected = `a text of 1 to ${longest} characters`;
  return z.string().min(1, expected).max(longest, expected);
};

export const contactSchema = z.strictObject({
  /** Who it is. */
  name: text(64),
  /** What the person is in the company, 1 to 50 characters. */
  title: text(50),
  /** Better a group's mailbox than a person's. */
  email,
  /** With the code of the country. */
  phoneNumber: z
    .string()
    .regex(/^[\s0-9()+-]{1,25}$/, PHONE)
    .meta({ examples: ['+1 555 0100'] }),
});

export const contactsSchema = z.strictObject({
  /** For invoices and payments. @default AWS writes to the account's own address */
  billing: contactSchema.optional(),
  /** For outages and what AWS retires. @default AWS writes to the account's own address */
  operations: contactSchema.optional(),
  /** For abuse, leaked keys and vulnerabilities. @default AWS writes to the account's own address */
  security: contactSchema.optional(),
});

export const alarmsSchema = z.strictObject({
  /** Each address gets a mail from AWS and has to confirm it before anything else arrives. */
  emails: z.array(email).min(1).readonly(),
});

export const backupSchema = z.strictObject({
  /** Keys of the OUs whose accounts get the vault, in every approved region; the guardrail that fills it belongs there. */
  organizationalUnits: z.array(reference).min(1).readonly(),
  /**
   * `governance`: only break-glass can lift the lock or delete a backup early. `compliance`: after three days nobody can,
   * not even AWS, until every backup in the vault has expired.
   * @default 'governance'
   */
  lock: z.enum(['governance', 'compliance']).optional(),
});

export const serviceUserSchema = z.strictObject({
  /** Key of the account. */
  account: reference,
  /** What the software is, and why it can neither assume a role nor federate. */
  why: z.string().min(1, 'a sentence'),
  /** Everything that it may do, as IAM actions, each by its whole name. */
  actions: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'an IAM action, by its whole name')
        .meta({ examples: ['s3:GetObject'] }),
    )
    .min(1)
    .readonly(),
  /** Everything that it may do it to, as ARNs: a wildcard stands for what is in something with a name. */
  resources: z
    .array(
      z
        .string()
        .regex(/^arn:aws:[^ ]+$/, 'an ARN')
        .regex(/^(?:[^:]*:){5}[^*?]/, 'an ARN that names something before the first wildcard')
        .meta({ examples: ['arn:aws:s3:::reports/*'] }),
    )
    .min(1)
    .readonly(),
  /** Of the user. */
  tags: tags.optional(),
});
/** The IAM user is called `lz-user-<key>`. */
export const serviceUsersSchema = z.record(key.max(56, 'a key of 56 characters at most'), serviceUserSchema);

export type Contact = z.infer<typeof contactSchema>;
export type Contacts = z.infer<typeof contactsSchema>;
export type Backup = z.infer<typeof backupSchema>;
export type ServiceUser = z.infer<typeof serviceUserSchema>;
