import type { GuardrailDefinition } from '../../../lib/catalogue/guardrails/definition/guardrail';
import { loadIamData } from '../../../lib/iam-data';
import { ConfigError } from '../../../lib/config/config-error';
import { unknownNames } from '../../../lib/config/definitions/names';
import { readLandingZone } from '../../../lib/config/read-landing-zone';
import { config } from '../../support/companies/trips';
import { definitions } from '../../support/read-landing-zone';

const denyDesktops: GuardrailDefinition = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G99',
  why: 'A desktop costs as much as a cabin.',
  statements: [{ Effect: 'Deny', Action: 'workspaces:CreateWorkspace', Resource: '*' }],
  denies: [{ action: 'workspaces:CreateWorkspaces' }],
  allows: [{ action: 'workspaces:DescribeWorkspaces' }],
};

test('an action that AWS does not have is told together with what is wrong with the config', async () => {
  const iamData = await loadIamData();
  const themes = definitions.guardrails as Readonly<Record<string, object>>;
  const [theme = ''] = Object.keys(themes);
  const written = {
    ...definitions,
    guardrails: { ...themes, [theme]: { ...themes[theme], 'deny-desktops': denyDesktops } },
  };
  const wrong = {
    ...config,
    accounts: { ...config.accounts, security: { ...config.accounts.security, ou: 'nowhere' } },
  };
  const told = (): string => {
    try {
      readLandingZone(wrong, written, undefined, undefined, (zone, own) => unknownNames(zone, iamData, own));
      return 'nothing';
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.problems.map(({ path, found }) => `${path}: ${found}`).join('\n');
    }
  };
  expect(told()).toMatch(/security\.ou: "nowhere"[^]*"workspaces:CreateWorkspace"/);
});
