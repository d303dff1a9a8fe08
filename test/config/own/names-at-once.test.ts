import type { GuardrailDefinition } from '../../../lib/catalogue/guardrails/definition/guardrail';
import type { PersonaDefinition } from '../../../lib/catalogue/personas/definition/persona';
import { loadIamData, type IamData } from '../../../lib/iam-data';
import { ConfigError } from '../../../lib/config/config-error';
import type { Definitions } from '../../../lib/config/definitions';
import { unknownNames } from '../../../lib/config/definitions/names';
import { readLandingZone } from '../../../lib/config/read-landing-zone';
import { config } from '../../support/companies/trips';
import { definitions } from '../../support/read-landing-zone';

/* What AWS does not have is told with whatever else is wrong, of every definition that is sound itself. */

const denyDesktops: GuardrailDefinition = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G99',
  why: 'A desktop costs as much as a cabin.',
  statements: [{ Effect: 'Deny', Action: 'workspaces:CreateWorkspace', Resource: '*' }],
  denies: [{ action: 'workspaces:CreateWorkspaces' }],
  allows: [{ action: 'workspaces:DescribeWorkspaces' }],
};
const analyst: PersonaDefinition = {
  name: 'Analyst',
  description: 'Reads what was sold',
  sessionHours: 8,
  statements: [{ Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' }],
  can: [{ action: 's3:GetObject' }],
  cannot: [{ action: 'iam:CreateUser' }],
};
const clerk = {
  belongsTo: 'application',
  resources: {},
  define: () => ({
    description: 'Files what was sold.',
    trust: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    statements: [
      { Effect: 'Allow', Action: 'dynamodb:PutItme', Resource: 'arn:aws:dynamodb:{region}:{account}:table/sales' },
    ],
    can: [{ action: 'dynamodb:PutItem', resource: 'arn:aws:dynamodb:{region}:{account}:table/sales' }],
    cannot: [{ action: 'iam:CreateUser' }],
  }),
};

type Themes = Readonly<Record<string, object>>;
const themes = definitions.guardrails as Themes;
const [theme = ''] = Object.keys(themes);

/** With wrong names in a guardrail, a persona and a machine role that nothing places. */
function written(guardrails: object = {}): Definitions {
  return {
    ...definitions,
    guardrails: { ...themes, [theme]: { ...themes[theme], 'deny-desktops': denyDesktops, ...guardrails } },
    personas: { ...(definitions.personas as object), analyst },
    machineRoles: { ...(definitions.machineRoles as object), clerk },
  };
}

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** As `path: found`, a line each. */
function told(company: unknown, all: Definitions): string {
  try {
    readLandingZone(company, all, undefined, undefined, (zone, own) => unknownNames(zone, iamData, own));
    return 'nothing';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found }) => `${path}: ${found}`).join('\n');
  }
}

const security = { ...config.accounts.security, ou: 'nowhere' };
const misplaced = { ...config, accounts: { ...config.accounts, security } };
const misshapen = { ...config, company: { ...config.company, homeRegon: 'us-west-2' } };
const { allows, ...withoutAllows } = { ...denyDesktops, control: 'G98' };
const halfWritten = { 'deny-sofas': withoutAllows };

test.each<[what: string, company: unknown, guardrails: object, other: RegExp]>([
  ['a name of the config that nobody defined', misplaced, {}, /security\.ou: "nowhere"/],
  ['a key of the config that there is not', misshapen, {}, /company\.ts → homeRegon: unknown key/],
  ['a definition that is not whole', config, halfWritten, /deny-sofas\.ts → allows: nothing/],
  ['all of these', { ...misplaced, ...misshapen }, halfWritten, /homeRegon[^]*deny-sofas\.ts → allows: nothing/],
])('names that AWS does not have are told together with %s', (_what, company, guardrails, other) => {
  expect(allows).toHaveLength(1);
  const problems = told(company, written(guardrails));
  expect(problems).toMatch(other);
  expect(problems).toMatch(/deny-desktops\.ts → statements\[0\]\.Action: "workspaces:CreateWorkspace"/);
  expect(problems).toMatch(/analyst\.ts → statements\[0\]\.Action: "s3:GetObjekt"/);
  expect(problems).toMatch(/clerk\.ts → statements\[0\]\.Action: "dynamodb:PutItme"/);
});

test('what is sound of the product names nothing that AWS does not have, whatever else is wrong', () => {
  expect(told(misshapen, definitions).split('\n')).toEqual([expect.stringMatching(/homeRegon: unknown key/)]);
  const themesWithout = { ...themes, [theme]: { ...themes[theme], ...halfWritten } };
  expect(told(config, { ...definitions, guardrails: themesWithout }).split('\n')).toEqual([
    expect.stringMatching(/deny-sofas\.ts → allows: nothing/),
  ]);
});
