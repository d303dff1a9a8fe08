import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entryOf } from '../../lib/base/entry-of';
import { logicalId } from '../../lib/base/logical-id';
import { guardrailsIn } from '../../lib/choice/catalogue';
import { catalogueOf, productDefinitions, type Definitions } from '../../lib/config/definitions';
import { readOwnFiles } from '../../lib/config/own/own-files';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { schemaAt } from '../../lib/config/schema-walk';
import { configNames } from '../../lib/explorer/model/config-names';
import { companyNames } from '../../lib/explorer/model/page-names';
import { redacted, vocabularyOf } from '../../lib/explorer/model/redact';
import type { PageData } from '../../lib/explorer/page/format';
import { unpacked, type PackedData } from '../../lib/explorer/page/pack';
import { bundle } from '../../lib/explorer/write/bundle';
import { html } from '../../lib/explorer/write/html';
import { landingZoneSchema } from '../../lib/model/schema';
import { config } from '../support/companies/trips';
import { definitions } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { explored } from './support';

/** A comparison that names whatever has a name: by itself, in a sentence, in an address and in a logical id. */
function comparisonOf(names: readonly string[]): NonNullable<PageData['changes']> {
  return {
    base: `${names[0] ?? ''}-branch`,
    questions: 1,
    findings: names.map((name) => ({
      severity: 'high',
      area: 'access',
      title: 'Somebody can do more',
      what: `${name} can do more`,
      who: [`${name} as Developer`],
      where: [name],
      details: [`${logicalId(logicalId('Assignment', name), 'in-b-account')} (AWS::SSO::Assignment): is deleted`],
      statement: `Deny of ${name}`,
      file: `config/${name}.ts:1`,
    })),
  };
}

const FOLDER = join(repository, 'test/support/companies');
const OF_THE_PRODUCT = new Set(guardrailsIn(catalogueOf(productDefinitions)).map(({ id }) => id));

type Fields = Readonly<Record<string, unknown>>;

/** Of a config every key of a map and every text, with the fields that lead there. */
function* textsIn(
  value: unknown,
  path: readonly string[],
): Generator<readonly [path: readonly string[], text: string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  const isMap = schemaAt(landingZoneSchema, path.map(numbered)) instanceof z.ZodRecord;
  for (const [key, item] of Object.entries(value as Fields)) {
    if (isMap) yield [path, key];
    yield* textsIn(item, [...path, key]);
  }
}

const numbered = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step);

/** Fields whose texts are a sentence, AWS's, the catalogue's, or made up of names and of what is no name. */
const NO_NAMES =
  /^(?:why|reason|says|description|title|\w*Regions?|regions|guardrails|persona|machineRole|actions?|except|context|identitySource|status|lock|lockMode|until|securityServices|audiences?|issuer|url|subjects?|repository|principal|nobodyBut|resources?|arn|instanceArn|reviewers)$/;
/** What everybody has. */
const KNOWN = /^(?:ci-deploy|oidc-deploy|root|management|same-account|github|provider)$/;
const NAMES_IN_FIELDS: Readonly<Record<string, RegExp>> = {
  resources: /^arn:aws:s3:::([\w-]+)/,
  repository: /^([\w-]+)\/([\w-]+)$/,
  subject: /^(?:repo|project_path):([\w-]+)\/([\w-]+)/,
  subjects: /^(?:repo|project_path):([\w-]+)\//,
  reviewers: /^@([\w-]+)\/?([\w-]*)$/,
  owners: /^@([\w-]+)\/?([\w-]*)$/,
};

function namesOf(company: unknown): readonly string[] {
  const names = [...textsIn(company, [])].flatMap(([path, text]) => {
    const fields = path.filter((step) => !/^\d+$/.test(step));
    const part = fields.map((field) => entryOf(NAMES_IN_FIELDS, field)?.exec(text)).find((found) => found);
    if (part) return part.slice(1);
    const isKey = schemaAt(landingZoneSchema, path.map(numbered)) instanceof z.ZodRecord;
    const field = fields.at(-1) ?? '';
    if (isKey) return ['tags', 'accountTags', 'exceptions', 'context'].includes(field) ? [] : [text];
    return NO_NAMES.test(field) || path[1] === 'securityServices' || path[0] === 'scenarios' ? [] : [text];
  });
  return names.filter((name) => name !== '' && !KNOWN.test(name));
}

interface Company {
  readonly config: unknown;
  readonly from: Definitions;
  /** What is its own in the catalogue, by id. */
  readonly own: readonly string[];
}

/** Each company of the tests, with the catalogue that is its own. */
const COMPANIES = readdirSync(FOLDER).map((file): readonly [string, Company] => {
  const { catalogue, ...exported } = require(join(FOLDER, file)) as Readonly<Record<string, unknown>>; // eslint-disable-line @typescript-eslint/no-require-imports
  const [config] = Object.values(exported);
  const files =
    catalogue === undefined ? undefined : readOwnFiles(join(FOLDER, file), (path) => require(path) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports
  return [
    file.replace(/\.ts$/, ''),
    {
      config,
      from: files === undefined ? definitions : withOwnContent(productDefinitions, { catalogue, files }),
      own: Object.entries((catalogue ?? {}) as Readonly<Record<string, object>>).flatMap(([, entries]) =>
        Object.keys(entries),
      ),
    },
  ];
});

test('the companies of the tests are all here', () => {
  expect(COMPANIES.map(([name]) => name)).toEqual(
    expect.arrayContaining(['everything', 'own-content', 'start-up', 'trips']),
  );
});

test.each(COMPANIES)(
  'nowhere in the file about %s is an id, an e-mail address or a name left',
  async (_name, { config: company, from, own }) => {
    const { data, chooser } = await explored(company, from);
    const isReplaced = (id: string): boolean => OF_THE_PRODUCT.has(id);
    const ids = data.accounts.flatMap(({ id = [] }) => id);
    const names = [...new Set([...namesOf(company), ...ids, ...own.filter((id) => !isReplaced(id))])];
    expect(names.length).toBeGreaterThan(10);
    const compared = { ...data, changes: comparisonOf(names) };
    const made = await bundle();
    const file = html(redacted(compared, [...companyNames(chooser.zone.company.name), ...configNames(chooser)]), made);
    // Script and style are the same in every page; so are the names of AWS's actions, and what the page itself goes by.
    const packed = /<script type="application\/json" id="data">(.*)<\/script>/.exec(file)?.[1] ?? '';
    expect(file.replace(packed, '')).toBe(html(data, made).replace(/(id="data">).*(<\/script>)/, '$1$2'));
    const page = { ...unpacked(JSON.parse(packed) as PackedData), actions: undefined };
    const told = JSON.stringify(page, (key, value: unknown) =>
      ['kind', 'severity', 'area'].includes(key) ? undefined : value,
    );
    const services = new Set(data.actions.services.map(([prefix]) => prefix));
    // An account `orders` is not what `purchase-orders:*` tells of, `audit` no folder of the product, `landing-zone` none of its guardrails.
    const guardrails = data.guardrails.filter(({ file }) => file?.startsWith('lib/')).map(({ id }) => id);
    const text = told
      .replaceAll(/"lib\/[\w./-]+"/g, '""')
      .replaceAll(new RegExp(`"id":"(?:${guardrails.join('|')})"`, 'g'), '')
      .replaceAll(new RegExp(`(?<![\\w-])(?:${[...services].join('|')}):(?=[A-Z*])`, 'g'), '');
    // What is no word of the product's: redact-names.test.ts has a company of words.
    const vocabulary = new Set(
      vocabularyOf(data)
        .texts.join('\n')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu),
    );
    const left = names.filter((one) => {
      if (vocabulary.has(one.toLowerCase())) return false;
      // What is called like a service is told in that service's actions, ARNs and principal.
      const [before, after] = services.has(one) ? ['|arn:aws:', '|:[A-Z*]|\\.amazonaws\\.com'] : ['', ''];
      const escaped = one.replaceAll(/[.+()]/g, '\\$&');
      const byItself = new RegExp(`(?<![\\p{L}\\p{N}]${before})${escaped}(?![\\p{L}\\p{N}]${after})`, 'u');
      const isKey = /^[a-z][a-z0-9-]*$/.test(one) && !/^ou?-/.test(one);
      return byItself.test(text) || (isKey && text.includes(`${logicalId('Assignment', one)}In`));
    });
    expect(left).toEqual([]);
    const emails = (text.match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? []).filter((email) => !email.endsWith('@example.com'));
    expect(emails).toEqual([]);
    expect(text).not.toContain(data.about.organization);
  },
);

test('the same name has the same pseudonym each time, and the answers stay', async () => {
  const { data } = await explored(config);
  const [one, other] = [redacted(data, []), redacted(data, [])];
  expect(one).toEqual(other);
  expect(one.about.redacted).toBe(true);
  expect(one.sheets).toEqual(data.sheets);
  expect(new Set(one.accounts.map(({ name }) => name)).size).toBe(data.accounts.length);
});

test('what the page goes by stays where somebody is called like it', async () => {
  const { data } = await explored(config);
  const changes = comparisonOf(['engineering-dev']);
  const [one] =
    redacted({ ...data, changes }, [
      ['group', 'high'],
      ['ou', 'us-west-2'],
    ]).changes?.findings ?? [];
  expect([one?.severity, one?.area]).toEqual(['high', 'access']);
  expect(redacted(data, [['ou', data.about.homeRegion]]).about.homeRegion).toBe(data.about.homeRegion);
});

test('an id is replaced in the name of a bucket as well', async () => {
  const { data } = await explored(config);
  const id = '123412341234';
  const [reason, ...reasons] = data.reasons;
  const text = `Depends on arn:aws:s3:::uploads-${id}-us-west-2/*, on ou-ab12-${id}ab and on x-o-zephyr12345_y.`;
  const told = reason && ([...reason.slice(0, 5), text] as unknown as typeof reason);
  const [first] = redacted({ ...data, reasons: [told ?? [0, '', '', '', '', text], ...reasons] }, []).reasons;
  expect(first?.[5]).toMatch(/^Depends on arn:aws:s3:::uploads-\d{12}-us-west-2/);
  for (const original of [id, 'ou-ab12', 'zephyr12345']) expect(first?.[5]).not.toContain(original);
});
