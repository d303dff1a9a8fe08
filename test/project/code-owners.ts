import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import floors from '../../lib/floors.json';
import type { AccountFiles } from '../../lib/model/account-tag-schema';
import type { Reviewers } from '../../lib/model/reviewers-schema';
import { repository } from '../support/repository';

export const CODE_OWNERS = '.github/CODEOWNERS';
/** Rewrites it, or takes it away where the config names nobody. */
const REWRITE = 'npm run pages';

const NAMED = {
  access: [
    '/config/access.ts',
    '/config/company.ts',
    '/config/machine-roles/',
    '/config/personas/',
    '/config/workloads.ts',
    '/lib/catalogue/boundary/',
    '/lib/catalogue/machine-roles/',
    '/lib/catalogue/personas/',
  ],
  guardrails: [
    '/config/accounts.ts',
    '/config/catalogue.ts',
    '/config/exceptions.ts',
    '/config/guardrails/',
    '/config/organization.ts',
    '/config/workflows/',
    '/lib/catalogue/alarms/',
    '/lib/catalogue/controls/',
    '/lib/catalogue/guardrails/',
    '/lib/catalogue/workflows/',
    '/lib/choice/',
  ],
  scenarios: [
    '/config/scenarios.ts',
    '/lib/ask/',
    '/lib/assembly/',
    '/lib/iam-data/',
    '/lib/policy/',
    '/lib/proofs/',
    '/lib/resource-schemas/',
    '/test/',
  ],
} as const;

/** Rooms of `lib` that belong to no other part: all of it runs where there are credentials. */
const otherRooms = floors
  .map(({ room }) => `/lib/${room}/`)
  .filter(
    (path) =>
      !Object.values(NAMED)
        .flat()
        .some((named) => named.startsWith(path)),
  );

/**
 * What belongs to each part, from the repository's top. The last line that matches a file decides, so what covers everything comes
 * first, and no path stands in two parts.
 */
export const PARTS: Readonly<Record<keyof Reviewers, readonly string[]>> = {
  everything: ['*'],
  ...NAMED,
  workflows: [
    '/.ci/',
    '/.github/',
    '/.npmrc',
    '/.nvmrc',
    '/bin/',
    '/cdk.json',
    '/config/index.ts',
    '/eslint.config.mjs',
    '/jest.config.js',
    '/jest.long.config.js',
    '/lib/floors.json',
    ...otherRooms,
    '/package-lock.json',
    '/package.json',
    '/tsconfig.json',
  ],
};

/** The text of `.github/CODEOWNERS`; undefined where nobody is named, since then no file is wanted. */
export function codeOwners(reviewers: Reviewers = {}, accountFiles: AccountFiles = {}): string | undefined {
  const parts = Object.entries(PARTS).flatMap(([part, paths]) => {
    const owners = reviewers[part as keyof Reviewers];
    return owners === undefined ? [] : ['', `# ${part}`, ...paths.map((path) => `${path} ${owners.join(' ')}`)];
  });
  const files = Object.entries(accountFiles).flatMap(([file, { owners = reviewers.guardrails }]) =>
    owners === undefined ? [] : [`/config/accounts/${file}.ts ${owners.join(' ')}`],
  );
  // Last, since the last line that matches decides: a file that is listed here is its owners' alone.
  const lines = [...parts, ...(files.length === 0 ? [] : ['', '# accounts', ...files])];
  if (lines.length === 0) return undefined;
  return `# Made from company.reviewers in config/company.ts: ${REWRITE}
# An owner whom the host does not know is left out without a word: its page of this file marks such lines.
${lines.join('\n')}
`;
}

/** Writes the file, or takes it away where none is wanted. Answers what it has written. */
export function writeCodeOwners(text: string | undefined): readonly string[] {
  const file = join(repository, CODE_OWNERS);
  if (text === undefined) rmSync(file, { force: true });
  else writeFileSync(file, text);
  return text === undefined ? [] : [CODE_OWNERS];
}
