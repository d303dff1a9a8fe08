import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { cdkScript } from '../../../lib/operate/deploy/cdk';
import { isKnownOption } from '../../../lib/operate/deploy/options';
import { deployCommand } from '../../../lib/cli/deploy';
import type { Step } from '../../../lib/operate/deploy/run-step';
import { withoutOptions, type Surroundings } from '../../../lib/operate/deploy/surroundings';
import { recorder } from '../live/fake';
import { deploy, IN_TURN, makesTheSame, names, proven } from './deploying';
import { HOLDER, MemoryStore, opened } from './memory-store';
import { complaintOf } from '../../support/pages/error-table';

test('an assembly that was made before deploys as it was proven, with what is passed on', async () => {
  const folder = proven();
  const deployed = await deploy(
    ['--assembly', folder, '--profile', 'management', '--require-approval', 'never'],
    (argv) => {
      const copy = argv[argv.indexOf('--app') + 1] ?? '';
      if (argv.includes('--app'))
        expect([copy === folder, existsSync(join(copy, 'manifest.json'))]).toEqual([false, true]);
      return 0;
    },
  );
  expect([deployed.exitCode, names(deployed), deployed.stderr]).toEqual([0, IN_TURN, '']);
  expect(deployed.stdout).toBe(`Made anew from this checkout, to compare with ${folder}:\n`);
  expect(deployed.anew.map(({ profile }) => profile)).toEqual(['management']);
  expect(deployed.steps[1]?.argv).toContain('--no-rollback');
  expect(deployed.steps[2]?.argv.slice(-4)).toEqual(['--profile', 'management', '--require-approval', 'never']);
  expect(deployed.steps.map(({ profile }) => profile)).toEqual(['management', 'management', 'management']);
});

test.each([
  [1, 'preflight', ['preflight']],
  [130, 'Organization', ['preflight', 'deploy Organization']],
])('a step that ends with %i stops the deploy with it (%s)', async (exitCode, word, expected) => {
  const deployed = await deploy(['--assembly', proven()], (argv) =>
    argv.some((argument) => argument.includes(word)) ? exitCode : 0,
  );
  expect([deployed.exitCode, names(deployed)]).toEqual([exitCode, expected]);
});

test('a synthesis that fails is the end', async () => {
  const deployed = await deploy([], () => 1);
  expect([deployed.exitCode, names(deployed)]).toEqual([1, ['synth --quiet']]);
});

test('a synthesis that ends well and makes nothing does not let the assembly of another day deploy', async () => {
  const output = proven();
  const deployed = await deploy([], () => 0, {}, undefined, output);
  expect([deployed.exitCode, names(deployed)]).toEqual([2, ['synth --quiet']]);
  expect(deployed.stderr).toMatch(/npm run synth/);
});

test('what was synthesized deploys', async () => {
  const output = proven();
  const synthesize = (argv: readonly string[]): number => {
    if (argv.includes('synth')) cpSync(proven(), output, { recursive: true });
    return 0;
  };
  const deployed = await deploy([], synthesize, {}, opened(), output);
  expect([deployed.exitCode, names(deployed)]).toEqual([
    0,
    ['synth --quiet', 'preflight', 'deploy Organization', 'deploy --all'],
  ]);
});

test('an assembly that is not proven does not deploy', async () => {
  const folder = proven();
  writeFileSync(join(folder, 'Shop.template.json'), '{}');
  // Nor is anything said of how it will.
  const { exitCode, steps, stderr } = await deploy(['--assembly', folder], () => 0, { terminal: 'none' });
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toMatch(/^.*not proven: Shop\.template\.json is not what was proven.*\n$/);
});

test('what is synthesized or edited while a deploy runs changes nothing of what deploys', async () => {
  const folder = proven();
  const copies = new Set<string>();
  const deployed = await deploy(['--assembly', folder], (argv) => {
    if (!argv.includes('--app')) return 0;
    const copy = argv[argv.indexOf('--app') + 1] ?? '';
    writeFileSync(join(folder, 'Shop.template.json'), '{"edited":true}');
    copies.add(`${copy}: ${readFileSync(join(copy, 'Shop.template.json'), 'utf8').replaceAll(/\s/g, '')}`);
    return 0;
  });
  expect([deployed.exitCode, names(deployed)]).toEqual([0, IN_TURN]);
  expect([...copies]).toEqual([expect.stringMatching(/: \{"Resources":\{\}\}$/)]);
});

const REFUSED = [
  ...['--app=x', '-a', '-ax', '--hotswap', '--hotswapFallback', '--no-rollback', '--parameters', '--all', '-c', '-fc'],
  ...[
    '--method=execute-change-set',
    '--method',
    '-m',
    '--changeSetName',
    '--no-execute',
    '--execute=false',
    '--express',
  ],
  ...[
    '--ignore-errors',
    '--tags',
    '-t',
    'Baseline',
    '--',
    '--version',
    '--help=true',
    '--app.x=1',
    '-fv',
    '--exclusively',
    '-e',
  ],
];

test.each(REFUSED)('what would deploy something else is refused: %s', async (argument) => {
  const { exitCode, steps, stderr } = await deploy(['--assembly', proven(), argument]);
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toContain(`${argument}: not taken.`);
});

test.each([
  [['--verbose', 'Baseline'], 'Baseline: not taken.'],
  [['--require-approval', 'never', '--', 'Baseline'], '--: not taken.'],
  [['--assembly', 'other'], '--assembly: given twice.'],
  [['--profile', 'one', '--profile=other'], '--profile=other: given twice.'],
  [['--profile', ''], '--profile: no value.'],
  [['--profile'], '--profile: no value.'],
  [['--concurrency', '--force'], '--concurrency: no value.'],
])('what may deploy less, elsewhere or nothing is refused: %j', async (argv, sentence) => {
  const { exitCode, steps, stderr } = await deploy(['--assembly', proven(), ...argv]);
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toContain(sentence);
});

test('of every option that the CLI has for a deploy it is known whether it is passed on', () => {
  const { stdout } = spawnSync(process.execPath, [cdkScript(), 'deploy', '--help'], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '200' },
  });
  const options = [...stdout.matchAll(/^ {2}(?:-[A-Za-z], )?--([a-z0-9-]+)/gm)].map(([, name = '']) => name);
  expect(options.length).toBeGreaterThan(50);
  // The CLI breaks the longest name in its help.
  expect(options.filter((name) => !isKnownOption(name) && !name.startsWith('hotswap-ecs-'))).toEqual([]);
});

/** A folder with one file. */
function holding(name: string, content: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-deploy-test-'));
  writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
}

test.each<[where: string, content: object, surroundings: () => Partial<Surroundings>]>([
  ['~/.cdk.json', { rollback: false }, () => ({ home: holding('.cdk.json', { rollback: false }) })],
  ['~/.cdk.json', { plugin: ['x'] }, () => ({ home: holding('.cdk.json', { plugin: ['x'] }) })],
  ['~/.cdk.json', { context: { a: 1 } }, () => ({ home: holding('.cdk.json', { context: { a: 1 } }) })],
  ['~/.cdk.json', { profile: 'other' }, () => ({ home: holding('.cdk.json', { profile: 'other' }) })],
  ['~/.cdk.json', { toolkitStackName: 'x' }, () => ({ home: holding('.cdk.json', { toolkitStackName: 'x' }) })],
  ['cdk.json', { hotswap: true }, () => ({ project: holding('cdk.json', { hotswap: true }) })],
  ['cdk.json', { profile: 'other' }, () => ({ project: holding('cdk.json', { profile: 'other' }) })],
  ['cdk.json', { ignoreErrors: true }, () => ({ project: holding('cdk.json', { ignoreErrors: true }) })],
])('a default in %s that would deploy otherwise is refused: %j', async (where, content, surroundings) => {
  const { exitCode, steps, stderr } = await deploy(['--assembly', proven()], () => 0, surroundings());
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toContain(`${where}: "${Object.keys(content)[0] ?? ''}" is not taken.`);
});

test('how the CLI talks is a person’s own choice, and the app’s own file may say how to make it', async () => {
  const home = holding('.cdk.json', { notices: false, requireApproval: 'never' });
  const { exitCode, stderr } = await deploy(['--assembly', proven()], () => 0, { home, project: process.cwd() });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

test('options in the environment are left out, and that is said', async () => {
  const variables = { CDK_ROLLBACK: 'false', CDK_NO_ROLLBACK: '1', CDK_PROFILE: 'x', CDK_HOME: '/x', PATH: '/bin' };
  const { exitCode, stderr } = await deploy(['--assembly', proven()], () => 0, { variables });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'Not taken from the environment: CDK_NO_ROLLBACK, CDK_PROFILE, CDK_ROLLBACK.\n',
  });
  expect(withoutOptions(variables)).toEqual({ CDK_HOME: '/x', PATH: '/bin' });
});

describe('without a terminal', () => {
  const terminal = 'none' as const;

  test('nobody is asked, which is said, so that all of it deploys', async () => {
    const { exitCode, steps, stderr } = await deploy(['--assembly', proven()], () => 0, { terminal });
    expect([exitCode, stderr]).toEqual([
      0,
      'No terminal: nobody is asked before a change, the review was the approval (--require-approval never).\n',
    ]);
    expect(steps.slice(1).map(({ argv }) => argv.slice(-2))).toEqual([
      ['--require-approval', 'never'],
      ['--require-approval', 'never'],
    ]);
  });

  test.each([
    [['--require-approval', 'never'], {}],
    [['--requireApproval=never'], {}],
    [[], { CDK_REQUIRE_APPROVAL: 'never' }],
  ])('what says so already is not said again: %j %j', async (argv, variables) => {
    const run = await deploy(['--assembly', proven(), ...argv], () => 0, { terminal, variables });
    expect([run.exitCode, run.stderr, names(run)]).toEqual([0, '', IN_TURN]);
    expect(run.steps.at(-1)?.argv.filter((argument) => argument.includes('pproval')).length).toBe(
      Math.min(argv.length, 1),
    );
  });

  test.each<[argv: string[], variables: NodeJS.ProcessEnv, where: string]>([
    [['--require-approval', 'broadening'], {}, '--require-approval broadening'],
    [['--require-approval=any-change'], { CDK_REQUIRE_APPROVAL: 'never' }, '--require-approval any-change'],
    [[], { CDK_REQUIRE_APPROVAL: 'broadening' }, 'CDK_REQUIRE_APPROVAL=broadening'],
  ])('an approval that nobody can give starts nothing: %j %j', async (argv, variables, where) => {
    const run = await deploy(['--assembly', proven(), ...argv], () => 0, { terminal, variables });
    expect([run.exitCode, run.steps]).toEqual([2, []]);
    expect(run.stderr).toContain(`${where}: there is no terminal`);
  });
});

test('of several stacks at once the CLI cannot ask: such a deploy does not start', async () => {
  const asked = await deploy(['--assembly', proven(), '--concurrency', '4']);
  expect([asked.exitCode, asked.steps]).toEqual([2, []]);
  expect(asked.stderr).toContain('--concurrency 4: of several stacks at once the CLI cannot ask');
  const never = await deploy(['--assembly', proven(), '--concurrency', '4', '--require-approval', 'never']);
  expect(never.exitCode).toBe(0);
});

describe('one at a time', () => {
  test('while another deploy runs, nothing starts', async () => {
    const store = new MemoryStore();
    await store.create({ ...HOLDER, id: 'x' });
    const { exitCode, steps, stderr } = await deploy(['--assembly', proven()], () => 0, {}, opened({}, store));
    expect([exitCode, steps]).toEqual([2, []]);
    expect(stderr).toMatch(/^Another deploy runs: ada on laptop/);
    expect(stderr).toMatch(complaintOf('Another deploy runs: …'));
  });

  test('a deploy that failed leaves the way free', async () => {
    const store = new MemoryStore();
    const found = opened({}, store);
    const act = (argv: readonly string[]): number => (argv.includes('Organization') ? 1 : 0);
    expect((await deploy(['--assembly', proven()], act, {}, found)).exitCode).toBe(1);
    expect((await deploy(['--assembly', proven()], () => 0, {}, found)).exitCode).toBe(0);
  });

  test.each([
    [1, 1, ''],
    [0, 2, /^Whether another deploy runs cannot be told: .*BucketName.* Nothing was started\.\n$/],
  ])('without a bootstrap only preflight runs (it ends with %i)', async (preflight, expected, said) => {
    const [stdout, stderr] = [recorder(), recorder()];
    const steps: Step[] = [];
    const exitCode = await deployCommand({
      argv: ['--assembly', proven()],
      streams: { stdout, stderr },
      surroundings: { variables: {}, home: '/nowhere', project: '/nowhere', terminal: 'attached' },
      run: (step) => {
        if (makesTheSame(step.argv, proven())) return Promise.resolve(0);
        steps.push(step);
        return Promise.resolve(preflight);
      },
      open: () => Promise.resolve(undefined),
    });
    expect([exitCode, steps.length]).toEqual([expected, 1]);
    expect(stderr.text()).toEqual(said === '' ? '' : expect.stringMatching(said));
  });

  test('the lease is asked for what deploys, not for what lies where it was made', async () => {
    const folder = proven();
    const asked: string[] = [];
    await deployCommand({
      argv: ['--assembly', folder],
      streams: { stdout: recorder(), stderr: recorder() },
      surroundings: { variables: {}, home: '/nowhere', project: '/nowhere', terminal: 'attached' },
      run: ({ argv }) => {
        if (!makesTheSame(argv, folder)) asked.push(argv[argv.indexOf('--app') + 1] ?? '');
        return Promise.resolve(0);
      },
      open: ({ assembly }) => Promise.resolve((asked.push(assembly), opened())),
    });
    const [ofLease, , ...ofSteps] = asked;
    expect(ofSteps).toEqual([ofLease, ofLease]);
    expect(ofLease).not.toBe(folder);
  });

  const another = { holder: { ...HOLDER, id: 'other' }, version: 'theirs', writtenAt: 0 };
  const LOST =
    /^This deploy was not heard of for ten minutes, or could not say so, and another may have begun: it stops here\. /;

  test.each([
    ['preflight', ['preflight']],
    ['Organization', ['preflight', 'deploy Organization']],
  ])('no step begins once another deploy has (while %s runs)', async (word, expected) => {
    const store = new MemoryStore();
    const act = (argv: readonly string[]): number => {
      if (argv.some((argument) => argument.includes(word))) store.found = another;
      return 0;
    };
    const deployed = await deploy(['--assembly', proven()], act, {}, opened({}, store));
    expect([deployed.exitCode, names(deployed), store.found]).toEqual([1, expected, another]);
    expect(deployed.stderr).toMatch(LOST);
  });

  test('every step is told when the lease is lost', async () => {
    const { steps } = await deploy(['--assembly', proven()]);
    expect(steps.map(({ signal }) => signal?.aborted)).toEqual([false, false, false]);
  });
});

/* The CLI would say so too, but when everything was synthesized and AWS was asked. */
test.each([
  ['--concurrency', 'x', '--concurrency: found "x". Expected a whole number from 1.'],
  ['--concurrency', '0', '--concurrency: found "0". Expected a whole number from 1.'],
  ['--concurrency', '1.5', '--concurrency: found "1.5".'],
  ['--asset-build-concurrency', 'two', '--asset-build-concurrency: found "two".'],
  [
    '--monitoring-time-minutes',
    '181',
    '--monitoring-time-minutes: found "181". Expected a whole number from 0 to 180.',
  ],
  ['--progress', 'event', 'did you mean "events"?'],
  ['--require-approval', 'nevr', 'did you mean "never"?'],
  ['--region', 'eu-centrl-1', '--region: found "eu-centrl-1". Expected a Region that AWS has.'],
  ['--role-arn', 'deploys', '--role-arn: found "deploys". Expected an ARN such as arn:aws:iam::'],
  ['--notification-arns', 'arn:aws:sqs:us-west-2:111111111111:x', '--notification-arns: found "arn:aws:sqs'],
  ['--rollback-trigger-alarm-arns', 'errors', '--rollback-trigger-alarm-arns: found "errors".'],
])('%s %s is refused before anything is done', async (name, value, sentence) => {
  for (const argv of [[name, value], [`${name}=${value}`]]) {
    const { exitCode, stderr, steps } = await deploy(argv);
    expect([exitCode, steps]).toEqual([2, []]);
    expect(stderr).toContain(sentence);
  }
});

test('so is what the environment says about asking', async () => {
  const { exitCode, stderr, steps } = await deploy([], undefined, { variables: { CDK_REQUIRE_APPROVAL: 'nver' } });
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toContain('CDK_REQUIRE_APPROVAL: found "nver". Expected one of never,');
});

test('what is right is passed on', async () => {
  const argv = ['--concurrency', '4', '--require-approval', 'never', '--progress=events', '--region', 'us-west-2'];
  const { steps } = await deploy([...argv, '--assembly', proven()]);
  expect(steps.at(-1)?.argv).toEqual(expect.arrayContaining(argv));
});
