import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { assemblyTemplates } from '../../../lib/assembly/assembly-templates';
import { Ledger } from '../../../lib/app/checks/ledger';
import { stackLimits } from '../../../lib/app/checks/stack-limits';
import { addLandingZone } from '../../../lib/app/landing-zone';
import { ConfigError } from '../../../lib/config/config-error';
import { templateLimitProblems } from '../../../lib/app/checks/size-limits';
import { withoutStackTraces } from '../../support/assemblies';
import { config } from '../../support/companies/trips';
import { landingZoneOf, testApp } from '../../support/synthesize';
import { growthOf } from '../../../lib/app/checks/stack-growth';

function withAccounts(count: number): object {
  const more = Array.from({ length: count }, (_, index) => [
    `shop-${index}`,
    { email: `aws+shop-${index}@trips.com`, ou: 'staging' },
  ]);
  return {
    ...config,
    company: { ...config.company, accountQuota: 1000 },
    accounts: { ...config.accounts, ...(Object.fromEntries(more) as object) },
  };
}

test('a stack that comes to more than 500 resources is a problem of the config, before there is a template', () => {
  // Auditors, product managers and solutions architects come to three assignments an account.
  let error: unknown;
  try {
    landingZoneOf(withAccounts(170));
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  expect((error as ConfigError).problems).toEqual([
    {
      path: 'config/access.ts → assignments',
      found: expect.stringMatching(/^what comes to 5\d\d resources in the stack lz-identity$/) as string,
      expected: "at most 500 resources in a stack: CloudFormation's limit",
      mend: expect.stringContaining('assign fewer groups, or to fewer OUs') as string,
    },
  ]);
});

test('a hundred more accounts fit', () => {
  expect(() => landingZoneOf(withAccounts(100))).not.toThrow();
});

test('more alarm addresses than a StackSet takes are a problem of the config', () => {
  const emails = Array.from({ length: 600 }, (_, index) => `aws+${index}@trips.com`);
  const long = { ...config, company: { ...config.company, alarms: { emails } } };
  expect(() => landingZoneOf(long)).toThrow(
    /config\/company\.ts → alarms\.emails\n {2}found {5}what comes to \d+ bytes in the StackSet template .*\n.*at most 51200/,
  );
});

test('more outputs than CloudFormation takes are a problem of the config', () => {
  const Outputs = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`Output${index}`, {}]));
  const stack = { id: 'Organization', stackName: 'lz-organization', template: { Outputs } };
  expect(templateLimitProblems([stack])).toEqual([
    {
      path: 'config/accounts.ts',
      found: 'what comes to 201 outputs in the stack lz-organization',
      expected: "at most 200 outputs in a stack: CloudFormation's limit",
      mend: expect.any(String) as string,
    },
  ]);
});

test.each([
  ['Compliance', 'AWS::Organizations::Policy', 'config/company.ts → approvedRegions'],
  ['Organization', 'AWS::Organizations::OrganizationalUnit', 'config/organization.ts → organizationalUnits'],
  ['Organization', 'AWS::Organizations::Account', 'config/accounts.ts'],
  ['Baseline', 'Custom::AlternateContacts', 'config/company.ts → contacts'],
  ['Baseline', 'AWS::CloudFormation::StackSet', 'config/company.ts → serviceUsers'],
  ['Workloads', 'AWS::CloudFormation::StackSet', 'config/workloads.ts'],
  ['Identity', 'AWS::IdentityStore::User', 'config/access.ts → users'],
  ['Identity', 'AWS::IdentityStore::GroupMembership', 'config/access.ts → users'],
  ['Identity', 'AWS::IdentityStore::Group', 'config/access.ts → groups'],
  ['Guardrails', 'AWS::Organizations::Policy', 'config/organization.ts → guardrails'],
  ['Billing', 'AWS::Budgets::Budget', 'config/company.ts → budgets'],
  ['Identity', 'constructor', 'config/access.ts → assignments'],
])('the stack %s with more of %s than of anything else grows with %s', (id, type, path) => {
  expect(growthOf(id, ['AWS::Lambda::Function', type, type, 'AWS::SSO::Assignment']).path).toBe(path);
});

test('a company with 200 accounts is told in words, whatever it is that does not fit', () => {
  const { access, ...rest } = withAccounts(200) as { access: { assignments: readonly { persona: string }[] } };
  const app = testApp();
  const ledger = new Ledger(app, [stackLimits()]);
  withoutStackTraces(() =>
    addLandingZone(app, {
      catalogue,
      zone: readLandingZone({
        ...rest,
        access: {
          ...access,
          assignments: [access.assignments.find(({ persona }) => persona === 'org-admin')],
        },
        scenarios: undefined,
      }),
    }),
  );
  expect(() => app.synth()).toThrow();
  const { problems } = ledger.verdict(assemblyTemplates(app.outdir));
  expect(problems.join()).toMatch(
    /found {5}what comes to \d+ (outputs|parameters|mappings|bytes of template) in the stack lz-[a-z]+\n.*\n {2}mend {6}\S/,
  );
  expect(problems.join()).not.toMatch(/greater than allowed maximum|ValidationError/);
});
