import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import floors from '../../lib/floors.json';
import { readLandingZone } from '../support/read-landing-zone';
import { everything } from '../support/companies/everything';
import { codeOwners, PARTS } from './code-owners';
import { inTestCompany, repository } from '../support/repository';

test('each part is followed by whom the config names, and the widest stands first', () => {
  const text = codeOwners(readLandingZone(everything).company.reviewers);
  const lines = text?.split('\n').filter((line) => line !== '' && !line.startsWith('#')) ?? [];
  expect(lines[0]).toBe('* @trips/platform');
  expect(lines).toContain('/config/access.ts @trips/security @trips-ciso');
  expect(lines).toContain('/.github/ aws+security-team@trips.com');
  expect(lines.length).toBe(Object.values(PARTS).flat().length);
});

test('a part that names nobody has no line, so that it is left to those of everything', () => {
  const text = codeOwners({ everything: ['@trips/platform'], scenarios: ['@trips/security'] });
  expect(text).toContain('/config/scenarios.ts @trips/security\n');
  expect(text).not.toContain('/config/access.ts');
});

test.each([[undefined], [{}]])('no file is wanted where nobody is named: %j', (reviewers) => {
  expect(codeOwners(reviewers)).toBeUndefined();
});

test('no path stands in two parts, and none inside another but for the widest', () => {
  const [widest, ...paths] = Object.values(PARTS).flat();
  expect(widest).toBe('*');
  const covered = paths.filter((path, at) => paths.some((other, place) => place !== at && path.startsWith(other)));
  expect(covered).toEqual([]);
});

test('every path of a part is there: one that has moved would be left to nobody', () => {
  const paths = Object.values(PARTS)
    .flat()
    .filter((path) => path !== '*');
  expect(paths.filter((path) => !existsSync(join(repository, inTestCompany(path)))).sort()).toEqual([]);
});

test('every file of lib, bin, test and the test company belongs to a part of its own, a new room of lib as well', () => {
  const parts = Object.values(PARTS).flat();
  const entries = ['lib', 'lib/catalogue', 'bin', 'test', 'config'].flatMap((folder) =>
    readdirSync(join(repository, inTestCompany(`${folder}/`)), { withFileTypes: true }).map(
      (entry) => `/${folder}/${entry.name}${entry.isDirectory() ? '/' : ''}`,
    ),
  );
  const isOwned = (path: string): boolean => parts.some((part) => path.startsWith(part) || part.startsWith(path));
  expect(entries.filter((path) => !isOwned(path))).toEqual([]);
  expect(floors.map(({ room }) => `/lib/${room}/`).filter((path) => !isOwned(path))).toEqual([]);
});
