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

test('a line by tags that reaches what a line by OUs did changes nothing', async () => {
  expect(await findingsOf(config, byTags())).toEqual([]);
});

test('a tag that lets people into another account is told as access that they gain', async () => {
  const findings = await findingsOf(byTags(), byTags(tagOf('engineering-prod', 'dev')));
  expect(told(findings, 'assignment-added')).toEqual([['high', ['developers as Developer'], ['engineering-prod']]]);
});

test('a tag that keeps people out is told as access that they lose', async () => {
  const [before, after] = [byTags(tagOf('engineering-prod', 'dev')), byTags()];
  expect(told(await findingsOf(before, after), 'assignment-removed')).toEqual([
    [expect.any(String), ['developers as Developer'], ['engineering-prod']],
  ]);
});

test('a tag of an OU lets people in as one of its accounts does', async () => {
  const tagged = byTags(({ organization, accounts }) => {
    Reflect.deleteProperty(accounts['engineering-prod'] ?? {}, 'tags');
    const { prod } = organization.organizationalUnits;
    if (prod !== undefined) prod.tags = { environment: 'dev' };
  });
  expect(told(await findingsOf(byTags(), tagged), 'assignment-added')).toEqual([
    ['high', ['developers as Developer'], ['engineering-prod']],
  ]);
});

test('a tag lets nobody in outside of the OUs of its line', async () => {
  const findings = await findingsOf(byTags(), byTags(tagOf('growth-sales', 'dev')));
  expect(findings.filter(({ rule }) => /^(?:access|assignment)-/.test(rule))).toEqual([]);
});
