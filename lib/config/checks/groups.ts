import { displayNameOf } from '../../model/defaults';
import { isPrincipalWord } from '../../model/principal-words';
import { entriesOf, itemsOf } from '../draft';
import { canNameGroup } from '../../policy';
import { at } from '../location';
import { count, quote } from '../wording';
import type { Check } from './check';

import { ignoringCase, repeated, unknownReferences } from './references';

export const usersOfAnExternalSource: Check = function* ({ draft }) {
  const users = Object.keys(draft.access?.users ?? {}).length;
  if (draft.access?.identitySource !== 'external' || users === 0) return;
  yield {
    path: at('access', 'users'),
    found: users === 1 ? 'one user' : `${count(users)} users`,
    expected: 'none: with identity source "external" the identity provider owns them',
    mend: 'remove users, or set identitySource to "identity-center"',
  };
};

export const idsOfCreatedGroups: Check = function* ({ draft }) {
  if (draft.access?.identitySource !== 'identity-center') return;
  for (const [key, { id }] of entriesOf(draft.access.groups)) {
    if (id === undefined) continue;
    yield {
      path: at('access', 'groups', key, 'id'),
      found: quote(id),
      expected: 'no id: with identity source "identity-center" the group is created here',
      mend: 'remove it, or set identitySource to "external"',
    };
  }
};

export const unknownGroupsOfUsers: Check = function* ({ draft }) {
  const references = entriesOf(draft.access?.users).flatMap(([name, { groups }]) =>
    itemsOf(groups).map(([index, value]) => ({ path: at('access', 'users', name, 'groups', index), value })),
  );
  yield* unknownReferences(references, {
    names: draft.access?.groups && Object.keys(draft.access.groups),
    expected: 'one of the groups in config/access.ts',
    otherwise: 'define that group',
  });
};

/** People are named `<group>/<persona>`: a group called as another kind of principal could not be told from it. */
export const unnameableGroups: Check = function* ({ draft }) {
  for (const [key, { displayName }] of entriesOf(draft.access?.groups)) {
    for (const name of new Set([key, displayNameOf(key, { displayName })])) {
      if (canNameGroup(name) || isPrincipalWord(name)) continue;
      yield {
        path: at('access', 'groups', key, ...(name === key ? [] : ['displayName'])),
        found: quote(name),
        expected: 'a name that <group>/<persona> cannot be mistaken by: neither federated/… nor an ARN',
        mend: 'use another name',
      };
    }
  }
};

/** @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroup.html */
const KEPT_BY_AWS: ReadonlySet<string> = new Set(['administrator', 'awsadministrators']);

export const namesKeptByAws: Check = function* ({ draft }) {
  if (draft.access?.identitySource !== 'identity-center') return;
  const groups = entriesOf(draft.access.groups).map(([key, { displayName }]) => ({
    path: at('access', 'groups', key, ...(displayName === undefined ? [] : ['displayName'])),
    name: displayNameOf(key, { displayName }),
  }));
  const users = Object.keys(draft.access.users ?? {}).map((name) => ({ path: at('access', 'users', name), name }));
  for (const { path, name } of [...groups, ...users]) {
    if (!KEPT_BY_AWS.has(name.toLowerCase())) continue;
    yield {
      path,
      found: quote(name),
      expected: 'another name: AWS keeps Administrator and AWSAdministrators for itself',
      mend: 'rename the user or group',
    };
  }
};

export const duplicateGroups: Check = function* ({ draft }) {
  const groups = entriesOf(draft.access?.groups);
  const names = groups.map(([key, { displayName }]) => ({
    path: at('access', 'groups', key, ...(displayName === undefined ? [] : ['displayName'])),
    value: displayNameOf(key, { displayName }),
  }));
  const ids = groups.flatMap(([key, { id }]) =>
    id === undefined ? [] : [{ path: at('access', 'groups', key, 'id'), value: id }],
  );
  for (const { path, value, first } of [...repeated(names, ignoringCase), ...repeated(ids, ignoringCase)]) {
    yield {
      path,
      found: `${quote(value)}, also at ${first.path}`,
      expected: 'display names and ids that no other group has, whatever the case of their letters',
      mend: 'correct one of them',
    };
  }
};
