import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesOf, repository } from '../support/repository';

/*
 * One home for every concept: what is written out in two files of lib is changed in one of them some day. Told apart by their text alone,
 * so two that only happen to say the same have a line here.
 */

/** Texts that several files say each for itself, and why. */
const APART: Readonly<Record<string, string>> = {
  4096: 'bytes and entries of different things',
  "'x'.repeat(12)": 'as long as the id of an account',
  "'999999999999'": 'an account of nobody that they know',
  '{ return role; }': 'gives a type, nothing else',
  "join(__dirname, '..', '..')": 'from where a file lies',
  "new Set(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'])":
    'which bind members alone, and which decide a request',
  "new Date('2026-01-01T00:00:00Z')": 'any time will do',
  "'SERVICE_CONTROL_POLICY'": 'its type holds it to AWS’s word',
  "'sts:TagSession'": 'a name of AWS',
  "'arn:aws:iam::{account}:role/app/orders'": 'an example',
  "'arn:aws:ec2:{region}:{account}:instance/*'": 'an example',
  "{ 'iam:PermissionsBoundary': ownBoundary.example }": 'a context of its own rows',
  "{ StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }": 'each persona says its conditions itself',
  '[...secretReads, ...dataReads, ...logReads, ...codeReads]': 'each persona says itself what it does not read',
  "{ 'aws:SourceAccount': '{account}', 'aws:SourceOrgID': '{organization}' } as const":
    'each workflow says its context itself',
  'denyTagging(tag)': 'of two tags',
  'deniesTagging(tag)': 'of two tags',
  'exemptTag.sharesOutside': 'a name for it',
  unrestrictableForEveryone: 'a name for it',
  'starting(PREFIX)': 'what alarms look for',
  "`o-${'x'.repeat(32)}`": 'the longest id, where it stands for a token and for a made-up one',
};
/** Shorter ones say nothing; nor do numbers of thousands, which are how long or how many somebody waits for. */
const LEAST = 14;

interface Written {
  readonly file: string;
  readonly text: string;
}

/** The bodies of functions, and what the constants of a file are. */
function writtenIn(file: string, source: string): readonly Written[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Written[] = [];
  const add = (node: ts.Node): void => {
    const text = node
      .getText()
      .replaceAll(/\s+/g, ' ')
      .replace(/(?<=\d)_(?=\d)/g, '');
    if (text.length >= LEAST || /^(?!\d+000$)\d{4,}$/.test(text)) found.push({ file, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.body !== undefined) add(node.body);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations)
      if (initializer !== undefined && !isOwn(initializer.getText())) add(initializer);
  }
  return found;
}

/** Addresses of pages, and stores that are empty until they are used. */
function isOwn(text: string): boolean {
  return /^['"`](?:https:|\$\{AWS\}|\$\{API\})/.test(text) || /^new (?:Map|Remembered|WeakMap)<.*>\(\)$/s.test(text);
}

function twiceIn(written: readonly Written[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, Set<string>>();
  for (const { file, text } of written) files.set(text, (files.get(text) ?? new Set()).add(file));
  return new Map([...files].filter(([, { size }]) => size > 1).map(([text, homes]) => [text, [...homes].sort()]));
}

const twice = twiceIn(
  ['.ts', '.tsx'].flatMap((ending) =>
    filesOf(ending, 'lib').flatMap((file) => writtenIn(file, readFileSync(join(repository, file), 'utf8'))),
  ),
);

test('no function and no constant of lib is written out in two files', () => {
  const found = [...twice].filter(([text]) => !Object.hasOwn(APART, text));
  expect(found.map(([text, files]) => `${files.join(', ')}: ${text}`)).toEqual([]);
});

test('and what may be is', () => {
  expect(Object.keys(APART).filter((text) => !twice.has(text))).toEqual([]);
});

test.each<[string, string, number]>([
  [
    'export function a(x: string): string { return `${x} and ${x}`; }',
    'const q = 1;\nfunction b(x: string) {\n  return `${x} and ${x}`;\n}',
    1,
  ],
  ['const LONGEST = 6_144;', 'export const LIMIT = 6144;', 1],
  ["const A = ['one', 'two', 'three'];", "const B = ['one', 'two', 'three'];", 1],
  ['const PAGE = `https://docs.aws.amazon.com/x`;', 'const SAME = `https://docs.aws.amazon.com/x`;', 0],
  ['const kept = new Map<string, number>();', 'const other = new Map<string, number>();', 0],
])('%s and %s have %d in common', (one, other, count) => {
  expect(twiceIn([...writtenIn('one.ts', one), ...writtenIn('other.ts', other)]).size).toBe(count);
});
