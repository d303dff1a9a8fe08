import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { companyPages, PAGES_FOLDER, REWRITE_PAGES } from '../company/pages';
import { staleIn, writtenPages } from '../company/written-pages';
import { readCompany } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { runApp } from '../support/run-app';
import { CODE_OWNERS, codeOwners } from './code-owners';

/*
 * The company in `config/`, whichever it is. What is said here holds for every valid config: no other test reads it, so that a fork
 * edits its config and takes in what upstream changes without touching a test.
 */

test('config/ is read without a problem', () => {
  expect(() => readCompany()).not.toThrow();
});

test('config/ synthesizes, and every check holds', () => {
  const { exitCode, findings, stderr } = runApp('bin/landing-zone.ts', { company: 'config' });
  expect({ exitCode, findings, stderr }).toEqual({ exitCode: 0, findings: [], stderr: '' });
});

test(`${CODE_OWNERS} is what company.reviewers in config/company.ts says; if not: ${REWRITE_PAGES}`, () => {
  const file = join(repository, CODE_OWNERS);
  const written = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const { reviewers, accountFiles } = readCompany().zone.company;
  expect(written).toBe(codeOwners(reviewers, accountFiles));
});

test(`${PAGES_FOLDER}/, where it is kept, is what config/ says; if not: ${REWRITE_PAGES}`, () => {
  const written = writtenPages(join(repository, PAGES_FOLDER));
  expect(written === undefined ? [] : staleIn(written, companyPages(readCompany()))).toEqual([]);
});
