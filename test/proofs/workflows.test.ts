import type { Workflow } from '../../lib/catalogue/workflows/definition/workflow';
import { workflows } from '../../lib/catalogue/workflows/catalogue';
import { EngineEnvironment, organizationGraph } from '../../lib/assembly';
import { loadIamData, loadManagedPolicies, type IamData } from '../../lib/iam-data';
import { workByAccount } from '../../lib/assembly/proven/everyday-work';
import { PolicyEngine, type PolicyDocument, type Statement } from '../../lib/policy';
import { gapsIn } from '../../lib/proofs/coverage';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { everydayWork } from '../../lib/proofs/everyday-work';
import { explainWorkflow } from '../../lib/proofs/explain-workflow';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { notPlaced } from '../../lib/proofs/expected';
import { definitionsOf, environmentOf, workflowContextOf } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { workflowClaims } from '../../lib/proofs/workflow-claims';
import { conglomerate } from '../support/companies/conglomerate';
import { everything } from '../support/companies/everything';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { catalogue, readLandingZone } from '../support/read-landing-zone';
import { synthesized } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** What a company comes to with these workflows, and no others. */
function tried(company: unknown, asked: Readonly<Record<string, Workflow>> = workflows) {
  const { assembly, zone } = synthesized(company);
  const environment = environmentOf(assembly);
  const chooser = { zone, catalogue: { ...catalogue, workflows: asked } };
  const claims = workflowClaims(workflowContextOf(environment, chooser));
  const { homeRegion, approvedRegions } = zone.company;
  const engine = engineFor(claims, iamData);
  const asking = { iamData, homeRegion, approvedRegions, engine };
  const run = runProofs(claims, asking, engine);
  const failures = [...findEmptyRows(claims, asking), ...run.failures].map(describeFailure);
  return { run, failures, definitions: definitionsOf(environment, chooser) };
}

const places = (placed: readonly string[]) => (sample: typeof config) => ({
  ...sample,
  organization: { ...sample.organization, guardrails: placed },
});

/** What a place has no room for beside the rest of the root stands on each OU below it. */
const ON_UNITS = ['compute', 'data', 'sandbox'];
/** What closes accounts, and what needs a vault in each. */
const LEFT_OUT = ['back-up-tagged-resources', 'quarantine-account'];

/** Every guardrail on every account. */
const strict = (): unknown => {
  const ids = (wanted: (theme: string) => boolean): readonly string[] =>
    Object.entries(catalogue.guardrails)
      .filter(([theme]) => wanted(theme))
      .flatMap(([, members]) => Object.keys(members))
      .filter((id) => !LEFT_OUT.includes(id));
  const onUnits = ids((theme) => ON_UNITS.includes(theme));
  const { organizationalUnits } = config.organization;
  const units = Object.entries(organizationalUnits).map(
    ([key, { parent }]) =>
      [key, parent === 'root' && key !== 'suspended' ? { parent, guardrails: onUnits } : { parent }] as const,
  );
  return {
    ...config,
    organization: {
      guardrails: ids((theme) => !ON_UNITS.includes(theme)),
      organizationalUnits: {
        ...Object.fromEntries(units),
        suspended: { parent: 'root', status: 'suspended', guardrails: ['quarantine-account'] },
      },
    },
    accounts: Object.fromEntries(
      Object.entries(config.accounts).map(([key, account]) => [key, { ...account, guardrails: [] }]),
    ),
    exceptions: {},
  };
};

test.each<[name: string, company: unknown]>([
  ['the sample company', config],
  ['one with everything', everything],
  ['a start-up', startUp],
  ['a conglomerate', conglomerate],
  ['one without a guardrail', places(['enable-security-hub'])(config)],
])('every workflow of %s works, or is blocked by what it says', (_name, company) => {
  expect(tried(company).failures).toEqual([]);
});

test('it holds with every guardrail on every account, too', () => {
  expect(tried(strict()).failures).toEqual([]);
});

const login: Workflow = {
  says: 'Somebody signs in.',
  source: ['https://docs.aws.amazon.com/signin/'],
  by: 'administrator',
  calls: [{ action: 'iam:CreateUser', resource: 'arn:aws:iam::{account}:user/somebody' }],
};
const blocked = (by: string): Workflow => ({
  ...login,
  blocked: [{ by, calls: [1], instead: 'Do not.', allow: 'Ask.' }],
});

test('what a guardrail stops and no workflow says is told, with how to say it', () => {
  expect(tried(config, { login }).failures).toEqual([
    expect.stringMatching(/must be allowed, but it is denied.*DenyIamUsers.*blocked.*config\/workflows\//s),
  ]);
});

test('what is said to be stopped by another guardrail than the one that does is told', () => {
  expect(tried(config, { login: blocked('deny-changing-federation') }).failures).toEqual([
    expect.stringMatching(/DenyIamUsers.*What the workflow says is in its way: deny-changing-federation/s),
  ]);
});

test('what is said to be stopped and works is told', () => {
  const call = { action: 'iam:ListRoles' } as const;
  expect(tried(config, { login: { ...blocked('deny-iam-users'), calls: [call] } }).failures).toEqual([
    expect.stringContaining('must be denied, but it is allowed'),
  ]);
});

test('what a guardrail would stop works where it is not placed', () => {
  expect(tried(places(['enable-security-hub'])(config), { login: blocked('deny-iam-users') }).failures).toEqual([]);
});

/** Somebody is exempt from the guardrail in the way. */
const exempting = (principal: string) => ({
  ...config,
  exceptions: {
    ...config.exceptions,
    'deny-iam-users': [{ principal, reason: 'one job without a role', until: '2027-03-31' }],
  },
});

test.each<[who: string, by: Workflow['by'], principal: string, inTheWay: readonly string[]]>([
  ['somebody else', 'administrator', 'production-operators/prod-admin', ['deny-iam-users']],
  ['whoever does it', 'account-access', 'role/OrganizationAccountAccessRole', []],
])('where %s is exempt, everyday work works as it does where it is asked about', (_who, by, principal, inTheWay) => {
  const { assembly, zone } = synthesized(exempting(principal));
  const workflow = { ...blocked('deny-iam-users'), by };
  const context = workflowContextOf(environmentOf(assembly), { zone, catalogue });
  const { run, failures } = tried(exempting(principal), { login: workflow });
  expect(failures).toEqual([]);
  const work = workByAccount(everydayWork(run.tried), 'login');
  expect(work.get('engineering-prod')).toEqual(inTheWay);
  const engine = new PolicyEngine(iamData);
  for (const account of context.environment.graph.accounts.filter(({ name }) => work.has(name))) {
    const calls = explainWorkflow({ id: 'login', workflow, account }, context, { engine, iamData });
    const works = calls.every(({ decision }) => decision === 'allowed');
    expect([account.name, work.get(account.name)?.length === 0]).toEqual([account.name, works]);
  }
});

test('a call that AWS does not have is told, with what was meant', () => {
  const calls = [{ action: 'iam:CreateUsr' }] as const;
  expect(tried(config, { login: { ...login, calls } }).failures.join()).toContain('iam:CreateUser');
});

test.each<[what: string, resource: readonly [string, ...string[]], found: string]>([
  ['of which the rest is not named', ['arn:aws:ec2:{region}:{account}:subnet/subnet-1'], 'ec2:RunInstances without'],
  [
    'about what no template makes',
    ['arn:aws:s3:::lz-organization-trial-{account}-{region}/1'],
    'which no template makes or names',
  ],
])('a call %s is told', (_what, resource, found) => {
  const action = found.startsWith('ec2:') ? 'ec2:RunInstances' : 's3:GetObject';
  expect(
    tried(config, { login: { ...login, by: 'application', calls: [{ action, resource }] } }).failures,
  ).toContainEqual(expect.stringContaining(found));
});

test.each<[what: string, rewrite: (document: PolicyDocument) => PolicyDocument, workflow: string]>([
  [
    'the bucket of the trail that denies reading',
    (document) => (saysOf(document, 'cloudtrail.amazonaws.com') ? withDenial(document, 's3:GetObject') : document),
    'read-trail',
  ],
  [
    'the key of the logs that denies decrypting',
    (document) => (saysOf(document, 'ReadingLogs') ? withDenial(document, 'kms:Decrypt') : document),
    'read-trail',
  ],
  [
    'a security team that may assume nothing',
    (document) => without(document, 'sts:AssumeRole', 'lz-security-audit'),
    'look-into-account',
  ],
])('work is asked of what is really there: %s is noticed', (_what, rewrite, workflow) => {
  const { assembly, zone } = synthesized(config);
  const graph = organizationGraph(assembly);
  const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()), rewrite);
  const claims = workflowClaims(workflowContextOf(environment, { zone, catalogue }));
  const run = runProofs(claims, { iamData, homeRegion: zone.company.homeRegion }, engineFor(claims, iamData));
  expect(run.failures.map(({ claim }) => claim.subject)).toContain(`workflow ${workflow}`);
});

const saysOf = (document: PolicyDocument, word: string): boolean => JSON.stringify(document).includes(word);
const statementsOf = ({ Statement }: PolicyDocument): readonly Statement[] => [Statement].flat();
const withDenial = (document: PolicyDocument, Action: string): PolicyDocument => ({
  ...document,
  Statement: [...statementsOf(document), { Effect: 'Deny', Principal: '*', Action, Resource: '*' }],
});
const without = (document: PolicyDocument, action: string, about: string): PolicyDocument => ({
  ...document,
  Statement: statementsOf(document).filter(
    ({ Effect, Action, Resource }) =>
      !(Effect === 'Allow' && Action === action && JSON.stringify(Resource ?? '').includes(about)),
  ),
});

test('work whose actor is nowhere is not asked, and told', () => {
  const nowhere: Workflow = { ...login, by: 'machine-role/oidc-deploy' };
  const { run, definitions } = tried(config, { nowhere });
  expect(run.claims).toBe(0);
  expect(notPlaced(definitions)).toContain('workflow nowhere (machine-role/oidc-deploy)');
});

test('what is placed on OUs without accounts alone is told as such', () => {
  const { organization, access, workloads } = config;
  const nobody = {
    ...config,
    organization: {
      ...organization,
      organizationalUnits: { ...organization.organizationalUnits, 'to-come': { parent: 'root', name: 'To come' } },
    },
    access: {
      ...access,
      assignments: access.assignments.map((one) =>
        one.persona === 'qa' ? { group: one.group, persona: 'qa', organizationalUnits: ['to-come'] } : one,
      ),
    },
    workloads: {
      ...workloads,
      later: {
        machineRole: 'order-publisher',
        organizationalUnits: ['to-come'],
        resources: { orders: { createdIn: 'same-account' } },
      },
    },
  };
  const built = environmentOf(synthesized(config).assembly);
  const told = notPlaced(definitionsOf(built, { zone: readLandingZone(nobody), catalogue }));
  expect(told).toContain('persona qa (in OUs that have no account)');
  expect(told).toContain('workload later (in OUs that have no account)');
});

test('every call that is not asked is missed, in every kind of account', () => {
  const { run, definitions } = tried(everything);
  const proofs = { ...run, searched: [] };
  const gaps = (list: typeof run.tried) =>
    gapsIn({ ...proofs, tried: list }, definitions).filter((gap) => gap.startsWith('workflow '));
  expect(gaps(run.tried)).toEqual([]);
  const unmissed = run.tried.filter((one) => gaps(run.tried.filter((other) => other !== one)).length === 0);
  expect(unmissed.map(({ claim }) => `${claim.subject} ${claim.list} ${claim.position}`)).toEqual([]);
});

test('a workflow that lost a call is missed', () => {
  const { run, definitions } = tried(config);
  const shorter = {
    ...run,
    tried: run.tried.filter(({ claim }) => claim.subject !== 'workflow eks-irsa'),
    searched: [],
  };
  expect(gapsIn(shorter, definitions)).toContain(
    'workflow eks-irsa, calls blocked by deny-changing-federation, row 1 was not asked',
  );
});
