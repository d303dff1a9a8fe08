import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, readLandingZone } from '../support/read-landing-zone';
import { startUp } from '../support/companies/start-up';
import { companyPages } from './pages';
import { staleIn, writePages, writtenPages } from './written-pages';

const folder = join(mkdtempSync(join(tmpdir(), 'landing-zone-pages-')), 'company');

test('pages that are not kept are nothing to compare', () => {
  expect(writtenPages(join(folder, 'nowhere'))).toBeUndefined();
});

test('a company has a page of its guardrails, one of its personas and one of each template, which are as they were written', () => {
  const pages = companyPages({ zone: readLandingZone(startUp), catalogue });
  expect([...pages.keys()]).toEqual(
    expect.arrayContaining(['guardrails.md', 'personas.md', 'templates/Organization.txt', 'templates/Identity.txt']),
  );
  expect(pages.get('personas.md')).toContain('Assigned to: crew in booking');
  writePages(folder, pages);
  expect(staleIn(writtenPages(folder) ?? new Map<string, string>(), pages)).toEqual([]);
});

test('what is missing, differs or is of nothing any more is named, and writing mends it', () => {
  writePages(
    folder,
    new Map([
      ['a.md', 'one\ntwo\n'],
      ['templates/Gone.txt', 'x\n'],
    ]),
  );
  const wanted = new Map([
    ['a.md', 'one\nother\n'],
    ['b.md', 'new\n'],
  ]);
  expect(staleIn(writtenPages(folder) ?? new Map<string, string>(), wanted)).toEqual([
    'b.md is missing',
    'a.md differs from line 2',
    'templates/Gone.txt is of nothing any more',
  ]);
  writePages(folder, wanted);
  expect([...(writtenPages(folder) ?? [])]).toEqual([...wanted]);
});
