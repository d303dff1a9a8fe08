import { ManagedRuleIdentifiers } from 'aws-cdk-lib/aws-config';
import { controls } from '../../../lib/catalogue/controls/controls';
import {
  conformancePackTemplate,
  controlIdOf,
  controlsOf,
  ruleName,
} from '../../../lib/catalogue/controls/definition/rules';

const entries = Object.entries(controls);

describe('the table of controls', () => {
  test.each(entries)('%s is evaluated by a rule that AWS manages', (_id, { rule }) => {
    expect(Object.values(ManagedRuleIdentifiers)).toContain(rule);
  });

  test.each(entries)('%s has an id that names a rule, and one sentence for people', (id, { title }) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  });

  test.each(entries)('%s names recommendations and controls as their authors do', (_id, { cis, nist }) => {
    for (const recommendation of [...cis.v3, ...cis.v5]) expect(recommendation).toMatch(/^[1-6](\.\d{1,2}){1,2}$/);
    for (const control of nist) expect(control).toMatch(/^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$/);
    expect(cis.v3.length > 0).toBe(cis.v5.length > 0);
    expect(new Set(nist).size).toBe(nist.length);
  });

  test('no rule stands twice', () => {
    const rules = entries.map(([, { rule }]) => rule);
    expect(new Set(rules).size).toBe(rules.length);
  });

  test.each([
    ['ROOT_ACCOUNT_MFA_ENABLED'],
    ['IAM_ROOT_ACCESS_KEY_CHECK'],
    ['IAM_PASSWORD_POLICY'],
    ['MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS'],
    ['EC2_EBS_ENCRYPTION_BY_DEFAULT'],
    ['RDS_STORAGE_ENCRYPTED'],
    ['S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC'],
    ['MULTI_REGION_CLOUD_TRAIL_ENABLED'],
  ])('a reviewer finds %s', (rule) => {
    expect(entries.map(([, control]) => control.rule)).toContain(rule);
  });

  test('the password policy is the one that the landing zone sets', () => {
    expect(controls['password-policy']?.parameters).toMatchObject({
      MinimumPasswordLength: '14',
      PasswordReusePrevention: '24',
      MaxPasswordAge: '90',
    });
  });
});

describe('a conformance pack', () => {
  const pack = JSON.parse(conformancePackTemplate(controlsOf(controls, 'account'))) as {
    Resources: Record<string, { Type: string; Properties: object }>;
  };

  test('has one rule a control of its scope, and nothing else', () => {
    const own = entries.filter(([, { scope }]) => scope === 'account');
    expect(own.length).toBeGreaterThan(5);
    expect(Object.values(pack.Resources).map(({ Type }) => Type)).toEqual(own.map(() => 'AWS::Config::ConfigRule'));
  });

  test('gives a rule its name, its identifier and its parameters', () => {
    expect(pack.Resources.AccessKeysRotated).toEqual({
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: 'lz-access-keys-rotated',
        Description: 'Access keys are at most 90 days old',
        Source: { Owner: 'AWS', SourceIdentifier: 'ACCESS_KEYS_ROTATED' },
        InputParameters: { maxAccessKeyAge: '90' },
      },
    });
    expect(pack.Resources.RootMfa?.Properties).not.toHaveProperty('InputParameters');
  });

  test.each(['account', 'region'] as const)('for each %s stays within what AWS Config takes', (scope) => {
    expect(Buffer.byteLength(conformancePackTemplate(controlsOf(controls, scope)))).toBeLessThan(51_200);
  });
});

test.each([
  ['lz-root-mfa', 'root-mfa'],
  ['lz-root-mfa-conformance-pack-ab12cd34e', 'root-mfa'],
  ['orders-encrypted', undefined],
  ['OrgConfigRule-lz-root-mfa', undefined],
])('the rule %s belongs to the control %s', (rule, id) => {
  expect(controlIdOf(rule)).toBe(id);
});

test('every control is found again by the name that AWS gives its rule', () => {
  for (const [id] of entries) expect(controlIdOf(`${ruleName(id)}-conformance-pack-1a2b3c`)).toBe(id);
});
