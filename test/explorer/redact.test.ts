import { redacted } from '../../lib/explorer/model/redact';
import { logicalId } from '../../lib/base/logical-id';
import { unpacked, type PackedData } from '../../lib/explorer/page/pack';
import type { PageData } from '../../lib/explorer/page/format';
import { bundle } from '../../lib/explorer/write/bundle';
import { html } from '../../lib/explorer/write/html';
import { everything } from '../support/companies/everything';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { readLandingZone } from '../support/read-landing-zone';
import { explored } from './support';

/** A comparison that names whatever has a name: by itself, in a sentence, in an address and in a logical id. */
function comparisonOf(names: readonly string[]): NonNullable<PageData['changes']> {
  return {
    base: `${names[0] ?? ''}-branch`,
    questions: 1,
    findings: names.map((name) => ({
      severity: 'high',
      area: 'access',
      title: `Somebody in ${name}`,
      what: `${name} can do more`,
      who: [`${name} as Developer`],
      where: [name],
      details: [`${logicalId(logicalId('Assignment', name), 'in-b-account')} (AWS::SSO::Assignment): is deleted`],
      statement: `Deny of ${name}`,
      file: `config/${name}.ts:1`,
    })),
  };
}

/** Whatever a config calls its own. */
function namesOf(company: unknown): readonly string[] {
  const { company: own, organization, accounts, access, workloads } = readLandingZone(company);
  const texts = JSON.stringify(company);
  const emails = texts.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  const ids = texts.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  const repositories = [...texts.matchAll(/"(?:repository":"|repo:)([\w.-]+)\/([\w.-]+)/g)].flatMap(
    ([, ...parts]) => parts,
  );
  return [
    own.name,
    own.managementAccount.name,
    ...Object.keys(organization.organizationalUnits),
    ...Object.keys(accounts),
    ...Object.keys('groups' in access ? access.groups : {}),
    ...Object.entries(workloads).map(([key, workload]) => ('machineRole' in workload ? workload.machineRole : key)),
    ...emails,
    ...ids,
    ...repositories,
  ];
}

// What everybody has: guardrails, personas and machine roles of the catalogue, and those by which a pipeline deploys.
const CATALOGUE = /^(?:ci-deploy|ci-diff|oidc-deploy|oidc-diff)$/;

test.each([
  ['trips', config],
  ['start-up', startUp],
  ['everything', everything],
])('nowhere in the file about %s is an id, an e-mail address or a name left', async (_name, company) => {
  const { data } = await explored(company);
  const names = [...new Set([...namesOf(company), ...data.accounts.flatMap(({ id = [] }) => id)])].filter(
    (name) => !CATALOGUE.test(name),
  );
  expect(names.length).toBeGreaterThan(10);
  const compared = { ...data, changes: comparisonOf(names) };
  const made = await bundle();
  const { name } = readLandingZone(company).company;
  const file = html(redacted(compared, name), made);
  // Script and style are the same in every page; so are the names of AWS's actions, and what the page itself goes by.
  const packed = /<script type="application\/json" id="data">(.*)<\/script>/.exec(file)?.[1] ?? '';
  expect(file.replace(packed, '')).toBe(html(data, made).replace(/(id="data">).*(<\/script>)/, '$1$2'));
  const rest = { ...unpacked(JSON.parse(packed) as PackedData), actions: undefined };
  const text = JSON.stringify(rest, (key, value: unknown) =>
    ['kind', 'severity', 'area'].includes(key) ? undefined : value,
  );
  const left = names.filter(
    (one) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${one.replaceAll(/[.+]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(text) ||
      text.includes(`${logicalId('Assignment', one)}In`),
  );
  expect(left).toEqual([]);
  const emails = (text.match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? []).filter((email) => !email.endsWith('@example.com'));
  expect(emails).toEqual([]);
  expect(text).not.toContain(data.about.organization);
});

test('the same name has the same pseudonym each time, and the answers stay', async () => {
  const { data } = await explored(config);
  const [one, other] = [redacted(data), redacted(data)];
  expect(one).toEqual(other);
  expect(one.about.redacted).toBe(true);
  expect(one.sheets).toEqual(data.sheets);
  expect(new Set(one.accounts.map(({ name }) => name)).size).toBe(data.accounts.length);
});

test('an id is replaced in the name of a bucket as well', async () => {
  const { data } = await explored(config);
  const id = '123412341234';
  const [reason, ...reasons] = data.reasons;
  const text = `Depends on arn:aws:s3:::uploads-${id}-us-west-2/*, on ou-ab12-${id}ab and on x-o-zephyr12345_y.`;
  const told = reason && ([...reason.slice(0, 5), text] as unknown as typeof reason);
  const [first] = redacted({ ...data, reasons: [told ?? [0, '', '', '', '', text], ...reasons] }).reasons;
  expect(first?.[5]).toMatch(/^Depends on arn:aws:s3:::uploads-\d{12}-us-west-2/);
  for (const original of [id, 'ou-ab12', 'zephyr12345']) expect(first?.[5]).not.toContain(original);
});
