import type { OptionSpecs, Options } from './options';
import type { PlaceOf } from '../ask/question';
import { PRINCIPAL_FORMS } from '../policy/principal-name';
import { contextProblems } from '../ask/written-context';
import { WrongQuestionError } from '../ask/wrong-question';

/** Who is asked about, in the one grammar of names. */
export const PRINCIPAL = {
  kind: 'text',
  value: '<who>',
  help: PRINCIPAL_FORMS.replace('persona', 'persona or PermissionSet'),
} as const;

/** Options by which a question is asked; `can` and `who-can` share them. */
export const QUESTION_OPTIONS = {
  account: { kind: 'text', value: '<name>', help: 'AWS name of the account' },
  action: { kind: 'text', value: '<service:Action>', help: 'for example s3:GetObject, in any case' },
  resource: { kind: 'text', value: '<arn>', help: "may hold an account's name where the twelve digits stand" },
  'resource-account': { kind: 'text', value: '<name>', help: 'who owns the resource, since an S3 ARN does not say' },
  context: {
    kind: 'list',
    value: '<key=value>',
    help: 'condition key of the request; repeat a key to give it several values',
  },
} as const satisfies OptionSpecs;

/** How an error names the place of a part of a question that was asked by options. */
export const optionOf: PlaceOf = (part) => (part === 'resourceAccount' ? '--resource-account' : `--${part}`);

/**
 * The values of options that must be there.
 *
 * @throws WrongQuestionError for those that are not, and for a context that is none
 */
export function required<Specs extends OptionSpecs, Name extends keyof Specs & string>(
  options: Options<Specs>,
  specs: Specs,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !options.has(name));
  const problems = [
    ...missing.map((name) => `--${name}: missing. Expected --${name} ${specs[name]?.value ?? ''}.`),
    ...contextProblems(options.list('context')),
  ];
  if (problems.length > 0) throw new WrongQuestionError(problems);
  return Object.fromEntries(names.map((name) => [name, options.text(name) ?? ''])) as Record<Name, string>;
}
