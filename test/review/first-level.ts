import { review } from '../../lib/cli/review';
import { catalogueOf } from '../../lib/config/definitions';
import { operatorNames } from '../../lib/policy/conditions/operators';
import { run } from '../cli/support';
import { assemblyFolderOf, templatesIn } from '../support/assemblies';
import { definitions, readLandingZone } from '../support/read-landing-zone';
import { everydayEdits, type Subjects } from './managers-edits';

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

interface FirstLevel {
  /** Markdown without what is folded inside of a point. */
  readonly text: string;
  /** What stands in it that only somebody who knows IAM or CloudFormation understands. */
  readonly exact: readonly string[];
}

/** What a report of an everyday edit says first. */
export async function firstLevelOf(of: Subjects, what: string): Promise<FirstLevel> {
  const edit = everydayEdits(of).find((one) => one.what === what);
  if (edit === undefined) throw new Error(`no edit is called ${what}`);
  const [base, head] = [folderOf(of.company), folderOf(edit.company, edit.definitions)];
  const { stdout, stderr, exitCode } = await run(review(noConfig), ['--base', base, '--head', head]);
  if (exitCode !== 0) throw new Error(stderr);
  const text = stdout.replaceAll(/\n {2}<details>[\s\S]*?\n {2}<\/details>/g, '');
  return { text, exact: exactIn(text, [base, head]) };
}

export function folderOf(company: unknown, from = definitions): string {
  return assemblyFolderOf(readLandingZone(company, from), catalogueOf(from));
}

const OPERATORS = new RegExp(`\\b(?:ForAnyValue|ForAllValues|(?:${operatorNames().join('|')})(?:IfExists)?)\\b`);

/** JSON, functions and types of CloudFormation, types of policies, condition keys, ARNs, dotted paths of properties. */
const EXACT = [
  /\{\\?"|"\\?\}/,
  /\bFn::|\bAWS::\w+/,
  /\b[A-Z]+\\?_(?:[A-Z0-9]+\\?_)*POLICY\b|\bPOLICY\\?_EC2\b/,
  /\b(?:aws:[A-Za-z]|(?:s3|kms|iam|sts):[a-z])[A-Za-z]+/,
  /\barn:/,
  /\b[A-Z][a-z]\w+\.[A-Z]\w+/,
  /@@[a-z]+/,
  OPERATORS,
];

/** @param folders assemblies whose properties have names */
export function exactIn(text: string, folders: readonly string[]): readonly string[] {
  const names = new Set(folders.flatMap((folder) => [...templatesIn(folder).values()].flatMap(propertiesIn)));
  const words = text.match(/\b[A-Za-z]+\b/g) ?? [];
  return [...EXACT.flatMap((one) => one.exec(text)?.[0] ?? []), ...words.filter((word) => names.has(word))];
}

interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Properties?: unknown }>>;
}

/** Names of properties, but for those that are one word of English as well. */
function propertiesIn({ Resources = {} }: Template): readonly string[] {
  const keysOf = (value: unknown): readonly string[] =>
    typeof value !== 'object' || value === null
      ? []
      : [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysOf)];
  return Object.values(Resources)
    .flatMap(({ Properties }) => keysOf(Properties))
    .filter((name) => /^[A-Z][a-z]+(?:[A-Z]+[a-z]+)+$/.test(name));
}
