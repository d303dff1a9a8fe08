import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProofs } from '../../lib/assembly/proven/proofs-file';
import { answerHistory } from '../../lib/cli/answer-history';
import { deployCommand } from '../../lib/cli/deploy';
import { driftCommand } from '../../lib/cli/drift';
import { githubCommand } from '../../lib/cli/github';
import { historyCommand } from '../../lib/cli/history';
import { inPipelineCommand } from '../../lib/cli/in-pipeline';
import { newCompanyCommand } from '../../lib/cli/new-company';
import { GITHUB_OPTIONS, TASKS } from '../../lib/cli/options-of/github';
import { FLAGS, VALUES } from '../../lib/operate/deploy/options';
import type { RunStep } from '../../lib/operate/deploy/run-step';
import type { LiveAws } from '../../lib/operate/live';
import type { Finding } from '../../lib/review/model';
import { asJson } from '../../lib/review/render/json';
import { keep, keptFolder } from '../../lib/review/history/kept-assemblies';
import { EXPECTED_CHECKS } from '../assembly/support/checks';
import { writeAssembly } from '../assembly/support/write-assembly';
import { ENDED_RUN, FakeGitHub, github, quietRepository } from '../host/fake-github';
import { givenIn, makesTheSame, outputOf } from '../operate/deploy/deploying';
import { opened } from '../operate/deploy/memory-store';
import { recorder } from '../operate/live/fake';
import { sampleChange } from '../review/sample-change';
import { repository } from '../support/repository';
import { testPairs, type Answered, type Given } from './pairs';
import { run, sampleAssembly } from './support';

/* Commands that start others, write a config, go through commits or speak to GitHub. */

const scratch = mkdtempSync(join(tmpdir(), 'option-pairs-others-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function proven(name: string, region: string): string {
  const environment = `aws://unknown-account/${region}`;
  const template = { Resources: {}, Description: name };
  const folder = writeAssembly(
    { Organization: { template, stackName: 'lz-organization', environment } },
    {},
    join(scratch, name),
  );
  writeProofs(folder, EXPECTED_CHECKS);
  return folder;
}
const [one, other] = [proven('one', 'us-west-2'), proven('other', 'eu-central-1')];

/** What a deploy would start: without the name of its copy, with what lies there. */
interface Started {
  readonly steps: unknown[];
  readonly run: RunStep;
}

function starting(argv: readonly string[], config: () => string = () => ''): Started {
  const given = givenIn(argv);
  const steps: unknown[] = [];
  return {
    steps,
    run: ({ argv, profile, signal }) => {
      const isAnew = makesTheSame(argv, given);
      const copy = isAnew ? outputOf(argv) : argv[argv.indexOf('--app') + 1];
      const isCopy = argv.includes('--app') && copy !== undefined;
      steps.push({
        argv: argv.map((word) => (word === copy ? 'the copy' : word)),
        profile,
        signal: signal !== undefined,
        template: isCopy ? readFileSync(join(copy, 'Organization.template.json'), 'utf8') : '',
        config: config(),
      });
      return Promise.resolve(0);
    },
  };
}

const open = () => Promise.resolve(opened());
const surroundings = { variables: {}, home: '/nowhere', project: '/nowhere', terminal: 'attached' } as const;

async function deploy(argv: readonly string[]): Promise<Answered> {
  const [stdout, stderr] = [recorder(), recorder()];
  const { steps, run: start } = starting(argv);
  const exitCode = await deployCommand({ argv, surroundings, open, run: start, streams: { stdout, stderr } });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), besides: steps };
}

/** A right value of each option of `cdk deploy` that takes one. */
const PASSED: Readonly<Record<string, string>> = {
  'asset-build-concurrency': '2',
  'ca-bundle-path': 'ca.pem',
  concurrency: '3',
  'monitoring-time-minutes': '5',
  'notification-arns': 'arn:aws:sns:us-west-2:111111111111:deploys',
  'outputs-file': 'outputs.json',
  profile: 'management',
  progress: 'events',
  proxy: 'https://proxy.trips.com',
  'require-approval': 'never',
  region: 'us-west-2',
  'role-arn': 'arn:aws:iam::111111111111:role/deploys',
  'rollback-trigger-alarm-arns': 'arn:aws:cloudwatch:us-west-2:111111111111:alarm:errors',
  'telemetry-file': 'telemetry.json',
  'toolkit-stack-name': 'Toolkit',
  unstable: 'gc',
};
const ofDeploy = ['assembly', ...Object.keys(VALUES), ...Object.keys(FLAGS)];
const flags: Given = Object.fromEntries(Object.keys(FLAGS).map((name) => [name, true as const]));

describe('deploy', () => {
  testPairs({
    options: ofDeploy,
    answer: deploy,
    sound: { assembly: one },
    changes: { assembly: other, ...PASSED, ...flags },
  });
});

async function inPipeline(argv: readonly string[]): Promise<Answered> {
  const [stdout, stderr] = [recorder(), recorder()];
  const environment: NodeJS.ProcessEnv = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };
  const { steps, run: start } = starting(argv, () => readFileSync(environment.AWS_CONFIG_FILE ?? '', 'utf8'));
  const caller = {
    accountId: '111111111111',
    partition: 'aws',
    arn: 'arn:aws:sts::111111111111:assumed-role/lz-ci-deploy/x',
  };
  const reach = () => Promise.resolve({ caller: () => Promise.resolve(caller) } as LiveAws);
  const exitCode = await inPipelineCommand({
    argv,
    environment,
    reach,
    open,
    run: start,
    streams: { stdout, stderr },
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), besides: steps };
}

describe.each<[command: string, options: readonly string[], sound: Given, changes: Given]>([
  ['deploy', ofDeploy, { assembly: one, 'require-approval': 'never' }, { assembly: other, ...PASSED, ...flags, 'require-approval': 'any-change' }],
  ['preflight', ['assembly', 'json'], { assembly: one }, { assembly: other, json: true }],
  ['drift', Object.keys(driftCommand().options), { assembly: one }, { assembly: other, ...Object.fromEntries(Object.keys(driftCommand().options).filter((name) => name !== 'assembly').map((name) => [name, true as const])) }],
])('in-pipeline %s', (command, options, sound, changes) => {
  testPairs({ options, sound, changes, answer: (argv) => inPipeline([command, ...argv]) });
}); // prettier-ignore

describe('history', () => {
  const commits = join(scratch, 'commits');
  const git = (...argv: readonly string[]): void => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@trips.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...argv], { cwd: commits, stdio: 'ignore' });
  };
  beforeAll(() => {
    execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', commits]);
    writeFileSync(join(commits, '.gitignore'), 'node_modules\n');
    const [before, after] = [sampleAssembly(), sampleAssembly(sampleChange)];
    [before, after, before, ...Array.from({ length: 9 }, () => after)].forEach((assembly, index) => {
      writeFileSync(join(commits, 'package.json'), String(index));
      git('add', '--all');
      git('commit', '--quiet', '-m', `feat: the ${index}th`);
      keep(assembly, keptFolder(commits, 'HEAD'));
    });
  });

  const NOBODY_THERE = 'nobody of that name is in that account, whatever else is asked';
  const DENIED = 'a guardrail denies it, whatever else is asked';
  const ONE_COMMIT = 'every version was asked, and the commit that brought it is the same';
  testPairs({
    options: Object.keys(historyCommand.options),
    answer: (argv) =>
      run({ ...historyCommand, run: (options, streams) => answerHistory(options, streams, commits) }, argv),
    sound: {
      principal: 'qa-engineers/Developer',
      account: 'engineering-test',
      action: 'sns:DeleteTopic',
      head: 'HEAD~1',
    },
    changes: {
      principal: 'auditors/Auditor',
      account: 'engineering-dev',
      action: 'organizations:LeaveOrganization',
      context: 'aws:RequestedRegion=eu-west-1',
      resource: 'arn:aws:sns:us-west-2:engineering-test:lz-alarms',
      'resource-account': 'engineering-prod',
      head: 'HEAD',
      since: 'HEAD~10',
      every: true,
      json: true,
    },
    same: {
      '--context beside --account': NOBODY_THERE,
      '--resource beside --account': NOBODY_THERE,
      '--resource-account beside --account': NOBODY_THERE,
      '--context beside --action': DENIED,
      '--resource-account beside --context': DENIED,
      '--head beside --every': ONE_COMMIT,
      '--since beside --every': ONE_COMMIT,
    },
  });
});

describe('new-company', () => {
  const OF_CONFIG = (name: string): boolean => name.endsWith('.ts');

  testPairs({
    options: Object.keys(newCompanyCommand({ folder: '/nowhere' }).options),
    answer: async (argv) => {
      const top = mkdtempSync(join(scratch, 'new-'));
      for (const name of ['lib', 'node_modules']) symlinkSync(join(repository, name), join(top, name));
      const folder = join(top, 'config');
      const { exitCode, stdout, stderr } = await run(newCompanyCommand({ folder }), argv);
      const files = exitCode === 0 ? readdirSync(folder).filter(OF_CONFIG) : [];
      return { exitCode, stdout, stderr, besides: files.map((file) => readFileSync(join(folder, file), 'utf8')) };
    },
    sound: {
      name: 'Ferries',
      email: 'aws+{account}@ferries.example',
      start: 'large',
      'home-region': 'eu-central-1',
      'alarm-email': 'aws+alarms@ferries.example',
      'account-quota': '40',
      // Nothing is there to be replaced: what it does is tried in its own test.
      yes: true,
    },
    changes: {
      name: 'Boats',
      email: 'lz+{account}@ferries.example',
      start: 'sample',
      teams: 'shop,tickets',
      environments: 'dev,prod',
      'home-region': 'eu-west-1',
      'approved-regions': 'eu-central-1,eu-north-1',
      'identity-source': 'external',
      repository: 'ferries@1/landing-zone@2',
      'alarm-email': 'aws+others@ferries.example',
      'billing-contact': 'Finance; Finance team; aws+billing@ferries.example; +49 555 0100',
      'operations-contact': 'Operations; On call; aws+operations@ferries.example; +49 555 0101',
      'security-contact': 'Security; On call; aws+security@ferries.example; +49 555 0102',
      'account-quota': '50',
    },
  });
});

const REPORT = join(scratch, 'report.json');
const OTHER_REPORT = join(scratch, 'other-report.json');
const FINDING: Finding = {
  rule: 'unit-added',
  severity: 'low',
  who: [],
  where: ['a'],
  what: 'OU a is added',
  details: [],
};
const MANIFESTS = join(scratch, 'manifests');
const OUT = [join(scratch, 'out'), join(scratch, 'others')] as const;

/** A right value of each option, and another one. */
const OF_GITHUB: Readonly<Record<string, readonly [value: string, other: string]>> = {
  do: ['', 'drills'],
  report: [REPORT, OTHER_REPORT],
  'exit-code': ['1', '2'],
  environment: ['production', 'drift'],
  folder: OUT,
  base: ['main', 'trunk'],
};

const APPROVALS = [
  { state: 'approved', user: { login: 'ada' }, environments: [{ name: 'production' }] },
  { state: 'approved', user: { login: 'grace' }, environments: [{ name: 'drift' }] },
];
const NOTHING_NEW = 'where AWS has nothing new there is no pull request';

describe.each(Object.entries(TASKS))('github --do %s', (task, needed: readonly string[]) => {
  beforeAll(() => {
    const report = (questions: number, findings: readonly Finding[]): string =>
      asJson({ findings, questions, approvers: [] });
    writeFileSync(REPORT, report(1, []));
    writeFileSync(OTHER_REPORT, report(2, [FINDING]));
    mkdirSync(MANIFESTS, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(repository, file), join(MANIFESTS, file));
  });
  const values = (at: 0 | 1, names: readonly string[]): Given =>
    Object.fromEntries(names.map((name) => [name, OF_GITHUB[name]?.[at] ?? '']));
  const isProposal = task === 'propose-data';

  testPairs({
    options: Object.keys(GITHUB_OPTIONS),
    answer: async (argv) => {
      for (const folder of OUT) rmSync(folder, { recursive: true, force: true });
      const fake = new FakeGitHub(quietRepository(APPROVALS));
      const answered = await github(fake, argv, ENDED_RUN);
      const files = OUT.flatMap((folder) =>
        existsSync(folder)
          ? readdirSync(folder).map((file) => [folder, file, readFileSync(join(folder, file), 'utf8')])
          : [],
      );
      // What GitHub said to it is an answer, too.
      const isAnswered = answered.exitCode === 2 && fake.calls.length > 0;
      return { ...answered, exitCode: isAnswered ? 3 : answered.exitCode, besides: [fake.calls, fake.written, files] };
    },
    sound: { ...values(0, needed), ...(isProposal && { folder: MANIFESTS }), do: task },
    changes: { ...values(1, Object.keys(OF_GITHUB)), do: task === 'drills' ? 'deployed' : 'drills' },
    same: isProposal ? { '--base': NOTHING_NEW, '--base beside --folder': NOTHING_NEW } : {},
  });
});

test('the tasks are those of the command', () => {
  expect(Object.keys(githubCommand().options).sort()).toEqual(Object.keys(OF_GITHUB).sort());
});
