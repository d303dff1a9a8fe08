import { repository } from '../support/repository';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceProblems } from '../support/licences';

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      { version?: string; license?: string; dev?: boolean; resolved?: string; optionalDependencies?: object }
    >
  >;
}

const lockfile = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as Lockfile;

test('every package in the lockfile has a permissive licence', () => {
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
  expect(licenceProblems(lockfile.packages)).toEqual([]);
});

test('the lockfile names no registry host, which a fork may not reach', () => {
  expect(Object.values(lockfile.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test('the lockfile holds every native binary for the platforms that people and CI use', () => {
  const platforms = /-(darwin|win32)-(arm64|x64)(-msvc)?$|-linux-(arm64|x64)(-gnu|-musl|-glibc)?$/;
  const missing = Object.values(lockfile.packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => platforms.test(name) && lockfile.packages[`node_modules/${name}`] === undefined);
  expect(missing).toEqual([]);
});

test.each([
  ['GPL-3.0-only'],
  ['AGPL-3.0-or-later'],
  ['LGPL-2.1'],
  ['(MIT AND GPL-2.0)'],
  ['SEE LICENSE IN LICENSE.txt'],
  [undefined],
])('a package under %s is named', (license) => {
  expect(licenceProblems({ 'node_modules/bad': { version: '1.2.3', license } })).toEqual([
    expect.stringMatching(
      `^bad@1\\.2\\.3: licence ${license?.replace(/[()]/g, '\\$&') ?? 'none'} is not among the allowed ones`,
    ),
  ]);
});

test.each([['MIT'], ['(MIT OR GPL-3.0-or-later)'], ['(MIT AND BSD-2-Clause)']])(
  'a package under %s passes',
  (license) => {
    expect(licenceProblems({ 'node_modules/good': { version: '1.0.0', license } })).toEqual([]);
  },
);

test('a tool may be under MPL-2.0, and nothing that a fork runs', () => {
  const tool = { 'node_modules/tool': { version: '1.0.0', license: 'MPL-2.0', dev: true } };
  expect(licenceProblems(tool)).toEqual([]);
  expect(licenceProblems({ 'node_modules/part': { version: '1.0.0', license: 'MPL-2.0' } })).toHaveLength(1);
});
