import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { securityServicesSchema } from '../../lib/model/schema';
import type { Finding } from '../../lib/review/model';
import { CHARGES } from '../../lib/review/compare/charges';
import { review } from '../../lib/cli/review';
import { run, sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';
import { repository } from '../support/repository';

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

/** What is told of costs where the company says something else. */
async function costsOf(before: object, after: object): Promise<readonly string[]> {
  const [base, head] = [before, after].map((more) =>
    sampleAssembly(possible({ ...config, company: { ...config.company, ...more } })),
  );
  const { stdout } = await run(review(noConfig), ['--base', base ?? '', '--head', head ?? '', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
  return findings
    .filter(({ rule }) => rule.startsWith('cost-'))
    .flatMap(({ rule, severity, details }) => details.map((line) => `${severity} ${rule}: ${line}`));
}

/** The guardrail asks for the service. */
function possible(company: typeof config): typeof config {
  const { securityHub } = company.company.securityServices as Readonly<Record<string, string>>;
  if (securityHub === 'on') return company;
  const guardrails = company.organization.guardrails.filter((id) => id !== 'enable-security-hub');
  return { ...company, organization: { ...company.organization, guardrails } };
}

const services: readonly string[] = Object.keys(securityServicesSchema.shape);
const switched = (service: string, value: 'on' | 'off'): object => ({
  securityServices: { ...config.company.securityServices, [service]: value },
});
/** The other one is held against no number of AWS's: analyzers of access from outside are free. */
const charged = services.filter((service) => service !== 'accessAnalyzer');

test.each(charged)('what switching %s on costs is told, and what switching it off no longer does', async (service) => {
  const key = `(company.securityServices.${service})`;
  const on = await costsOf(switched(service, 'off'), switched(service, 'on'));
  const off = await costsOf(switched(service, 'on'), switched(service, 'off'));
  expect(on.some((line) => line.startsWith('medium cost-added: ') && line.includes(`${key}: 0 → `))).toBe(true);
  expect(off.some((line) => line.startsWith('info cost-removed: ') && line.includes(key))).toBe(true);
});

test('the analyzers of access from outside are free, and nothing is told of them', async () => {
  expect(await costsOf(switched('accessAnalyzer', 'off'), switched('accessAnalyzer', 'on'))).toEqual([]);
});

const days = (expireAfterDays: number): object => ({
  logRetention: { ...config.company.logRetention, expireAfterDays },
});

test('logs that are kept longer cost more, and those that are kept shorter less', async () => {
  const longer = await costsOf(days(1000), days(2000));
  expect(longer).toHaveLength(3);
  for (const line of longer) {
    expect(line).toMatch(
      /^low cost-more: .*\(company\.logRetention\), .*: 1,000 → 2,000 days until what is in it is deleted$/,
    );
  }
  expect((await costsOf(days(2000), days(1000))).every((line) => line.startsWith('info cost-less: '))).toBe(true);
});

test('another Region costs more of everything that is there in each, with the numbers', async () => {
  const lines = await costsOf({}, { approvedRegions: [...config.company.approvedRegions, 'eu-west-1'] });
  expect(lines).toEqual([
    'low cost-more: AWS Config, recording (company.securityServices.config): 17 → 25 accounts and Regions',
    'low cost-more: AWS Config, evaluating (company.securityServices.config): 510 → 750 rules in all accounts and Regions',
    'low cost-more: Security Hub (company.securityServices.securityHub): 18 → 27 accounts and Regions',
    'low cost-more: Backups (company.backup), rule daily of lz-tagged: 70 → 105 days of backups in all accounts and Regions, copies included',
  ]);
});

test('every switch that something is charged by is one of the config, and docs/costs.md says what it costs', () => {
  const page = readFileSync(join(repository, 'docs/costs.md'), 'utf8');
  const keys = new Set(CHARGES.flatMap(({ of }) => (of === undefined ? [] : [of])));
  expect([...keys].filter((key) => key.startsWith('securityServices.')).sort()).toEqual(
    services.map((service) => `securityServices.${service}`).sort(),
  );
  const missing = [...keys].filter((key) => !page.includes(`\`${key.split('.').at(-1) ?? ''}\``));
  expect(missing).toEqual([]);
});
