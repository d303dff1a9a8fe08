import { completeLandingZone } from '../../../lib/model/complete';
import { definitions } from '../../support/read-landing-zone';
import type { Definitions } from '../../../lib/config/definitions';
import { unknownNames } from '../../../lib/config/definitions/names';
import { NAMES_AHEAD_OF_DATA } from '../../../lib/config/definitions/names-ahead-of-data';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import type { AccessControl } from '../../../lib/catalogue/guardrails/definition/guardrail';
import { findUnknownActions, findUnknownConditionKeys, loadIamData, type IamData } from '../../../lib/iam-data';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { resolvePersona } from '../../../lib/catalogue/personas/definition/persona';
import { personas } from '../../../lib/catalogue/personas/catalogue';
import { permissionsBoundary } from '../../../lib/catalogue/boundary/permissions-boundary';
import type { Statement } from '../../../lib/policy';
import { conglomerate } from '../../support/companies/conglomerate';
import { everything } from '../../support/companies/everything';
import { startUp } from '../../support/companies/start-up';
import { config } from '../../support/companies/trips';

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

test.each<[string, WrittenLandingZone]>([
  ['the sample', config],
  ['a start-up', startUp],
  ['a company of sixty accounts', conglomerate],
  ['a company with everything turned on', everything],
])('every name of %s means something to AWS', (_name, zone) => {
  expect(unknownNames(completeLandingZone(zone), data, definitions)).toEqual([]);
});

/** Every unknown name of the sample, as `place | found | mend`. */
const told = (changed: Partial<Definitions>, zone: WrittenLandingZone = config): readonly string[] =>
  unknownNames(completeLandingZone(zone), data, { ...definitions, ...changed }).map(({ path, found, mend }) =>
    [path, found, mend].join(' | '),
  );

/** Without what it protects: what it would then leave open is another test's. */
const trail: AccessControl = { ...(catalogue.audit['deny-changing-cloudtrail'] as AccessControl) };
Reflect.deleteProperty(trail, 'protects');
const guardrail = (change: object): Partial<Definitions> => ({
  guardrails: { audit: { 'deny-changing-cloudtrail': { ...trail, ...change } } },
});
const statement = (change: Partial<Statement>): Partial<Definitions> =>
  guardrail({ statements: [{ ...trail.statements[0], ...change }] });
const qa = resolvePersona(personas.qa, { homeRegion: 'us-west-2', approvedRegions: ['us-west-2'] });
const persona = (change: object): Partial<Definitions> => ({ personas: { qa: { ...qa, ...change } } });
const workflow = (change: object): Partial<Definitions> => ({
  workflows: {
    'read-bills': { says: 'Reads bills.', by: 'machine-role/oidc-deploy', source: ['https://x'], ...change },
  },
});
const AUDIT = 'lib/catalogue/guardrails/audit/deny-changing-cloudtrail.ts →';

test.each<[string, Partial<Definitions>, string]>([
  [
    'an action of a guardrail',
    statement({ Action: ['s3:GetObject', 's3:GetObjekt'] }),
    `${AUDIT} statements[0].Action[1] | "s3:GetObjekt" | did you mean "s3:GetObject"?`,
  ],
  [
    'a pattern that matches nothing',
    statement({ Action: 's3:Gett*' }),
    `${AUDIT} statements[0].Action | "s3:Gett*" | look it up in AWS’s service authorization reference`,
  ],
  [
    'a policy variable',
    statement({ Resource: 'arn:aws:s3:::lz/${aws:PrincipalAcount}/*' }),
    `${AUDIT} statements[0].Resource | "aws:PrincipalAcount" | did you mean "aws:PrincipalAccount"?`,
  ],
  [
    'a policy variable of several values',
    statement({ Condition: { StringEquals: { 'aws:userid': ['x', "${dynamodb:LeadingKeys, 'x'}"] } } }),
    `${AUDIT} statements[0].Condition.StringEquals["aws:userid"] | "\${dynamodb:LeadingKeys}" | compare the key itself in a condition`,
  ],
  [
    'a service condition key',
    statement({ Condition: { Bool: { 'redshift:PubliclyAccessible': 'true' } } }),
    `${AUDIT} statements[0].Condition.Bool["redshift:PubliclyAccessible"] | "redshift:PubliclyAccessible" | did you mean "rds:PubliclyAccessible"?`,
  ],
  [
    'a global condition key',
    statement({ Condition: { StringEquals: { 'aws:PrincpalArn': 'x' } } }),
    `${AUDIT} statements[0].Condition.StringEquals["aws:PrincpalArn"] | "aws:PrincpalArn" | did you mean "aws:PrincipalArn"?`,
  ],
  [
    'an issuer of tokens',
    statement({ Condition: { StringEquals: { 'token.actions.githubusercontent.co:sub': 'x' } } }),
    `${AUDIT} statements[0].Condition.StringEquals["token.actions.githubusercontent.co:sub"] | "token.actions.githubusercontent.co:sub" | did you mean "token.actions.githubusercontent.com"?`,
  ],
  [
    'an action of a workflow of nobody who is placed',
    workflow({ calls: [{ action: 's3:GetObject' }, { action: ['ce:GetCostAndUsage', 'ce:GetCostAndUsaje'] }] }),
    'lib/catalogue/workflows/finance.ts → read-bills.calls[1].action[1] | "ce:GetCostAndUsaje" | did you mean "ce:GetCostAndUsage"?',
  ],
  [
    'a condition key of a workflow',
    workflow({ calls: [{ action: 's3:GetObject', context: { 'aws:PrincpalArn': 'x' } }] }),
    'lib/catalogue/workflows/finance.ts → read-bills.calls[0].context["aws:PrincpalArn"] | "aws:PrincpalArn" | did you mean "aws:PrincipalArn"?',
  ],
  [
    'a condition key of a proof row',
    guardrail({ denies: [{ action: 'cloudtrail:StopLogging', context: { 'aws:PrincpalArn': 'x' } }] }),
    `${AUDIT} denies[0].context["aws:PrincpalArn"] | "aws:PrincpalArn" | did you mean "aws:PrincipalArn"?`,
  ],
  [
    'an action of a proof row',
    guardrail({ denies: [{ action: 'cloudtrail:StopLoging' }] }),
    `${AUDIT} denies[0].action | "cloudtrail:StopLoging" | did you mean "cloudtrail:StopLogging"?`,
  ],
  [
    'an action of a persona',
    persona({ statements: [{ Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' }] }),
    'lib/catalogue/personas/qa.ts → statements[0].Action | "s3:GetObjekt" | did you mean "s3:GetObject"?',
  ],
  [
    'a managed policy',
    persona({ managedPolicies: ['ReadOnlyAcess'] }),
    'lib/catalogue/personas/qa.ts → managedPolicies[0] | "ReadOnlyAcess" | did you mean "ReadOnlyAccess"?',
  ],
  [
    'an action of the boundary',
    {
      permissionsBoundary: {
        ...permissionsBoundary,
        document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:PasRole', Resource: '*' }] },
      },
    },
    'lib/catalogue/boundary/permissions-boundary.ts → document.Statement[0].Action | "iam:PasRole" | did you mean "iam:PassRole"?',
  ],
  [
    'a rule of AWS Config',
    { controls: { 'root-mfa': { rule: 'ROOT_ACCOUNT_MFA_ENABLD' } } },
    'lib/catalogue/controls/controls.ts → root-mfa.rule | "ROOT_ACCOUNT_MFA_ENABLD" | did you mean "ROOT_ACCOUNT_MFA_ENABLED"?',
  ],
])('%s that AWS does not have is refused', (_what, changed, problem) => {
  expect(told(changed)).toEqual([problem]);
});

describe('an ARN that nothing has is refused', () => {
  test.each([
    ['arn:aws:iam:role/x', 'count the colons: what is left out stays empty'],
    ['arn:aws:iam::123:role/x', 'write its twelve digits, or * for any'],
    ['arn:aws:iam::111111111111:rôle/x', 'write the ARN as AWS documents it, "*" for what is any'],
    ['arn:aws:iam::111111111111:roles/x', 'write the ARN as AWS documents it'],
    ['arn:aws:sqs:us-wst-2:*:x', 'did you mean "us-west-2"?'],
    ['arn:aws:sqss:us-west-2:*:x', 'did you mean "sqs"?'],
    ['arn:aws:s3:us-west-2:111111111111:bucket', 'write the ARN as AWS documents it'],
    ['arn:aws:s3::111111111111:bucket/x', 'write the ARN as AWS documents it'],
    ['arn:aws:cloudtrail:::trail/x', 'write the ARN as AWS documents it'],
  ])('%s as a resource', (arn, mend) => {
    const [problem, ...others] = told(statement({ Resource: ['*', arn] }));
    expect(problem).toContain(`${AUDIT} statements[0].Resource[1] | "${arn}"`);
    expect(problem).toContain(mend);
    expect(others).toEqual([]);
    expect(told(persona({ statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: arn }] }))).toHaveLength(1);
  });

  test.each([
    ['AWS', '123', 'an account of twelve digits'],
    ['AWS', 'arn:aws:iam::123:root', 'an account of twelve digits'],
    ['AWS', 'arn:aws:iam:role/x', 'an account of twelve digits'],
    ['Federated', 'arn:aws:iam::123:oidc-provider/gitlab.com', 'oidc-provider/<host>'],
    ['Federated', 'gitlab', 'oidc-provider/<host>'],
    ['Service', 'lamda.amazonaws.com', 'did you mean "lambda.amazonaws.com"?'],
    ['Service', 'ec2.amazonaws.con', 'the host of a service'],
  ])('%s %s as a principal', (kind, name, expected) => {
    const [problem, ...others] = unknownNames(completeLandingZone(config), data, {
      ...definitions,
      ...statement({ Principal: { [kind]: ['*', name] } }),
    });
    expect(problem?.path).toBe(`${AUDIT} statements[0].Principal.${kind}[1]`);
    expect(`${problem?.expected ?? ''} ${problem?.mend ?? ''}`).toContain(expected);
    expect(others).toEqual([]);
  });

  test.each([
    'arn:aws:iam:role/x',
    'arn:aws:iam::123:role/x',
    'role/x',
    'arn:iam::111111111111:role/x',
    'arn:aws:iamm::*:x',
  ])('%s in a condition', (arn) => {
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-*', arn] } };
    const [problem, ...others] = told(statement({ Condition }));
    expect(problem).toContain(`${AUDIT} statements[0].Condition.ArnNotLike["aws:PrincipalArn"][1] | "${arn}"`);
    expect(others).toEqual([]);
  });

  test('of a service user as well', () => {
    const serviceUsers = {
      printer: { account: 'security', why: 'It is old.', actions: ['s3:GetObject'], resources: ['arn:aws:s3:x/*'] },
    };
    const zone = { ...config, company: { ...config.company, serviceUsers } } as WrittenLandingZone;
    expect(told({}, zone).join()).toContain('serviceUsers.printer.resources[0] | "arn:aws:s3:x/*"');
  });

  test.each([
    'arn:aws:iam::*:role/*',
    'arn:aws:s3:::x',
    'arn:aws:s3:::*',
    'arn:aws:sqs',
    'arn:*:sqs:*:*:*',
    'arn:aws:iam::${aws:PrincipalAccount}:role/app/${aws:PrincipalTag/team}',
    'arn:aws:iam::aws:policy/AdministratorAccess',
    'arn:aws:apigateway:us-west-2::/restapis/*',
    'arn:aws:execute-api:us-west-2:111111111111:abc/prod/GET/x',
  ])('but not %s', (arn) => {
    expect(told(persona({ statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: arn }] }))).toEqual([]);
  });
});

test.each([
  ['ec2:instanse', 'did you mean "ec2:instance"?'],
  ['ecc2:instance', 'did you mean "ec2:instance"?'],
  ['s3:buckets', 'did you mean "s3:bucket"?'],
])('a tag policy for %s is refused', (kind, mend) => {
  const content = {
    tags: { owner: { tag_key: { '@@assign': 'owner' }, enforced_for: { '@@assign': ['rds:db', 'logs:*', kind] } } },
  };
  const tags = { type: 'TAG_POLICY', control: 'C01', why: 'x', content, sets: [] };
  expect(told({ guardrails: { tags: { 'standardize-cost-tags': tags } } })).toEqual([
    `lib/catalogue/guardrails/tags/standardize-cost-tags.ts → content.tags.owner.enforced_for["@@assign"][2] | "${kind}" | ${mend}`,
  ]);
});

describe('a condition about a tag that is nearly one of the config', () => {
  const tagged = (key: string): readonly string[] =>
    told(statement({ Condition: { StringNotEquals: { [key]: 'prod' } } })).map((line) => line.slice(AUDIT.length + 1));

  test('is refused, whichever key holds the tag', () => {
    expect(tagged('aws:ResourceTag/enviroment')).toEqual([
      'statements[0].Condition.StringNotEquals["aws:ResourceTag/enviroment"] | "aws:ResourceTag/enviroment" | did you mean "aws:ResourceTag/environment"?',
    ]);
    expect(tagged('aws:PrincipalTag/managedby')).toHaveLength(1);
    expect(tagged('s3:ExistingObjectTag/manged-by')).toHaveLength(1);
  });

  test('is refused in a row too', () => {
    const row = { action: 'cloudtrail:StopLogging', context: { 'aws:RequestTag/enviroment': 'prod' } };
    expect(told(guardrail({ denies: [row] }))).toEqual([expect.stringContaining('denies[0].context')]);
  });

  test('is refused in the company’s own sentences, too', () => {
    const row = { action: 's3:GetObject', context: { 'aws:PrincipalTag/enviroment': 'prod' } };
    const scenarios = [...config.scenarios, { says: 'Auditors may read', always: [row] }];
    expect(told({}, { ...config, scenarios })).toEqual([
      `config/scenarios.ts → [${config.scenarios.length}].always[0].context["aws:PrincipalTag/enviroment"] | "aws:PrincipalTag/enviroment" | did you mean "aws:PrincipalTag/environment"?`,
    ]);
  });

  test('is taken where it is that one, in any case, or another', () => {
    expect(['environment', 'Environment', 'stage', 'team'].flatMap((tag) => tagged(`aws:ResourceTag/${tag}`))).toEqual(
      [],
    );
  });

  test('is taken where a tag policy spells it: resources have tags that the config does not give', () => {
    const policy = {
      type: 'TAG_POLICY',
      control: 'C01',
      why: 'x',
      content: { tags: { e: { tag_key: { '@@assign': 'enviroment' } } } },
      sets: [],
    };
    const { guardrails } = statement({ Condition: { StringNotEquals: { 'aws:ResourceTag/enviroment': 'prod' } } });
    expect(told({ guardrails: { ...(guardrails as object), tags: { spelling: policy } } })).toEqual([]);
  });
});

test('a service that resource control policies do not bind is refused in one', () => {
  const statements = [{ Effect: 'Deny', Principal: '*', Action: 'ec2:RunInstances', Resource: '*' }];
  expect(told(guardrail({ type: 'RESOURCE_CONTROL_POLICY', statements }))).toEqual([
    `${AUDIT} statements[0].Action | "ec2:RunInstances" | deny it by a service control policy, or leave it out`,
  ]);
});

test('an action of a service user that AWS does not have is refused', () => {
  const serviceUsers = {
    printer: { account: 'security', why: 'It is old.', actions: ['s3:FlyToMoon'], resources: ['arn:aws:s3:::x/*'] },
  };
  const [problem, ...others] = told({}, { ...config, company: { ...config.company, serviceUsers } });
  expect(others).toEqual([]);
  expect(problem).toContain('config/company.ts → serviceUsers.printer.actions[0] | "s3:FlyToMoon"');
});

test('a name that is ahead of the data passes, and none stays on that list once the data has it', () => {
  const ahead = [{ name: 's3:FlyToMoon', why: 'As if it were new.' }];
  const flying = { ...definitions, ...statement({ Action: 's3:FlyToMoon' }) };
  expect(unknownNames(completeLandingZone(config), data, flying, ahead)).toEqual([]);
  const isKnown = (name: string): boolean =>
    [...findUnknownActions([name], data), ...findUnknownConditionKeys([name], data)].length < 2;
  expect(NAMES_AHEAD_OF_DATA.filter(({ name }) => isKnown(name))).toEqual([]);
});
