import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
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
  ['no timeout', 'deploy', '    timeout-minutes: 180\n', '', 'timeout'],
  ['a runner that changes', 'deploy', 'ubuntu-24.04', 'ubuntu-latest', 'changes by itself'],
  ['a token that stays', 'deploy', 'persist-credentials: false', 'persist-credentials: true', 'keeps its token'],
  [
    'a checkout of the change',
    'review-comment',
    'persist-credentials: false',
    'persist-credentials: false\n          ref: abc',
    'something else',
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
  ['a cache', 'deploy', 'package-manager-cache: false', 'cache: npm', 'may cache'],
  [
    'an artifact of another run',
    'deploy',
    'name: assembly\n          path: cdk.out/\n      - uses: aws',
    'name: assembly\n          run-id: 7\n      - uses: aws',
    'another run',
  ],
  ['the token for the whole job', 'weekly', '    steps:', '    env:\n      GITHUB_TOKEN: x\n    steps:', 'every step'],
  [
    'the token for another step',
    'weekly',
    '- run: npm ci',
    '- run: npm ci\n        env:\n          GITHUB_TOKEN: ${{ github.token }}',
    'for no other',
  ],
])('%s would be noticed', (_what, file, from, to, says) => {
  const text = read(`${file}.yml`);
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  expect(problemsIn(edited).join('\n')).toContain(says);
});

test('a run that deploys or looks is never cancelled, and there is one at a time', () => {
  for (const name of ['deploy', 'nightly', 'weekly', 'quarterly']) {
    expect(parse(read(`${name}.yml`))).toMatchObject({ concurrency: { group: name, 'cancel-in-progress': false } });
  }
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
