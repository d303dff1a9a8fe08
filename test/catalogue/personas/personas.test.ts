import { repository } from '../../support/repository';
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { findUnknownNames, loadIamData, loadManagedPolicies, type IamData } from '../../../lib/iam-data';
import { ownBoundaryArn } from '../../../lib/catalogue/boundary/application-roles';
import { personas, type PersonaId } from '../../../lib/catalogue/personas/catalogue';
import { inlinePolicy, type PersonaDefinition } from '../../../lib/catalogue/personas/definition/persona';
import { resolvePersonas } from '../../../lib/choice/catalogue';
import { codeReads, dataReads, logReads, secretReads } from '../../../lib/catalogue/personas/definition/reads';
import type { Statement } from '../../../lib/policy/document';

const definitions = resolvePersonas(
  { personas },
  { homeRegion: 'us-west-2', approvedRegions: ['us-west-2'] },
) as Readonly<Record<PersonaId, PersonaDefinition>>;
const ids = Object.keys(definitions) as PersonaId[];
const list = (value: Statement['Action']): readonly string[] => [value ?? []].flat();
const statementsOf = (id: PersonaId): readonly Statement[] => definitions[id].statements ?? [];
const actions = (id: PersonaId, effect: Statement['Effect']): readonly string[] =>
  statementsOf(id)
    .filter(({ Effect }) => Effect === effect)
    .flatMap(({ Action }) => list(Action));

test('every persona is a file of the folder and is registered under its name', () => {
  const folder = join(repository, 'lib/catalogue/personas');
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => parse(entry.name).name);
  expect(Object.keys(personas).sort()).toEqual(files.filter((file) => file !== 'catalogue').sort());
});

test.each<[PersonaId, string, number, readonly string[]]>([
  ['developer', 'Developer', 8, ['PowerUserAccess']],
  ['qa', 'QA', 8, ['ReadOnlyAccess']],
  ['product-manager', 'ProductManager', 4, ['job-function/ViewOnlyAccess']],
  ['solutions-architect', 'SolutionsArchitect', 4, ['ReadOnlyAccess']],
  ['prod-admin', 'ProdAdmin', 1, ['ReadOnlyAccess']],
  ['marketing', 'Marketing', 8, []],
  ['sales', 'Sales', 8, []],
  ['auditor', 'Auditor', 4, ['SecurityAudit', 'job-function/ViewOnlyAccess']],
  ['billing', 'Billing', 4, ['job-function/Billing']],
  ['security-admin', 'SecurityAdmin', 2, ['SecurityAudit']],
  ['org-admin', 'OrgAdmin', 1, ['AdministratorAccess']],
])('%s is %s for %i hours and builds on %j', (id, name, sessionHours, managedPolicies) => {
  const { managedPolicies: found = [], ...definition } = definitions[id];
  expect(definition).toMatchObject({ name, sessionHours });
  expect(found).toEqual(managedPolicies);
});

test('only developers carry the permissions boundary, since only they make roles', () => {
  expect(ids.filter((id) => definitions[id].permissionsBoundary === 'landing-zone')).toEqual(['developer']);
});

test.each(ids)('%s has an inline policy within 10,240 characters', (id) => {
  expect(JSON.stringify(inlinePolicy(definitions[id]) ?? {}).length).toBeLessThanOrEqual(10_240);
});

test.each<[PersonaId, string, readonly string[]]>([
  ['qa', 'secrets', secretReads],
  ['product-manager', 'secrets, data, logs and code', [...secretReads, ...dataReads, ...logReads, ...codeReads]],
  ['solutions-architect', 'secrets, data, logs and code', [...secretReads, ...dataReads, ...logReads, ...codeReads]],
  ['prod-admin', 'secrets and data', [...secretReads, ...dataReads]],
  ['auditor', 'secrets, data, logs and code', [...secretReads, ...dataReads, ...logReads, ...codeReads]],
  ['billing', 'IAM and Organizations', ['iam:*', 'organizations:*']],
  ['security-admin', 'deleting logs', ['logs:Delete*', 's3:Delete*', 'cloudtrail:StopLogging']],
  ['org-admin', 'closing accounts', ['organizations:CloseAccount', 'account:CloseAccount']],
])('%s is explicitly denied %s', (id, _what, denied) => {
  expect(actions(id, 'Deny')).toEqual(expect.arrayContaining([...denied]));
});

test.each(ids.filter((id) => id !== 'developer'))(
  '%s is allowed no write to identities by its own statements',
  (id) => {
    const writes = actions(id, 'Allow').filter((action) => /^(iam|sts|organizations):/.test(action) || action === '*');
    const expected: Partial<Record<PersonaId, readonly string[]>> = {
      'prod-admin': ['iam:PassRole'],
      'security-admin': ['iam:CreateServiceLinkedRole', 'sts:AssumeRole'],
    };
    expect(writes).toEqual(expected[id] ?? []);
  },
);

test('developers change roles on the application path with the exact boundary, and no other roles', () => {
  const writes = statementsOf('developer').filter(({ Resource }) => Resource !== '*');
  expect(writes[0]).toMatchObject({
    Resource: 'arn:aws:iam::*:role/app/*',
    Condition: { StringEquals: { 'iam:PermissionsBoundary': ownBoundaryArn } },
  });
  expect(writes.flatMap(({ Resource }) => list(Resource))).toEqual([
    'arn:aws:iam::*:role/app/*',
    'arn:aws:iam::*:role/app/*',
    'arn:aws:iam::*:instance-profile/app/*',
  ]);
});

test('production operators pass application roles to ECS tasks alone', () => {
  expect(statementsOf('prod-admin').filter(({ Action }) => Action === 'iam:PassRole')).toEqual([
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::*:role/app/*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ]);
});

test.each(['marketing', 'sales'] as const)('no bucket pattern of %s matches a key in another bucket', (id) => {
  const buckets = statementsOf(id)
    .flatMap(({ Resource }) => list(Resource))
    .filter((arn) => arn.startsWith('arn:aws:s3:::'));
  expect(buckets).toEqual([`arn:aws:s3:::${id}-*`, `arn:aws:s3:::${id}-*/*`]);
});

describe('every name means something to AWS', () => {
  let data: IamData;
  beforeAll(async () => {
    data = await loadIamData();
  });

  test.each(ids)('the actions and condition keys of %s exist', (id) => {
    expect(statementsOf(id).flatMap((statement) => findUnknownNames(statement, data))).toEqual([]);
  });

  test.each(ids)('the actions that the proofs of %s name exist', (id) => {
    const { can, cannot, denies = [], withholds = [] } = definitions[id];
    const rows = [...can, ...cannot, ...denies, ...withholds];
    const named = rows.map(({ action, except = [] }): Pick<Statement, 'Action'> => ({
      Action: [action, except].flat(2),
    }));
    expect(named.flatMap((statement) => findUnknownNames(statement, data))).toEqual([]);
  });

  test('the managed policies exist, under the path that is given', () => {
    const names = ids.flatMap((id) => definitions[id].managedPolicies ?? []);
    expect(() => loadManagedPolicies(names)).not.toThrow();
  });
});
