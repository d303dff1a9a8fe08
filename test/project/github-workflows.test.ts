import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { config } from '../support/companies/trips';
import { readLandingZone } from '../support/read-landing-zone';
import { filesOf, repository } from '../support/repository';
import {
  aboutTask,
  commandsIn,
  problemsIn,
  readScript,
  scriptNames,
  SCRIPTS,
  WORKFLOWS,
  type Workflow,
} from './github-workflows';

const names = readdirSync(join(repository, WORKFLOWS));
const read = (name: string): string => readFileSync(join(repository, WORKFLOWS, name), 'utf8');

test.each(names)('%s holds to every rule of workflows', (name) => {
  expect(problemsIn(read(name))).toEqual([]);
});

test('all of them are there', () => {
  expect([...names].sort()).toEqual(
    ['deploy', 'nightly', 'pull-request', 'quarterly', 'review-comment', 'weekly'].map((name) => `${name}.yml`),
  );
});

test.each<[what: string, file: string, from: string | RegExp, to: string, says: string]>([
  ['a version in place of a commit', 'weekly', /checkout@[0-9a-f]{40}/, 'checkout@v7', 'not pinned'],
  ['a short commit', 'weekly', /(checkout@[0-9a-f]{12})[0-9a-f]*/, '$1', 'not pinned'],
  ['no version beside the commit', 'weekly', / # v7\.0\.1/, '', 'not pinned'],
  ['pull_request_target', 'pull-request', 'pull_request:', 'pull_request_target:', 'pull_request_target'],
  ['permissions for all', 'nightly', 'permissions: {}', 'permissions: write-all', 'of the whole'],
  ['no permissions of a job', 'quarterly', /    permissions:\n(?: {6}.*\n)+?(?=    steps)/, '', 'permissions are not'],
  ['a permission more', 'pull-request', 'contents: read', 'contents: write', 'permissions are not'],
  ['a permission less', 'review-comment', '      actions: read\n', '', 'permissions are not'],
  [
    'an OIDC token for nothing',
    'quarterly',
    'issues: write',
    'issues: write\n      id-token: write',
    'permissions are not',
  ],
  ['no timeout', 'deploy', '    timeout-minutes: 90\n', '', 'timeout'],
  ['a runner that changes', 'deploy', 'ubuntu-24.04', 'ubuntu-latest', 'changes by itself'],
  [
    'a token that stays',
    'deploy',
    'persist-credentials: false',
    'persist-credentials: true',
    'without "persist-credentials: false"',
  ],
  [
    'a checkout of the change',
    'review-comment',
    'persist-credentials: false',
    'persist-credentials: false\n          ref: abc',
    'gives "ref"',
  ],
  ['a deploy without an environment', 'deploy', '    environment: production\n', '', 'environment'],
  [
    'an environment for the code of a change',
    'pull-request',
    '    timeout-minutes: 20',
    '    timeout-minutes: 20\n    environment: production',
    'environment',
  ],
  [
    'a token for the code of a change',
    'pull-request',
    '- run: npm ci',
    '- run: npm ci\n        env:\n          A: b',
    'to the code of a change',
  ],
  ['a secret', 'deploy', 'vars.LANDING_ZONE_REGION', 'secrets.REGION', 'has secrets'],
  ['a title in a command', 'pull-request', 'npm ci', 'echo ${{ github.event.pull_request.title }}', 'not trusted'],
  ['a branch in a command', 'pull-request', 'npm ci', 'echo ${{ github.head_ref }}', 'not one plain command'],
  [
    'a branch in the environment of a step',
    'review-comment',
    'GITHUB_TOKEN: ${{ github.token }}',
    'GITHUB_TOKEN: ${{ github.event.workflow_run.head_branch }}',
    'reaches a step',
  ],
  ['a program in a workflow', 'pull-request', 'npm ci', 'npm ci && curl https://x.test', 'not one plain command'],
  [
    'several lines',
    'pull-request',
    'run: npm ci',
    'run: |\n          npm ci\n          npm test',
    'not one plain command',
  ],
  ['a script that is not there', 'pull-request', 'review.sh HEAD', 'gone.sh HEAD', 'no such program'],
  ['an npm script that is not there', 'deploy', 'npm run synth', 'npm run sinth', 'no such script'],
  ['a task without what it needs', 'weekly', ' --folder proposal', '', 'would be refused'],
  ['a cache', 'deploy', 'package-manager-cache: false', 'cache: npm', 'gives "cache"'],
  [
    'an artifact of another run',
    'deploy',
    'name: assembly\n          path: cdk.out/\n      - uses: aws',
    'name: assembly\n          run-id: 7\n      - uses: aws',
    'gives "run-id"',
  ],
  [
    'the token for the whole job',
    'weekly',
    '    steps:',
    '    env:\n      GITHUB_TOKEN: x\n    steps:',
    'the job has "env"',
  ],
  [
    'the token for another step',
    'weekly',
    '- run: npm ci',
    '- run: npm ci\n        env:\n          GITHUB_TOKEN: ${{ github.token }}',
    'for no other',
  ],
  [
    'a trigger in a list',
    'pull-request',
    /on:\n {2}pull_request:\n[^]*?\n\n/,
    'on: [pull_request_target]\n\n',
    'runs on pull_request_target',
  ],
  ['a trigger as a word', 'weekly', /on:\n[^]*?\n\n/, 'on: issues\n\n', 'runs on issues'],
  ['a comment as a trigger', 'nightly', '  workflow_dispatch:', '  issue_comment:', 'runs on issue_comment'],
  ['a call by another workflow', 'deploy', '  workflow_dispatch:', '  workflow_call:', 'runs on workflow_call'],
  ['tags', 'deploy', 'branches:', 'tags:', 'runs on push with tags'],
  [
    'words of whoever starts it',
    'deploy',
    '  workflow_dispatch:',
    '  workflow_dispatch:\n    inputs: {}',
    'with inputs',
  ],
  ['an action in quotes', 'weekly', /uses: (actions\/checkout@)[0-9a-f]{40}/, '"uses": $1v7', 'not pinned'],
  ['an action in quotes at its commit', 'weekly', /uses: (actions\/checkout@[0-9a-f]{40})/, '"uses": $1', 'not pinned'],
  ['an action in a flow mapping', 'weekly', '- run: npm ci', '- { uses: actions/cache@v4 }', 'not pinned'],
  ['an action that nobody has read', 'weekly', /actions\/checkout/, 'somebody/checkout', 'which nobody has read'],
  [
    'a workflow of somebody else',
    'weekly',
    /    steps:[^]*?\n\n/,
    '    uses: a/b/.github/workflows/c.yml@main\n\n',
    'the job has "uses"',
  ],
  [
    'a shell',
    'deploy',
    '- run: npm ci',
    '- run: npm ci\n        shell: sh -c "curl x.test" {0}',
    'the step has "shell"',
  ],
  ['a condition of a step', 'deploy', '- run: npm ci', '- run: npm ci\n        if: always()', 'the step has "if"'],
  [
    'another folder',
    'deploy',
    '- run: npm ci',
    '- run: npm ci\n        working-directory: x',
    'the step has "working-directory"',
  ],
  [
    'a container',
    'deploy',
    '    needs: review\n',
    '    needs: review\n    container: node:22\n',
    'the job has "container"',
  ],
  [
    'a container beside',
    'deploy',
    '    needs: review\n',
    '    needs: review\n    services: {}\n',
    'the job has "services"',
  ],
  [
    'defaults',
    'deploy',
    'permissions: {}\n',
    'permissions: {}\ndefaults:\n  run:\n    shell: x\n',
    'the workflow has "defaults"',
  ],
  [
    'env for all',
    'deploy',
    'permissions: {}\n',
    'permissions: {}\nenv:\n  NODE_OPTIONS: x\n',
    'the workflow has "env"',
  ],
  [
    'another name of a job',
    'deploy',
    '    needs: review\n',
    '    needs: review\n    name: other\n',
    'the job has "name"',
  ],
  [
    'a job that may fail',
    'deploy',
    '    needs: review\n',
    '    needs: review\n    continue-on-error: true\n',
    'the job has "continue-on-error"',
  ],
  [
    'a command that may fail',
    'quarterly',
    '- run: npm ci',
    '- run: npm ci\n        continue-on-error: true',
    'may fail',
  ],
  [
    'an assembly that may fail',
    'deploy',
    '          name: assembly\n          path: cdk.out/\n      - uses: aws',
    '          name: assembly\n          path: cdk.out/\n        continue-on-error: true\n      - uses: aws',
    'goes on where a step has failed',
  ],
  [
    'keys of a user',
    'deploy',
    '          role-to-assume',
    '          aws-access-key-id: AKIA\n          role-to-assume',
    'gives "aws-access-key-id"',
  ],
  [
    'an option for Node.js',
    'quarterly',
    'GITHUB_TOKEN: ${{ github.token }}',
    'GITHUB_TOKEN: ${{ github.token }}\n          NODE_OPTIONS: x',
    'gives NODE_OPTIONS',
  ],
  ['an environment that nobody asks about', 'nightly', 'environment: drift', 'environment: other', 'environment'],
  ['an environment with an address', 'nightly', 'environment: drift', 'environment: { name: drift }', 'environment'],
  [
    'a title over several lines',
    'nightly',
    'role-to-assume: ${{ vars.LANDING_ZONE_DRIFT_ROLE }}',
    "role-to-assume: >-\n            ${{ github.head_ref ||\n            'x' }}",
    'not trusted',
  ],
  ['the name of a branch in a command', 'deploy', 'npm ci', 'npm run ${{ github.ref }}', 'reaches a step'],
  ['a second script that is not there', 'deploy', 'nothing-since.sh', 'gone.sh', 'no such program'],
])('%s would be noticed', (_what, file, from, to, says) => {
  const text = read(`${file}.yml`);
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  expect(problemsIn(edited).join('\n')).toContain(says);
});

test('a run that deploys or looks is never cancelled, and there is one at a time', () => {
  const concurrencyOf = (name: string): unknown => (parse(read(`${name}.yml`)) as { concurrency: unknown }).concurrency;
  for (const name of ['nightly', 'weekly', 'quarterly']) {
    expect(concurrencyOf(name)).toEqual({ group: name, 'cancel-in-progress': false });
  }
  expect(concurrencyOf('deploy')).toEqual({ group: 'deploy-${{ github.ref }}', 'cancel-in-progress': false });
});

test('what is pushed to the default branch is deployed, whatever that is called', () => {
  expect((parse(read('deploy.yml')) as Workflow).on).toEqual({ push: { branches: ['**'] }, workflow_dispatch: null });
});

test('a pull request is reviewed again where its base branch is another', () => {
  expect((parse(read('pull-request.yml')) as Workflow).on).toEqual({
    pull_request: { types: ['opened', 'synchronize', 'reopened', 'edited'] },
  });
});

test('the comment is written by the run that follows the workflow of a pull request, by its name', () => {
  const name = (parse(read('pull-request.yml')) as { readonly name: string }).name;
  expect((parse(read('review-comment.yml')) as Workflow).on).toEqual({
    workflow_run: { workflows: [name], types: ['completed'] },
  });
});

test('how far every list of a config may grow is tried each week', () => {
  const { jobs } = parse(read('weekly.yml')) as Workflow;
  const commands = Object.values(jobs).map(({ steps }) => steps.flatMap(({ run = [] }) => run));
  expect(commands).toContainEqual(['npm ci', 'npm run fuzz -- --lists']);
});

test('every action is used in one version', () => {
  const used = names.flatMap((name) =>
    [...read(name).matchAll(/uses: ([\w/-]+)@(.*)$/gm)].map(([, action = '', at = '']) => [action, at] as const),
  );
  const versions = new Map(used);
  expect(used.filter(([action, at]) => versions.get(action) !== at)).toEqual([]);
});

test('every program of .github/scripts is run by a workflow, and calls npm run github as it is called', () => {
  const texts = [...names.map(read), ...scriptNames().map(readScript)];
  const unused = scriptNames().filter((name) => !texts.some((text) => text.includes(`${SCRIPTS}/${name}`)));
  expect(unused).toEqual([]);
  expect(scriptNames().flatMap((name) => commandsIn(readScript(name)).flatMap(aboutTask))).toEqual([]);
});

test('a variable that a workflow reads is on the page that says how to set it', () => {
  const page = readFileSync(join(repository, 'docs/pipeline.md'), 'utf8');
  const variables = names.flatMap((name) =>
    [...read(name).matchAll(/vars\.(\w+)/g)].map(([, variable = '']) => variable),
  );
  expect(variables.length).toBeGreaterThan(3);
  expect(variables.filter((variable) => !page.includes(`\`${variable}\``))).toEqual([]);
});

test('issue forms name files of config/ that are there, and have what GitHub needs', () => {
  const forms = filesOf('.yml', '.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'));
  expect(forms.map((file) => file.split('/').at(-1)).sort()).toEqual(['access.yml', 'account.yml', 'exception.yml']);
  for (const file of forms) {
    const text = readFileSync(join(repository, file), 'utf8');
    const form = parse(text) as {
      readonly name: string;
      readonly description: string;
      readonly body: readonly { readonly type: string; readonly id?: string }[];
    };
    expect(form).toMatchObject({ name: expect.any(String) as string, description: expect.any(String) as string });
    const ids = form.body.flatMap(({ type, id }) => (type === 'markdown' ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...text.matchAll(/`(config\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter(
        (path) =>
          !filesOf('.ts', 'test/support/companies/trips').includes(
            path.replace('config/', 'test/support/companies/trips/'),
          ),
      ),
    ).toEqual([]);
  }
});

test('nothing in .github is of the sample company: a fork takes all of it as it is', () => {
  const { company, accounts } = readLandingZone(config);
  const files = filesOf('', '.github').filter((file) => !file.endsWith('/CODEOWNERS'));
  expect(files.length).toBeGreaterThan(10);
  // A key of one word, such as "security", is a word of the language.
  const words = [company.name, 'trips', ...Object.keys(accounts).filter((key) => key.includes('-'))];
  const naming = files.flatMap((file) => {
    const text = readFileSync(join(repository, file), 'utf8').toLowerCase();
    return words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${file}: ${word}`);
  });
  expect(naming).toEqual([]);
});
