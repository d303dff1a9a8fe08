import { exceptionRows, guardrailCoverage } from '../../lib/ask/access-report/coverage';
import { accessMatrix } from '../../lib/ask/access-report/matrix';
import { LEVELS } from '../../lib/explorer/page/format';
import { Lookup } from '../../lib/explorer/page/lookup';
import { packed, unpacked, type PackedData } from '../../lib/explorer/page/pack';
import { whoCan, type WhoCanRow } from '../../lib/explorer/page/who-can';
import { everything } from '../support/companies/everything';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { randomOf } from '../support/random';
import { byCan, byEngine, differs, explored, randomQuestion, type Explored } from './support';

const companies = { trips: config, 'start-up': startUp, everything };
const made: Record<string, Promise<Explored>> = {};
const pageOf = (name: keyof typeof companies): Promise<Explored> => (made[name] ??= explored(companies[name]));

describe.each(Object.keys(companies) as (keyof typeof companies)[])('of the company %s', (name) => {
  test('the page answers 2,000 random questions as the engine does, with its reason', async () => {
    const page = await pageOf(name);
    const random = randomOf(16);
    const verdicts = new Set<string>();
    for (let left = 2000; left > 0; left -= 1) {
      const asked = randomQuestion(random, page);
      const answer = page.answers.answer(asked.place.sheet, asked.place.account, asked.action);
      expect({ asked, ...answer }).toEqual({ asked, ...byEngine(page, asked) });
      verdicts.add(answer.verdict);
    }
    expect([...verdicts].sort()).toEqual(['allowed', 'denied', 'depends', 'not known']);
  });

  test('what is denied or allowed on the page npm run can denies or allows, and what it does not know depends', async () => {
    const page = await pageOf(name);
    const random = randomOf(61);
    const asked = Array.from({ length: 500 }, () => randomQuestion(random, page));
    const different = asked.flatMap((question) => {
      const { principal, place, action } = question;
      const can = byCan(page, question);
      const found = can && differs(page.answers.answer(place.sheet, place.account, action), can);
      return found === undefined ? [] : [`${principal.name} ${action}: ${found}`];
    });
    expect(different).toEqual([]);
  });

  test('its counts are those of npm run access', async () => {
    const { organization, data, answers } = await pageOf(name);
    const lookup = new Lookup(data);
    const rows = accessMatrix(organization);
    expect(rows.length).toBeGreaterThan(0);
    for (const { permissionSet, account, groups, counts } of rows) {
      const principal = lookup.principal('permission set', permissionSet);
      const place = principal?.places.find((one) => one.account === lookup.account(account)?.place);
      expect(place?.groups).toEqual(groups);
      const found = answers.countsOf(place?.sheet ?? -1).map(({ allowed, depends }) => ({ allowed, depends }));
      expect([permissionSet, account, ...found]).toEqual([
        permissionSet,
        account,
        ...LEVELS.map((level) => counts[level]),
      ]);
    }
    expect(
      data.principals.filter(({ kind }) => kind === 'permission set').flatMap(({ places }) => places),
    ).toHaveLength(rows.length);
  });

  test('guardrails bind the accounts that npm run access names, and exempt the same', async () => {
    const { organization, data } = await pageOf(name);
    const names = (places: readonly number[]): readonly (string | undefined)[] =>
      places.map((place) => data.accounts[place]?.name);
    const coverage = guardrailCoverage(organization.graph, organization.guardrails);
    expect(data.guardrails.map(({ id, type, accounts }) => ({ id, type, accounts: names(accounts) }))).toEqual(
      coverage.map(({ guardrail, type, accounts }) => ({ id: guardrail, type, accounts })),
    );
    const exempt = exceptionRows(organization.graph).map(({ guardrail, reason }) => `${guardrail} ${reason}`);
    const told = data.guardrails.flatMap(({ id, exceptions }) => exceptions.map(({ reason }) => `${id} ${reason}`));
    expect(new Set(told)).toEqual(new Set(exempt));
  });
});

test('everybody whom the templates put into an account stands in it, and root too', async () => {
  const { organization, data } = await pageOf('trips');
  const lookup = new Lookup(data);
  for (const account of organization.graph.accounts) {
    const { principals } = organization.graph.contentsOf(account);
    expect(lookup.standingsIn(lookup.account(account.name)?.place ?? -1)).toHaveLength(principals.length + 1);
  }
});

test('an action has an answer for everybody, everywhere', async () => {
  const { data, answers } = await pageOf('trips');
  const found = whoCan(data, answers, 's3:PutObject');
  const places = Object.values(found)
    .flat()
    .flatMap(({ principal, accounts }) =>
      accounts.map((account) => `${principal.kind} ${principal.name} ${String(account)}`),
    );
  expect(new Set(places).size).toBe(places.length);
  expect(places).toHaveLength(data.principals.flatMap((principal) => principal.places).length);
  const namesOf = (rows: readonly WhoCanRow[]): readonly string[] =>
    rows.map(({ principal, groups }) => [...groups, principal.name].join(' '));
  expect(namesOf(found.allowed)).toContain('developers Developer');
  // The policy of a bucket may let an auditor in: nothing denies it.
  expect(namesOf(found['not known'])).toContain('auditors Auditor');
  expect(namesOf(whoCan(data, answers, 'ec2:RunInstances').denied)).toContain('auditors Auditor');
  expect(namesOf(whoCan(data, answers, 'kms:Decrypt').denied)).toContain('auditors Auditor');
});

test('the config says why, and the rows that prove it', async () => {
  const { data } = await pageOf('trips');
  const guardrail = data.guardrails.find(({ id }) => id === 'deny-leaving-organization');
  expect(guardrail?.why).toContain('organization');
  expect(guardrail?.denies).toEqual(
    expect.arrayContaining([expect.stringContaining('organizations:LeaveOrganization')]),
  );
  expect(guardrail?.statements).toHaveLength(1);
  const developer = data.principals.find(({ name }) => name === 'Developer');
  expect(developer).toMatchObject({ file: 'lib/catalogue/personas/developer.ts', session: 'PT8H' });
});

test('of roles that are called alike in several accounts each is told', async () => {
  const { data } = await pageOf('trips');
  const deploy = data.principals.find(({ name }) => name === 'lz-ci-deploy');
  expect(deploy?.description).toMatch(/In management: .*landing-zone.*production/);
  expect(deploy?.description).toMatch(/In engineering-dev: .*trips\/trips.*dev/);
});

test('a path to administrator is told of whoever is one, and of nobody else', async () => {
  const { data } = await pageOf('trips');
  const leading = new Set(
    data.paths.filter(({ steps }) => steps.length > 0).map(({ principal }) => data.principals[principal]?.name),
  );
  expect(leading).toContain('OrgAdmin');
  // With a second factor, which their roles want.
  expect(leading).toContain('break-glass-1');
  expect(leading).not.toContain('Developer');
  expect(leading).not.toContain('Auditor');
});

test('an account holds the stacks that the templates put into it, in each Region', async () => {
  for (const name of ['trips', 'everything'] as const) {
    const { organization, data } = await pageOf(name);
    const told = data.stacks.flatMap(({ accounts, regions, ...row }) =>
      accounts.flatMap((account) =>
        regions.map((region) => `${data.accounts[account]?.name ?? ''} ${region} ${row.name}`),
      ),
    );
    const reached = organization.graph
      .stackSetReaches()
      .flatMap(({ name: stackSet, accounts, regions }) =>
        accounts.flatMap((account) => regions.map((region) => `${account.name} ${region} ${stackSet}`)),
      );
    const ordinary = organization.assembly.stacks.map(({ stackName }) => stackName);
    expect(
      told
        .filter((line) => !reached.includes(line))
        .map((line) => line.split(' ').at(-1))
        .sort(),
    ).toEqual(ordinary.sort());
    expect(told.filter((line) => reached.includes(line)).sort()).toEqual(reached.sort());
  }
  const { data } = await pageOf('trips');
  const place = data.accounts.findIndex(({ name }) => name === 'engineering-prod');
  const held = data.stacks.filter(({ accounts }) => accounts.includes(place));
  expect(held.flatMap(({ resources }) => resources).map(([type]) => type)).toContain('AWS::IAM::Role');
});

test('what is packed for the page comes back as it was', async () => {
  const { data } = await pageOf('everything');
  expect(unpacked(JSON.parse(JSON.stringify(packed(data))) as PackedData)).toEqual(data);
});

test('the page of the sample is small', async () => {
  const { data } = await pageOf('trips');
  expect(JSON.stringify(data).length).toBeLessThan(1_500_000);
});
