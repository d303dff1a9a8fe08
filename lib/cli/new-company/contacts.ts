import { contactSchema, type Contact } from '../../model/baseline-schema';

const PARTS = ['name', 'title', 'email', 'phoneNumber'] as const;

/** How a contact is written in one line. */
export const CONTACT = '<name; title; e-mail; phone>';

/** What is wrong with a contact in one line; undefined where nothing is, and for none at all. */
export function contactAnswer(answer: string): string | undefined {
  if (answer === '') return undefined;
  const words = answer.split(';');
  if (words.length !== PARTS.length) return `${CONTACT.slice(1, -1)}, or nothing`;
  const issue = contactSchema.safeParse(contactOf(answer)).error?.issues[0];
  return issue === undefined ? undefined : `${issue.message} as ${String(issue.path[0])}`;
}

/** @param answer of which {@link contactAnswer} has nothing to say; undefined for none */
export function contactOf(answer: string): Contact | undefined {
  if (answer === '') return undefined;
  const words = answer.split(';').map((word) => word.trim());
  return Object.fromEntries(PARTS.map((part, index) => [part, words[index] ?? ''])) as unknown as Contact;
}
