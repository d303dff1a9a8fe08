import { entryOf } from '../base/entry-of';
import { isWithin, ROOT } from '../model/tree';
import type { FilesOfAccounts } from './account-files';
import { unknownReferences } from './checks/references';
import { entriesOf, itemsOf, wasRefused, type LandingZoneDraft } from './draft';
import { at } from './location';
import type { Problem } from './problem';
import { quote, suggest } from './wording';

const LISTED = 'config/company.ts → accountFiles';

/**
 * What `company.accountFiles` says of files that teams own, and what those files hold beyond it. Whoever owns a file moves accounts and
 * tags them: without bounds, both let people in and take guardrails away.
 */
export function accountFileProblems(draft: LandingZoneDraft, { files, fileOf }: FilesOfAccounts): readonly Problem[] {
  if (draft.company === undefined || wasRefused(draft.company, 'accountFiles')) return [];
  const listed = draft.company.accountFiles ?? {};
  return [
    ...files.flatMap((name) => (entryOf(listed, name) === undefined ? [notListed(name, Object.keys(listed))] : [])),
    ...Object.keys(listed).flatMap((name) => (files.includes(name) ? [] : [notThere(name, files)])),
    ...namesOf(draft),
    ...[...fileOf].flatMap(([account, file]) => beyond(draft, account, file)),
  ];
}

function notListed(name: string, listed: readonly string[]): Problem {
  return {
    path: `config/accounts/${name}.ts`,
    found: 'a file of accounts that no bounds are given for',
    expected: `an entry of ${LISTED}: what its owners may do there`,
    mend: suggest(name, listed, `add ${name}: { owners: ['@…'], organizationalUnits: ['…'] } there`),
  };
}

function notThere(name: string, files: readonly string[]): Problem {
  return {
    path: at('company', 'accountFiles', name),
    found: `no config/accounts/${name}.ts`,
    expected: 'the name of a file of accounts',
    mend: suggest(name, files, 'remove the entry, or add the file'),
  };
}

function* namesOf({ company, organization, access }: LandingZoneDraft): Iterable<Problem> {
  const units = organization?.organizationalUnits;
  for (const [file, { organizationalUnits, tags }] of entriesOf(company?.accountFiles)) {
    const path = (...steps: readonly PropertyKey[]): string => at('company', 'accountFiles', file, ...steps);
    yield* unknownReferences(
      itemsOf(organizationalUnits).map(([index, value]) => ({ path: path('organizationalUnits', index), value })),
      {
        names: units && [ROOT, ...Object.keys(units)],
        expected: 'root, or one of the OUs in config/organization.ts',
        otherwise: 'take it out if it is gone, define that OU if it is new',
      },
    );
    if (access === undefined || wasRefused(access, 'accountTags')) continue;
    for (const [key, values] of entriesOf(tags)) {
      yield* unknownReferences([{ path: path('tags', key), value: key }], {
        names: Object.keys(access.accountTags ?? {}),
        expected: 'a tag key of access.accountTags: any other may be said freely',
        otherwise: 'take it out',
      });
      const known = entryOf(access.accountTags, key);
      yield* unknownReferences(
        itemsOf(values).map(([index, value]) => ({ path: path('tags', key, index), value })),
        {
          names: known && itemsOf(known).map(([, value]) => value),
          expected: `one of the values in access.accountTags → ${key}`,
          otherwise: 'take it out if it is gone, add it there if it is new',
        },
      );
    }
  }
}

/** What an account of a file has that its owners may not give it. */
function beyond(draft: LandingZoneDraft, account: string, file: string): readonly Problem[] {
  const bounds = entryOf(draft.company?.accountFiles, file);
  const { ou, tags } = entryOf(draft.accounts, account) ?? {};
  if (bounds === undefined) return [];
  const units = bounds.organizationalUnits;
  const isInside =
    ou === undefined || units === undefined || units.some((unit) => unit === undefined || isWithin(draft, ou, unit));
  return [
    ...(isInside
      ? []
      : [
          {
            path: at('accounts', account, 'ou'),
            found: quote(ou),
            expected: `an OU that ${LISTED}.${file} gives the file, or one below it: ${units.join(', ')}`,
            mend: 'write one of those, or let whoever owns config/company.ts give the file this one',
          },
        ]),
    ...entriesOf(tags).flatMap(([key, value]) => {
      if (entryOf(draft.access?.accountTags, key) === undefined) return [];
      const allowed = itemsOf(entryOf(bounds.tags, key)).map(([, one]) => one);
      if (allowed.includes(value)) return [];
      return [
        {
          path: at('accounts', account, 'tags', key),
          found: `${quote(value)}, of a tag that lets people in`,
          expected:
            allowed.length === 0
              ? `none: ${LISTED}.${file} lets the file say no ${key}`
              : `a value that ${LISTED}.${file} lets the file say: ${allowed.join(', ')}`,
          mend: 'take it out, or let whoever owns config/company.ts allow it',
        },
      ];
    }),
  ];
}

/** Tells problems of accounts by the file that an account stands in. */
export function inAccountFiles(problems: readonly Problem[], { fileOf }: FilesOfAccounts): readonly Problem[] {
  if (fileOf.size === 0) return problems;
  const told = (text: string): string =>
    text.replace(/config\/accounts\.ts(?= → (?<account>[a-z][a-z0-9-]*))/g, (file, account: string) => {
      const name = fileOf.get(account);
      return name === undefined ? file : `config/accounts/${name}.ts`;
    });
  return problems.map((problem) => ({
    path: told(problem.path),
    found: told(problem.found),
    expected: told(problem.expected),
    mend: told(problem.mend),
  }));
}
