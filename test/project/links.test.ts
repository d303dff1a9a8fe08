import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { anchorsOf, pathsNamed, relativeLinks, type Link } from './markdown';
import { filesOf, inTestCompany, repository, version } from '../support/repository';

const pages = filesOf('.md');
const read = (page: string): string => readFileSync(join(repository, page), 'utf8');

/** They tell of what was, too. */
const HISTORY = ['CHANGELOG.md', 'UPGRADING.md'];

/** Made from the config, and only where that asks for it. */
const NOT_EVERYWHERE = ['.github/CODEOWNERS'];

test.each(pages)('every relative link of %s leads to a file and a heading that are there', (page) => {
  expect(relativeLinks(read(page)).flatMap((link) => brokenBy(page, link))).toEqual([]);
});

test.each(pages.filter((page) => !HISTORY.includes(page)))('every path that %s names in code is there', (page) => {
  expect(missingPaths(page)).toEqual([]);
});

test('every page of docs/ is in its index', () => {
  const listed = relativeLinks(read('docs/README.md')).map(({ path }) => posix.join('docs', path));
  const written = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && page !== 'docs/README.md');
  expect(written.filter((page) => !listed.includes(page))).toEqual([]);
});

test('every decision is in the index of docs/adr/, in order and under its title', () => {
  const decisions = pages.filter((page) => /^docs\/adr\/\d{4}-.+\.md$/.test(page)).sort();
  const lines = read('docs/adr/README.md').match(/^- \[.*$/gm) ?? [];
  expect(lines).toEqual(decisions.map((page) => `- [${titleOf(page)}](${posix.basename(page)})`));
});

test('UPGRADING.md and CHANGELOG.md have a section for the version in package.json, and what is unreleased stands above', () => {
  expect(anchorsOf(read('UPGRADING.md'))).toContain(version.replaceAll('.', ''));
  const sections = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(sections[0]).toBe('Unreleased');
  expect(sections[1]).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d{2}-\\d{2}\\)$`));
});

test('package-lock.json is of the version in package.json', () => {
  const lockfile = JSON.parse(read('package-lock.json')) as { version: string; packages: Record<string, unknown> };
  expect(lockfile).toMatchObject({ version, packages: { '': { version } } });
});

describe('links are read as GitHub shows them', () => {
  test('headings become anchors', () => {
    const page =
      '# A `b/c.ts`: _d_, e_f!\n\n```sh\n# not a heading\n```\n\n## Twice\n\n## Twice\n\n## What [x](y.md) is\n';
    expect([...anchorsOf(page)]).toEqual(['a-bcts-d-e_f', 'twice', 'twice-1', 'what-x-is']);
  });

  test('what stands in code, in a comment or elsewhere in the web is no link', () => {
    const page =
      '[a](b.md#c) `[no](no.md)` ![d](e.png)\n```\n[no](no.md)\n```\n<!-- [no](no.md) --> [web](https://aws.com/x)\n[#f](#f)\n\n[g]: h.md\n';
    expect(relativeLinks(page)).toEqual([
      { path: 'b.md', anchor: 'c' },
      { path: 'e.png' },
      { path: '', anchor: 'f' },
      { path: 'h.md' },
    ]);
  });

  test.each<[string, Link, string]>([
    ['a page that is gone', { path: 'docs/gone.md' }, 'docs/gone.md: no such file'],
    ['a heading that is gone', { path: 'README.md', anchor: 'gone' }, 'README.md#gone: no such heading'],
    ['a heading of a folder', { path: 'docs', anchor: 'x' }, 'docs#x: no page'],
  ])('%s is found', (_what, link, problem) => {
    expect(brokenBy('README.md', link)).toEqual([problem]);
  });

  test('paths in code are those from the top', () => {
    expect(pathsNamed('`lib/model/` `config/access.ts` `npm test` `lib/<theme>/x.ts` `model/x.ts`')).toEqual([
      'lib/model/',
      'config/access.ts',
    ]);
  });
});

function brokenBy(page: string, { path, anchor }: Link): readonly string[] {
  const target = path === '' ? page : posix.join(dirname(page), path);
  const shown = anchor === undefined ? target : `${target}#${anchor}`;
  if (!existsSync(join(repository, target))) return [`${shown}: no such file`];
  if (anchor === undefined) return [];
  if (!statSync(join(repository, target)).isFile() || !target.endsWith('.md')) return [`${shown}: no page`];
  return anchorsOf(read(target)).has(anchor) ? [] : [`${shown}: no such heading`];
}

function missingPaths(page: string): readonly string[] {
  return pathsNamed(read(page)).filter(
    (path) => !NOT_EVERYWHERE.includes(path) && !existsSync(join(repository, inTestCompany(path))),
  );
}

function titleOf(page: string): string {
  return /^# (.+)$/m.exec(read(page))?.[1] ?? '';
}
