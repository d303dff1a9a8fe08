import { join } from 'node:path';
import { ConfigError } from '../../../lib/config/config-error';
import { productDefinitions } from '../../../lib/config/definitions';
import { refuseUnknownNames } from '../../../lib/config/definitions/names';
import { readOwnFiles, type OwnFile, type OwnFiles } from '../../../lib/config/own/own-files';
import { withOwnContent } from '../../../lib/config/own/with-own-content';
import { loadIamData, type IamData } from '../../../lib/iam-data';
import { catalogue, config } from '../../support/companies/own-content';
import { readLandingZone } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';
import { typosIn, type Typo } from './typos';

/*
 * Every place of the test company's own content and of its exceptions gets every typo. Each is refused where it stands, or leaves
 * what is right in itself: whether that is meant, the proofs ask.
 */

const folder = join(repository, 'test/support/companies/own-content');
const files = readOwnFiles(folder, (file) => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports

type Kind = keyof typeof catalogue;
type Content = Readonly<Record<Kind, Readonly<Record<string, object>>>>;
const own = catalogue as unknown as Content;

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** What is wrong, as `place: found`. */
function problemsOf(content: unknown, given: OwnFiles, company: unknown): readonly string[] {
  const definitions = withOwnContent(productDefinitions, { catalogue: content, files: given });
  try {
    refuseUnknownNames(readLandingZone(company, definitions), iamData, definitions);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found }) => `${path}: ${found}`);
  }
}

/** With an entry in the place of one that is there, in its file too. */
function withEntry(kind: Kind, id: string, entry: unknown): readonly string[] {
  const name = `${id}.ts`;
  const others = files[kind].filter((one) => one.name !== name);
  const file: OwnFile = { ...files[kind].find((one) => one.name === name), name, exports: [entry] };
  return problemsOf({ ...own, [kind]: { ...own[kind], [id]: entry } }, { ...files, [kind]: [...others, file] }, config);
}

type Make = (context: unknown) => unknown;

interface Tried {
  readonly typo: Typo;
  readonly problems: readonly string[];
}

/** Of each so many one, so that a run has time; all with `LANDING_ZONE_TYPOS=1`. It shares no factor with the kinds of typos. */
const EVERY = Number(process.env.LANDING_ZONE_TYPOS ?? '37');

function sample<T>(all: readonly T[]): readonly T[] {
  return all.filter((_, index) => index % EVERY === 0);
}

function triedOn(kind: Kind, id: string): readonly Tried[] {
  const entry = own[kind][id] as { readonly define?: Make };
  const { define } = entry;
  const direct = sample(typosIn(entry)).map((typo) => ({ typo, problems: withEntry(kind, id, typo.value) }));
  if (define === undefined) return direct;
  const made = sample(typosIn(madeBy(kind, id, define))).map((typo) => {
    const wrong: Make = (context) => typosIn(define(context)).find(({ what }) => what === typo.what)?.value;
    return { typo, problems: withEntry(kind, id, { ...entry, define: wrong }) };
  });
  return [...direct, ...made];
}

/** What a definition that is a function makes here. */
function madeBy(kind: Kind, id: string, define: Make): unknown {
  let made: unknown;
  withEntry(kind, id, { ...own[kind][id], define: (context: unknown) => (made = define(context)) });
  return made;
}

/**
 * What may be so, kind by kind: whoever leaves one of several things out, or writes one as a list of one, may have meant it; words
 * for people may be any; and who is asked about which resource is a matter of the templates.
 */
const MAY_BE_SO: readonly (readonly [kinds: readonly Typo['kind'][], path: RegExp])[] = [
  [['missing'], /\.\d+$/],
  [['in a list'], /^(statements|trust|denies|allows|can|cannot)\./],
  [['misspelt', 'text'], /^(why|description|reason|name|exceptions\.because)$/],
  [['number'], /^sessionHours$/],
  [['missing', 'misspelt', 'text'], /^(denies|allows|can|cannot)\.\d+\.(principal|resource|resourceAccount|except)\b/],
  [['missing', 'misspelt key', 'misspelt', 'text', 'empty'], /^(can|cannot)\.\d+\.context\b/],
  [['missing', 'misspelt', 'text', 'empty', 'number', 'boolean'], /^(trust|statements)\.\d+\.(Principal|Condition|Resource)\b/],
]; // prettier-ignore

function maybeSo({ kind, path }: Typo): boolean {
  return MAY_BE_SO.some(([kinds, places]) => kinds.includes(kind) && places.test(path.join('.')));
}

const entries = (Object.keys(own) as Kind[]).flatMap((kind) => Object.keys(own[kind]).map((id) => [kind, id] as const));

test.each(entries)('a typo in %s %s is refused in its file, or leaves what is right in itself', (kind, id) => {
  const tried = triedOn(kind, id);
  expect(tried.length).toBeGreaterThan(3);
  const accepted = tried.filter(({ typo, problems }) => problems.length === 0 && !maybeSo(typo));
  expect(accepted.map(({ typo }) => typo.what)).toEqual([]);
  const elsewhere = tried.filter(
    ({ typo, problems }) =>
      problems.length > 0 && !typo.path.includes('exceptions') && !problems.some((one) => one.includes(`/${id}.`)),
  );
  expect(elsewhere.map(({ typo, problems }) => `${typo.what}: ${problems.join('; ')}`)).toEqual([]);
});

test('a typo in an exception is refused where it stands', () => {
  const typos = sample(typosIn(config.exceptions));
  const tried = typos.map((typo) => ({
    typo,
    problems: problemsOf(own, files, { ...config, exceptions: typo.value }),
  }));
  expect(tried.length).toBeGreaterThan(2);
  const maybe = ({ kind, path }: Typo): boolean =>
    kind === 'missing'
      ? /^([\w-]+|.*\.(\d+|until))$/.test(path.join('.'))
      : kind === 'misspelt' && path.at(-1) === 'reason';
  const accepted = tried.filter(({ typo, problems }) => problems.length === 0 && !maybe(typo));
  expect(accepted.map(({ typo }) => typo.what)).toEqual([]);
  const elsewhere = tried.filter(
    ({ problems }) => problems.length > 0 && !problems.some((one) => one.includes('config/exceptions.ts')),
  );
  expect(elsewhere.map(({ typo, problems }) => `${typo.what}: ${problems.join('; ')}`)).toEqual([]);
});
