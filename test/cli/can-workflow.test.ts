import { can, run, sampleAssembly } from './support';

const assembly = sampleAssembly();
const ask = (...argv: readonly string[]) => run(can, ['--assembly', assembly, ...argv]);

test('a workflow that works is explained call by call', async () => {
  const { exitCode, stdout, stderr } = await ask('--workflow', 'ecs-exec', '--account', 'engineering-dev');
  expect(stdout).toMatch(
    /^Works in engineering-dev, for persona\/developer: A developer opens a shell in a running container\.\n/,
  );
  expect(stdout).toContain('1. Allowed: ecs:ExecuteCommand on arn:aws:ecs:us-west-2:engineering-dev:cluster/orders');
  expect(stdout).toContain('Allowed by statement');
  expect({ exitCode, stderr: stderr.replace(/^Warning.*\n/, '') }).toEqual({ exitCode: 0, stderr: '' });
});

test('one that is blocked says by which statement, what to use instead and how to allow it', async () => {
  const { exitCode, stdout } = await ask('--workflow', 'eks-irsa', '--account', 'engineering-prod');
  expect(stdout).toMatch(/^Does not work in engineering-prod/);
  expect(stdout).toMatch(/DenyChangingFederation.*In the way: deny-changing-federation\..*Instead: .*To allow it: /s);
  expect(exitCode).toBe(1);
});

test('--json gives each request with its decision', async () => {
  const { stdout } = await ask('--workflow', 'eks-irsa', '--account', 'engineering-prod', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    workflow: 'eks-irsa',
    works: false,
    calls: [
      {
        position: 1,
        action: 'iam:CreateOpenIDConnectProvider',
        decision: 'denied',
        statement: 'DenyChangingFederation',
      },
    ],
  });
});

test('list names all of them', async () => {
  const { exitCode, stdout } = await run(can, ['--workflow', 'list']);
  expect(stdout).toMatch(/^cdk-bootstrap {2,}An account is bootstrapped/);
  expect(stdout.split('\n').length).toBeGreaterThan(60);
  expect(exitCode).toBe(0);
  const listed = JSON.parse((await run(can, ['--workflow', 'list', '--json'])).stdout) as readonly object[];
  expect(listed).toContainEqual(expect.objectContaining({ id: 'eks-irsa', blockedBy: ['deny-changing-federation'] }));
});

test.each<[asked: string, problem: string]>([
  ['--workflow eks-isra --account engineering-dev', '--workflow: "eks-isra" is none. Did you mean "eks-irsa"?'],
  ['--workflow zzzzzzzzzzzzzzzzzzzzzzzz --account engineering-dev', '"--workflow list" names them all'],
  ['--workflow eks-irsa', '--account: missing'],
  ['--workflow eks-irsa --account enginering-dev', 'Did you mean "engineering-dev"?'],
  [
    '--workflow read-bills --account engineering-dev',
    'persona/billing, who does it, is not in engineering-dev, but in management.',
  ],
  ['--workflow list --account nobody', '--account: not with --workflow list, which does not use it.'],
  ['--workflow list', '--assembly: not with --workflow list'],
  ['--workflow eks-irsa --account engineering-dev --action s3:GetObject', '--action: not with --workflow'],
])('%s is refused', async (asked, problem) => {
  const { exitCode, stdout, stderr } = await ask(...asked.split(' '));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(problem);
});
