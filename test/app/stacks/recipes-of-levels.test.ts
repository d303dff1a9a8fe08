import { recipe } from '../../support/pages/recipes';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import { changesBetween } from '../../support/template-changes';

/* Recipes of docs/recipes.md about OUs, Regions and names: what each changes in the templates, and that nothing else does. */

type Company = ReturnType<typeof copyOf<typeof config>>;

function after(change: (company: Company) => void, before: Company = copyOf(config)): Company {
  const changed = copyOf(before);
  change(changed);
  return changed;
}

const LEAVING = 'us-east-2';
const STAYING = config.company.approvedRegions.filter((region) => region !== LEAVING);

/** Lines that take something away. */
const removals = (lines: readonly string[] = []): readonly string[] => lines.filter((line) => /(^|: )- /.test(line));

describe(recipe('Take a region out').heading, () => {
  const denied = after(({ organization }) => {
    for (const unit of Object.values(organization.organizationalUnits)) {
      if (unit.parent === 'root') Object.assign(unit, { approvedRegions: STAYING });
    }
  });
  const without = after(({ company, organization }) => {
    Object.assign(company, { approvedRegions: STAYING });
    for (const unit of Object.values(organization.organizationalUnits)) Reflect.deleteProperty(unit, 'approvedRegions');
  }, denied);

  test('denies it first, and takes nothing away that watches it', () => {
    const { guardrails, ...others } = changesBetween(config, denied);
    expect(guardrails?.filter((line) => line.startsWith('+ '))).not.toEqual([]);
    expect(removals(guardrails)).toEqual([]);
    expect(Object.values(others).flatMap((lines) => removals(lines))).toEqual([]);
    expect(Object.keys(others)).not.toContain('compliance');
  });

  test('and then takes settings, alarms and detection out', () => {
    const { baseline, compliance } = changesBetween(denied, without);
    expect(baseline).toEqual(expect.arrayContaining(['~ MemberAlarmsStackSet  StackInstancesGroup']));
    expect(removals(compliance)).not.toEqual([]);
    expect(removals(compliance).filter((line) => !line.includes('useast2'))).toEqual([]);
  });
});

describe(recipe('Give an OU Regions of its own').heading, () => {
  const narrowed = after(({ organization }) =>
    Object.assign(organization.organizationalUnits.sandbox, { approvedRegions: STAYING }),
  );

  test('is a policy of the OU, and nothing else of the organization policies', () => {
    expect(changesBetween(config, narrowed).guardrails?.filter((line) => !line.endsWith('DependsOn'))).toEqual([
      '+ ServiceControlPolicyLzRegionsOuSandbox  AWS::Organizations::Policy',
    ]);
  });

  test('leaves accounts, people and the bill alone', () => {
    const { organization = [], identity, billing } = changesBetween(config, narrowed);
    expect([identity, billing]).toEqual([undefined, undefined]);
    expect(organization.filter((line) => !line.startsWith('~ OrganizationTree'))).toEqual([]);
  });
});

test(`${recipe('Tag all accounts of an OU').heading}: each account below has them, and the bill is split by them`, () => {
  const tagged = after(({ organization }) =>
    Object.assign(organization.organizationalUnits.growth, { tags: { team: 'growth' } }),
  );
  expect(changesBetween(config, tagged)).toEqual({
    organization: ['~ AccountGrowthMarketing  Tags', '~ AccountGrowthSales  Tags'],
    // The bill can be split by it.
    billing: ['~ CostAllocationTags  Description', '~ CostAllocationTags  Target'],
  });
});

test(`${recipe('Exempt somebody from a guardrail').heading}: the guardrail's policy says so, and no other changes`, () => {
  const exempt = after((company) =>
    Object.assign(company, {
      exceptions: {
        'deny-unapproved-regions': [{ account: 'growth-sales', reason: 'The CRM is elsewhere', until: '2099-12-31' }],
      },
    }),
  );
  const { guardrails, ...others } = changesBetween(config, exempt);
  expect(guardrails).toEqual([
    '~ ServiceControlPolicyLzRegionsRoot  Metadata',
    '~ ServiceControlPolicyLzRegionsRoot  Content',
  ]);
  expect(others).toEqual({});
});

describe(recipe('Change what an account is called').heading, () => {
  const id = '222222222222';
  const adopted = after(({ accounts, organization }) => {
    Object.assign(organization, { existing: 'o-abcde12345' });
    Object.assign(accounts['growth-sales'], { existing: id });
  });
  const renamed = after(({ accounts }) => Object.assign(accounts['growth-sales'], { name: 'sales' }), adopted);

  test('takes it out of the stack, which keeps it', () => {
    expect(changesBetween(config, adopted).organization).toEqual(
      expect.arrayContaining(['- AccountGrowthSales  AWS::Organizations::Account']),
    );
  });

  test('and what it is called then is a line of the config that no account asks AWS for', () => {
    const lines = Object.values(changesBetween(adopted, renamed)).flat();
    expect(lines.filter((line) => line.includes('AWS::Organizations::Account'))).toEqual([]);
    expect(lines.filter((line) => / {2}(AccountName|Email)$/.test(line))).toEqual([]);
  });
});
