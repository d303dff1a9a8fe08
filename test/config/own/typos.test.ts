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

const folder = join(repository, 'test/support/companies/own-content');
const files = readOwnFiles(folder, (file) => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports

type Own = Readonly<Record<keyof typeof catalogue, Readonly<Record<string, object>>>>;
const own = catalogue as unknown as Own;

let iamData: IamData;
beforeAll(async () => { iamData = await loadIamData(); });

function problems(content: unknown, given: OwnFiles, company: unknown): readonly string[] {
  const definitions = withOwnContent(productDefinitions, { catalogue: content, files: given });
  try {
    refuseUnknownNames(readLandingZone(company, definitions), iamData, definitions);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) return [`THROWS ${String(error)}`];
    return error.problems.map(({ path, found }) => `${path}: ${found}`);
  }
}

const entries = (Object.keys(own) as (keyof Own)[]).flatMap((kind) => Object.keys(own[kind]).map((id) => [kind, id] as const));

function withEntry(kind: keyof Own, id: string, entry: unknown): readonly string[] {
  const name = `${id}.ts`;
  const file: OwnFile = { ...(files[kind].find((one) => one.name === name) ?? { name }), exports: [entry] };
  return problems({ ...own, [kind]: { ...own[kind], [id]: entry } }, { ...files, [kind]: [...files[kind].filter((one) => one.name !== name), file] }, config);
}

type Define = (context: unknown) => unknown;

test.each(entries)('%s %s', (kind, id) => {
  const entry = own[kind][id] as { define?: Define };
  const t = Date.now();
  let n = 0;
  const out: string[] = [];
  const tryOne = ({ what }: Typo, e: unknown) => {
    n += 1;
    const p = withEntry(kind, id, e);
    if (p.length === 0) out.push(`ACCEPTED ${what}`);
    else if (p.some((x) => x.startsWith('THROWS')) || !p.some((x) => x.includes(`${id}.`))) out.push(`${what} => ${p.join(' | ').slice(0, 300)}`);
  };
  for (const typo of typosIn(entry)) tryOne(typo, typo.value);
  if (entry.define) {
    let made: unknown;
    const seen = { ...entry, define: (c: unknown) => (made = entry.define?.(c)) };
    withEntry(kind, id, seen);
    const typos = typosIn(made);
    typos.forEach((typo, index) => { tryOne(typo, { ...entry, define: (c: unknown) => typosIn(entry.define?.(c))[index]?.value }); });
  }
  console.log(`${kind} ${id} ${n} ${Date.now() - t}ms\n${out.join('\n')}`);
});
