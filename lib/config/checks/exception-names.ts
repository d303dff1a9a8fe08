import { readExemptName } from '../../choice/exceptions/exempt-name';
import { keyOfAccount } from '../../choice/exceptions/resolve';
import { MANAGEMENT } from '../../model/tree';
import { entriesOf } from '../draft';
import { wasRefused } from '../draft';
import { nameIn, writtenExceptions } from '../exceptions-written';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';
import { unknownPeople } from './people';
import { unknownReferences, type Placed } from './references';

export const unknownExceptedGuardrails: Check = function* ({ draft, guardrailIds }) {
  yield* unknownReferences(
    entriesOf(draft.exceptions).map(([id]) => ({ path: at('exceptions', id), value: id })),
    {
      names: guardrailIds,
      expected: 'a guardrail of the catalogue: the name of a file in lib/catalogue/guardrails or config/guardrails',
      otherwise: 'see lib/catalogue/guardrails/catalogue.ts',
    },
  );
};

export const exceptionsOfNobody: Check = function* ({ draft }) {
  for (const { exception, place } of writtenExceptions(draft)) {
    const isOpen = wasRefused(exception, 'principal') || wasRefused(exception, 'account');
    if (isOpen || exception.principal !== undefined || exception.account !== undefined) continue;
    yield {
      path: place(),
      found: 'neither principal nor account',
      expected: 'who is exempt',
      mend: 'add a principal, or the account that the guardrail leaves out',
    };
  }
};

export const unknownExceptionAccounts: Check = function* ({ draft }) {
  const { accounts } = draft;
  const places = writtenExceptions(draft).flatMap((written): Placed[] => {
    const { exception, place } = written;
    const name = nameIn(written);
    const inArn = name?.kind === 'role' ? keyOfAccount(draft, name.account) : undefined;
    return [
      ...(exception.account === undefined ? [] : [{ path: place('account'), value: exception.account }]),
      ...(inArn === undefined ? [] : [{ path: place('principal'), value: inArn }]),
    ];
  });
  yield* unknownReferences(
    places.filter(({ value }) => value !== MANAGEMENT),
    {
      names: accounts && Object.keys(accounts),
      expected: 'one of the accounts in config/accounts.ts',
      otherwise: 'define that account',
    },
  );
  for (const { path, value } of places) {
    if (value !== MANAGEMENT) continue;
    yield {
      path,
      found: 'the management account',
      expected: 'one of the accounts in config/accounts.ts',
      mend: 'remove it: no guardrail binds the management account',
    };
  }
};

export const exceptionsThatNameTheAccountTwice: Check = function* ({ draft }) {
  for (const written of writtenExceptions(draft)) {
    const { exception, place } = written;
    const name = nameIn(written);
    if (exception.account === undefined || name?.kind !== 'role' || name.account === undefined) continue;
    yield {
      path: place('account'),
      found: `an account beside the ARN ${quote(exception.principal ?? '')}, which has one`,
      expected: 'the account once',
      mend: `remove it, or write principal: ${quote(`role/${name.role}`)}`,
    };
  }
};

export const unknownExceptionPrincipals: Check = function* (checked) {
  const { draft } = checked;
  const written = writtenExceptions(draft);
  for (const { exception, place } of written) {
    if (exception.principal === undefined) continue;
    const name = readExemptName(exception.principal);
    if (!('found' in name)) continue;
    const { found, expected, mend } = name;
    yield { path: place('principal'), found: `${quote(exception.principal)}, ${found}`, expected, mend };
  }
  const people = written.flatMap((one) => {
    const name = nameIn(one);
    return name?.kind === 'person' ? [{ path: one.place('principal'), ...name }] : [];
  });
  yield* unknownPeople(people, checked);
};
