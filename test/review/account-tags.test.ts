import { review } from '../../lib/cli/review';
import type { Finding } from '../../lib/review/model';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { run, sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';
import { copyOf, type Mutable } from '../support/synthesize';

/* Who edits a tag that lets people in edits access: the review tells it as that, and not as a tag. */

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

/** The sample, whose developers get in by the tag `environment` rather than by their OU. */
function byTags(edit: (company: Mutable<WrittenLandingZone>) => void = () => undefined): WrittenLandingZone {
  const company = copyOf<WrittenLandingZone>(config);
  company.access.accountTags = { environment: ['dev', 'test', 'staging', 'prod'] };
  const [developers, ...others] = company.access.assignments;
  if (developers?.group !== 'developers') throw new Error('the sample has another first line');
  company.access.assignments = [
    {
      group: 'developers',
      persona: 'developer',
      taggedAccounts: { within: ['engineering', 'sandbox'], tags: { environment: ['dev'] } },
    },
    ...others,
  ];
  edit(company);
  return company;
}

async function findingsOf(base: unknown, head: unknown): Promise<readonly Finding[]> {
  const { stdout } = await run(review(noConfig), [
    ...['--base', sampleAssembly(base), '--head', sampleAssembly(head), '--format', 'json'],
  ]);
  return (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings;
}

function tagOf(account: string, value: string) {
  return (company: Mutable<WrittenLandingZone>): void => {
    const entry = company.accounts[account];
    if (entry !== undefined) entry.tags = { ...entry.tags, environment: value };
  };
}

const told = (findings: readonly Finding[], rule: string): readonly unknown[] =>
  findings.filter((one) => one.rule === rule).map(({ severity, who, where }) => [severity, who, where]);

const sentences = (findings: readonly Finding[], rule: string): readonly string[] =>
  findings.filter((one) => one.rule === rule).map(({ what }) => what);

test('a line by tags that reaches what a line by OUs did lets nobody else in', async () => {
  const findings = await findingsOf(config, byTags());
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    'info resource-changed',
    'info quota-used',
  ]);
});

/* Where no guardrail wants a boundary on every role, a developer is an administrator by the bootstrap of the CDK. */

test('a tag that lets people into another account is told as access that they gain', async () => {
  const findings = await findingsOf(byTags(), byTags(tagOf('engineering-prod', 'dev')));
  expect(told(findings, 'administrator-added')).toEqual([
    ['critical', ['developers as Developer'], ['engineering-prod']],
  ]);
  expect(sentences(findings, 'administrator-added')).toEqual([
    expect.stringMatching(
      /^developers as Developer can become an administrator: the tag environment = dev of account engineering-prod lets them in$/,
    ),
  ]);
});

test('a tag that keeps people out is told as access that they lose', async () => {
  const [before, after] = [byTags(tagOf('engineering-prod', 'dev')), byTags()];
  const findings = await findingsOf(before, after);
  expect(told(findings, 'administrator-removed')).toEqual([
    [expect.any(String), ['developers as Developer'], ['engineering-prod']],
  ]);
  expect(sentences(findings, 'administrator-removed')[0]).toContain(
    'the tag environment = dev of account engineering-prod let them in',
  );
});

test('a tag of an OU lets people in as one of its accounts does', async () => {
  const tagged = byTags(({ organization, accounts }) => {
    Reflect.deleteProperty(accounts['engineering-prod'] ?? {}, 'tags');
    const { prod } = organization.organizationalUnits;
    if (prod !== undefined) prod.tags = { environment: 'dev' };
  });
  const findings = await findingsOf(byTags(), tagged);
  expect(told(findings, 'administrator-added')).toEqual([
    ['critical', ['developers as Developer'], ['engineering-prod']],
  ]);
  expect(sentences(findings, 'administrator-added')[0]).toContain(
    'the tag environment = dev of OU engineering/production/prod lets them in',
  );
});

test('a tag lets nobody in outside of the OUs of its line', async () => {
  const findings = await findingsOf(byTags(), byTags(tagOf('growth-sales', 'dev')));
  expect(findings.filter(({ rule }) => /^(?:access|administrator|assignment)-/.test(rule))).toEqual([]);
});
