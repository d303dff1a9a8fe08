import { entriesOf, wasRefused } from '../draft';
import { at } from '../location';
import { UNFIT_FOR_ARN } from '../../base/template-contract';
import { nameOf } from '../../model/defaults';
import { MANAGEMENT, ROOT } from '../../model/tree';
import { count, quote } from '../wording';
import type { Check } from './check';
import { ignoringCase, repeated, unknownReferences } from './references';

const LONGEST_ACCOUNT_NAME = 50;

export const unknownOus: Check = function* ({ draft }) {
  const units = draft.organization?.organizationalUnits;
  const ous = entriesOf(draft.accounts).flatMap(([key, { ou }]) =>
    ou === undefined ? [] : [{ path: at('accounts', key, 'ou'), value: ou }],
  );
  yield* unknownReferences(ous, {
    names: units && [ROOT, ...Object.keys(units)],
    expected: 'one of the OUs in config/organization.ts',
    otherwise: 'define that OU',
  });
};

export const duplicateAccountNames: Check = function* ({ draft }) {
  const names = entriesOf(draft.accounts).map(([key, { name }]) => ({
    path: at('accounts', key, ...(name === undefined ? [] : ['name'])),
    value: nameOf(key, { name }),
  }));
  for (const { path, value, first } of repeated(names, ignoringCase)) {
    yield {
      path,
      found: `the account name ${quote(value)}, also at ${first.path}`,
      expected: 'a name that no other account has, whatever the case: reports and proofs tell accounts apart by it',
      mend: 'give one of them another name',
    };
  }
};

/** What reports, questions and ARNs take for something else. */
const NO_ACCOUNT_NAME = /^([0-9]{12}|root|management)$/i;

export const misleadingAccountNames: Check = function* ({ draft }) {
  const management = draft.company?.managementAccount?.name;
  const names = [
    ...entriesOf(draft.accounts).map(([key, { name }]) => ({ path: at('accounts', key, 'name'), name })),
    // The management account may well be called so.
    ...(management?.toLowerCase() === MANAGEMENT
      ? []
      : [{ path: at('company', 'managementAccount', 'name'), name: management }]),
  ];
  for (const { path, name } of names) {
    if (name === undefined || !NO_ACCOUNT_NAME.test(name)) continue;
    yield {
      path,
      found: quote(name),
      expected: 'a name that is not taken for something else: no account id, not root, not management',
      mend: 'give the account another name',
    };
  }
};

/** Until a deploy has made the account, its name stands in ARNs in place of its id. */
export const accountNamesUnfitForArns: Check = function* ({ draft }) {
  const names = [
    ...entriesOf(draft.accounts).map(([key, { name, existing }]) => ({
      path: at('accounts', key, 'name'),
      name: existing === undefined && !wasRefused(draft.accounts?.[key], 'existing') ? name : undefined,
    })),
    { path: at('company', 'managementAccount', 'name'), name: draft.company?.managementAccount?.name },
  ];
  for (const { path, name } of names) {
    if (name === undefined || !UNFIT_FOR_ARN.test(name)) continue;
    yield {
      path,
      found: quote(name),
      expected: 'a name without : / * ? and not "aws": templates, rows and questions have it in ARNs',
      mend: fitting(name),
    };
  }
};

function fitting(name: string): string {
  const words = name.split(/[:/*? ]+/).filter((word) => word !== '');
  return words.length === 0 || name === 'aws'
    ? 'give the account another name'
    : `for example ${quote(words.join(' '))}`;
}

export const longKeysAsNames: Check = function* ({ draft }) {
  for (const [key, { name }] of entriesOf(draft.accounts)) {
    if (name !== undefined || key.length <= LONGEST_ACCOUNT_NAME) continue;
    yield {
      path: at('accounts', key),
      found: `a key of ${key.length} characters, and no name`,
      expected: `an account name of ${LONGEST_ACCOUNT_NAME} characters at most; it is the key where none is given`,
      mend: 'add a shorter name, or shorten the key',
    };
  }
};

export const duplicateEmails: Check = function* ({ draft }) {
  const emails = entriesOf(draft.accounts).flatMap(([key, { email }]) =>
    email === undefined ? [] : [{ path: at('accounts', key, 'email'), value: email }],
  );
  for (const { path, value, first } of repeated(emails, ignoringCase)) {
    yield {
      path,
      found: `${quote(value)}, also at ${first.path}`,
      expected: 'an address that no other account in AWS has, whatever the case of its letters',
      mend: 'give one of them another address, for example with +something before the @',
    };
  }
};

export const managementAsMember: Check = function* ({ draft }) {
  const management = draft.company?.managementAccount;
  for (const [key, account] of entriesOf(draft.accounts)) {
    const traits = [
      { trait: 'email', what: 'e-mail address', own: account.email, other: management?.email },
      { trait: 'name', what: 'name', own: nameOf(key, account), other: management?.name },
      { trait: 'existing', what: 'id', own: account.existing, other: management?.accountId },
    ];
    for (const { trait, what, own, other } of traits) {
      if (own === undefined || other === undefined || ignoringCase(own) !== ignoringCase(other)) continue;
      yield {
        path: at('accounts', key, trait),
        found: `${quote(own)}, the ${what} of the management account`,
        expected: 'a member account: the management account is in no OU',
        mend: `remove ${quote(key)} if it is the management account, else give it ${what === 'name' ? 'a' : 'an'} ${what} of its own`,
      };
    }
  }
};

export const accountQuota: Check = function* ({ draft }) {
  const quota = draft.company?.accountQuota;
  const accounts = Object.keys(draft.accounts ?? {}).length + 1;
  if (quota === undefined || accounts <= quota) return;
  yield {
    path: at('company', 'accountQuota'),
    found: `${count(accounts)} accounts, the management account included`,
    expected: `${count(quota)} accounts at most`,
    mend: `have AWS raise the quota and write the new one here, or remove ${count(accounts - quota)}`,
  };
};
