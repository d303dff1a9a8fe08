import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { inPipelineCommand, type InPipeline } from '../../lib/cli/in-pipeline';
import { writeProofs } from '../../lib/assembly/proven/proofs-file';
import { clientsOfBootstrap } from '../../lib/cli/in-pipeline/open-lease';
import { bootstrapRoleArn, PROFILES, profilesFile } from '../../lib/cli/in-pipeline/profiles';
import { findUnknownActions, loadIamData, loadManagedPolicies, type IamData } from '../../lib/iam-data';
import { LEASE_KEY } from '../../lib/operate/deploy/lease/s3-store';
import type { Step } from '../../lib/operate/deploy/run-step';
import type { AwsClients } from '../../lib/operate/live/clients';
import type { LiveAws } from '../../lib/operate/live';
import {
  PolicyEngine,
  type Account,
  type NamedPolicy,
  type PolicyDocument,
  type RolePrincipal,
  type Statement,
} from '../../lib/policy';
import { givenIn, makesTheSame } from '../operate/deploy/deploying';
import { opened } from '../operate/deploy/memory-store';
import { recorder } from '../operate/live/fake';
import { repository } from '../support/repository';
import { can, run, sampleAssembly } from './support';

const ACCOUNT_ID = '111111111111';
const bootstrap = { partition: 'aws', accountId: ACCOUNT_ID, homeRegion: 'us-west-2' };
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };
const assembly = sampleAssembly();

/** The sample's, of which everything was proven. */
function temporaryAssembly(): string {
  const folder = mkdtempSync(join(tmpdir(), 'in-pipeline-'));
  cpSync(assembly, folder, { recursive: true });
  writeProofs(folder, CHECKS);
  return folder;
}

const CHECKS = [
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'stack limits',
  'replacements',
  'template validation',
].map((name) => ({ name, templates: 1, counts: { rules: 1 } }));

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Each with the text of the configuration that it found. */
  readonly steps: readonly (Step & { readonly config: string })[];
  readonly environment: NodeJS.ProcessEnv;
}

async function inPipeline(argv: readonly string[], variables: NodeJS.ProcessEnv = CREDENTIALS): Promise<Ran> {
  const [stdout, stderr] = [recorder(), recorder()];
  const steps: Ran['steps'][number][] = [];
  const environment = { ...variables };
  const caller = {
    accountId: ACCOUNT_ID,
    partition: 'aws',
    arn: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/lz-ci-deploy/x`,
  };
  const given: InPipeline = {
    argv,
    environment,
    streams: { stdout, stderr },
    reach: () => Promise.resolve({ caller: () => Promise.resolve(caller) } as LiveAws),
    open: () => Promise.resolve(opened()),
    run: (step) => {
      makesTheSame(step.argv, givenIn(argv));
      steps.push({ ...step, config: readFileSync(environment.AWS_CONFIG_FILE ?? '', 'utf8') });
      return Promise.resolve(step.argv.includes('--json') ? 1 : 0);
    },
  };
  const exitCode = await inPipelineCommand(given);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), steps, environment };
}

test.each(['preflight', 'drift'])('%s reads with the lookup role, and ends as the command does', async (command) => {
  const { exitCode, steps, environment } = await inPipeline([command, '--json', '--assembly', assembly]);
  expect(exitCode).toBe(1);
  expect(steps).toEqual([
    {
      argv: [...['-r', './bin/register.js', `bin/${command}.ts`, '--json'], ...['--assembly', assembly]],
      profile: PROFILES.read.name,
      config: profilesFile(bootstrap),
    },
  ]);
  expect(environment).toEqual(CREDENTIALS);
});

test('a configuration that was there is there again afterwards, and the commands do not see it', async () => {
  const { steps, environment } = await inPipeline(['drift', `--assembly=${assembly}`], {
    ...CREDENTIALS,
    AWS_CONFIG_FILE: '/nowhere',
  });
  expect(steps[0]?.config).toContain(
    'role/cdk-hnb659fds-lookup-role-111111111111-us-west-2\ncredential_source = Environment',
  );
  expect(environment.AWS_CONFIG_FILE).toBe('/nowhere');
});

test.each<[what: string, argv: readonly string[], variables: NodeJS.ProcessEnv, says: string]>([
  ['no command', [], CREDENTIALS, 'Nothing: is no command'],
  ['another command', ['can'], CREDENTIALS, 'can: is no command. Expected preflight, deploy or drift first.'],
  ['a name of every object', ['toString'], CREDENTIALS, 'toString: is no command'],
  ['no credentials', ['drift'], {}, 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: not set'],
  ['a profile', ['drift'], { ...CREDENTIALS, AWS_PROFILE: 'x' }, 'AWS_PROFILE: set'],
  ['a profile for the deploy', ['deploy', '--profile', 'x'], CREDENTIALS, '--profile: not here'],
  ['no assembly', ['drift', '--assembly', '/nowhere'], CREDENTIALS, '/nowhere'],
])('%s is refused before anything runs', async (_what, argv, variables, says) => {
  const { exitCode, stderr, steps } = await inPipeline(argv, variables);
  expect({ exitCode, steps: steps.length }).toEqual({ exitCode: 2, steps: 0 });
  expect(stderr).toContain(says);
});

test('the lease is found by the lookup role, and kept by the file publishing role', async () => {
  const reached: string[] = [];
  const clientsOf = (profile: string): AwsClients => {
    const made = (service: string) => (): Promise<never> => {
      reached.push(`${service} of ${profile}`);
      return Promise.reject(new Error('no network'));
    };
    return { sts: made('sts'), s3: made('s3'), cloudFormation: made('cloudFormation') } as unknown as AwsClients;
  };
  const clients = clientsOfBootstrap(clientsOf);
  for (const service of ['sts', 's3', 'cloudFormation'] as const)
    await expect(clients[service]('us-west-2')).rejects.toThrow();
  expect(reached).toEqual([
    'sts of landing-zone-read',
    's3 of landing-zone-lease',
    'cloudFormation of landing-zone-read',
  ]);
});

test('deploy asks preflight as a reader, and leaves the CDK its own roles', async () => {
  const folder = temporaryAssembly();
  const { exitCode, steps, stderr } = await inPipeline(['deploy', '--assembly', folder]);
  expect({ exitCode, stderr: stderr.includes('not proven') }).toEqual({ exitCode: 0, stderr: false });
  expect(steps.map(({ argv, profile }) => [argv.includes('bin/preflight.ts'), profile])).toEqual([
    // What is made anew asks nobody.
    [false, undefined],
    [true, PROFILES.read.name],
    [false, undefined],
    [false, undefined],
  ]);
});

/*
 * That the role suffices: what ci-deploy may take, and that each role that it takes may do what the commands call.
 */

const managementRole = ['--principal', 'role/lz-ci-deploy', '--account', 'management'];

test.each(
  ['lookup', 'file-publishing', 'deploy'].flatMap((role) =>
    ['us-west-2', 'us-east-1'].map((region) => [role, region] as const),
  ),
)('ci-deploy of the management account may take the %s role in %s', async (role, region) => {
  const resource = bootstrapRoleArn(role, { ...bootstrap, accountId: '{account}', homeRegion: region });
  const { stdout, stderr } = await run(can, [
    ...managementRole,
    '--action',
    'sts:AssumeRole',
    '--resource',
    resource,
    '--assembly',
    assembly,
  ]);
  // `cdk bootstrap` makes the role, which trusts its account unless somebody chose otherwise.
  expect(`${stdout}${stderr}`).toMatch(
    /^Not known: .*\n.*whom the role trusts, .*: the caller’s own policies allow it/,
  );
});

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Properties: Readonly<Record<string, unknown>> }>>;
}

/** The bootstrap that the installed CDK makes, with the account's own values put in. */
function bootstrapTemplate(): Template {
  const file = join(dirname(require.resolve('aws-cdk/package.json')), 'lib/api/bootstrap/bootstrap-template.yaml');
  const values: Readonly<Record<string, string>> = {
    '${AWS::Partition}': 'aws',
    '${AWS::AccountId}': ACCOUNT_ID,
    '${AWS::Region}': bootstrap.homeRegion,
    '${StagingBucket.Arn}': BUCKET,
  };
  return parse(readFileSync(file, 'utf8'), (_key, value: unknown) => {
    const text = (value as { 'Fn::Sub'?: unknown } | null)?.['Fn::Sub'];
    return typeof text === 'string' ? text.replaceAll(/\$\{[^}]+\}/g, (name) => values[name] ?? name) : value;
  }) as Template;
}

const BUCKET = `arn:aws:s3:::cdk-hnb659fds-assets-${ACCOUNT_ID}-${bootstrap.homeRegion}`;
/** The pipeline deploys in the management account. */
const account: Account = {
  id: ACCOUNT_ID,
  organization: { id: 'o-1111111111', managementAccountId: ACCOUNT_ID },
  scps: [],
  rcps: [],
};
const template = bootstrapTemplate();

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

function decide(
  role: keyof typeof PROFILES,
  identityPolicies: readonly NamedPolicy[],
  action: string,
  arn: string,
): string {
  const principal: RolePrincipal = {
    kind: 'role',
    account,
    arn: bootstrapRoleArn(PROFILES[role].role, bootstrap),
    identityPolicies,
  };
  const context = { 'aws:ResourceAccount': ACCOUNT_ID };
  return new PolicyEngine(iamData).decide({
    principal,
    action,
    resource: { arn, account },
    context,
    region: bootstrap.homeRegion,
  }).decision;
}

/** Service as the SDK names its package, and as IAM names it. */
const PREFIXES: Readonly<Record<string, string>> = {
  'config-service': 'config',
  'sso-admin': 'sso',
  'service-quotas': 'servicequotas',
};

/** Every call in the sources of these folders, as an action. */
function callsIn(...folders: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(repository, folder, file), 'utf8')),
  );
  const actions = files.flatMap((text) => {
    const clients = [
      ...new Set([...text.matchAll(/import\('@aws-sdk\/client-([a-z0-9-]+)'\)/g)].map(([, client = '']) => client)),
    ];
    const calls = [...text.matchAll(/\b(?:new (?:\w+\.)?(\w+)Command\(|(?:\w+\.)?paginate(\w+)\()/g)].map(
      ([, one, many]) => one ?? many ?? '',
    );
    return calls
      .flatMap((call) => clients.map((client) => `${PREFIXES[client] ?? client}:${call}`))
      .filter((action) => isAction(action));
  });
  return [...new Set(actions)].sort();
}

function isAction(action: string): boolean {
  return findUnknownActions([action], iamData).length === 0;
}

const LOOKUP = template.Resources.LookupRole?.Properties as {
  readonly ManagedPolicyArns: readonly string[];
  readonly Policies: readonly { readonly PolicyDocument: PolicyDocument }[];
};
const PUBLISHING = template.Resources.FilePublishingRoleDefaultPolicy?.Properties as {
  readonly PolicyDocument: PolicyDocument & { readonly Statement: readonly Statement[] };
};

test('the lookup role may call whatever preflight, drift and the search for the lease call', () => {
  const managed = [...loadManagedPolicies(LOOKUP.ManagedPolicyArns).values()];
  const inline = LOOKUP.Policies.map(({ PolicyDocument: document }, at) => ({ name: `inline ${at}`, document }));
  // Of other accounts asks drift with --accounts alone, which no pipeline does.
  const calls = callsIn('lib/operate/live').filter((call) => call !== 'sts:AssumeRole');
  expect(calls).toEqual(expect.arrayContaining(['organizations:ListAccountsForParent', 'sso:ListAccountAssignments']));
  expect(calls.length).toBeGreaterThan(30);
  const policies = [...managed, ...inline];
  expect(calls.filter((call) => decide('read', policies, call, '*') !== 'allowed')).toEqual([]);
  expect(decide('read', policies, 'kms:Decrypt', '*')).toBe('denied');
  expect(decide('read', policies, 's3:PutObject', `${BUCKET}/${LEASE_KEY}`)).toBe('denied');
});

test('no other folder of what preflight and drift run calls AWS, and the file publishing role may keep the lease', () => {
  expect(callsIn('lib/operate/preflight', 'lib/operate/drift', 'lib/operate/deployed')).toEqual([]);
  const calls = callsIn('lib/operate/deploy');
  expect(calls).toEqual(['s3:GetObject', 's3:PutObject']);
  // The other statement is about a key, where the bootstrap was told of one.
  const Statement = PUBLISHING.PolicyDocument.Statement.filter(({ Resource }) => Array.isArray(Resource));
  const policies = [{ name: 'default', document: { ...PUBLISHING.PolicyDocument, Statement } }];
  expect(calls.filter((call) => decide('lease', policies, call, `${BUCKET}/${LEASE_KEY}`) !== 'allowed')).toEqual([]);
  expect(decide('lease', policies, 's3:PutObject', `arn:aws:s3:::another/${LEASE_KEY}`)).toBe('denied');
});

test('roles of the bootstrap let their own account take them', () => {
  for (const role of ['LookupRole', 'FilePublishingRole', 'DeploymentActionRole']) {
    const { AssumeRolePolicyDocument } = template.Resources[role]?.Properties as {
      readonly AssumeRolePolicyDocument: { readonly Statement: readonly unknown[] };
    };
    expect(AssumeRolePolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: { Ref: 'AWS::AccountId' } },
      }),
    );
  }
});

test('ci-deploy itself may do nothing of it, which is why the commands take these roles', async () => {
  const argv = [...managementRole, '--action', 'organizations:ListAccounts', '--assembly', assembly];
  expect((await run(can, argv)).stdout).toMatch(/^denied/i);
});

test.each([
  [['preflight', '--jsn'], '--jsn: no such option'],
  [['drift', '--nonsense'], '--nonsense: no such option'],
  [['deploy', '--concurrency', 'x'], '--concurrency: found "x"'],
])('%j is refused before anybody asks AWS', async (argv, sentence) => {
  const { exitCode, stderr, steps } = await inPipeline(argv);
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toContain(sentence);
});
