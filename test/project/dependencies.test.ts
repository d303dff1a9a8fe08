import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
