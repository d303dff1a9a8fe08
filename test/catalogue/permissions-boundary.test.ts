import { ownBoundaryArn } from '../../lib/catalogue/boundary/application-roles';
import { findUnknownNames, loadIamData } from '../../lib/iam-data';
import { permissionsBoundary } from '../../lib/catalogue/boundary/permissions-boundary';
import type { Statement } from '../../lib/policy/document';

const statements = [permissionsBoundary.document.Statement].flat();
const list = (value: Statement['Action']): readonly string[] => [value ?? []].flat();
const roleWrites = /^iam:(Attach|Create|Delete|Detach|Put|Update)\w*Role\w*Policy$|^iam:CreateRole$|Boundary$/;

/** What AWS counts: everything but white space, of which minified JSON with these names has none. */
const size = JSON.stringify(permissionsBoundary.document).length;

test('the document takes about half of the 6,144 characters of a managed policy', () => {
  expect(size).toBeGreaterThan(3_000);
  expect(size).toBeLessThan(3_500);
});

test('it is the same document in every account', () => {
  expect(JSON.stringify(permissionsBoundary.document)).not.toMatch(/[0-9]{12}/);
});

test('no variable stands in a resource, where AWS refuses it in the account part', () => {
  expect(statements.flatMap(({ Resource }) => list(Resource)).filter((arn) => arn.includes('${'))).toEqual([]);
});

test('roles are widened with the exact boundary of the own account only', () => {
  const widening = statements.filter(
    ({ Effect, Action }) => Effect === 'Allow' && list(Action).some((a) => roleWrites.test(a)),
  );
  expect(widening).toHaveLength(1);
  expect(widening[0]).toMatchObject({
    Resource: 'arn:aws:iam::*:role/app/*',
    Condition: { StringEquals: { 'iam:PermissionsBoundary': ownBoundaryArn } },
  });
  expect(ownBoundaryArn).toBe('arn:aws:iam::${aws:PrincipalAccount}:policy/lz-permissions-boundary');
});

test('what IAM work is allowed at all is this, and nothing that touches users, keys, policies or providers', () => {
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => list(Action));
  expect(allowed.filter((action) => action.startsWith('iam:')).sort()).toMatchInlineSnapshot(`
   [
     "iam:AddRoleToInstanceProfile",
     "iam:AttachRolePolicy",
     "iam:CreateInstanceProfile",
     "iam:CreateRole",
     "iam:CreateServiceLinkedRole",
     "iam:DeleteInstanceProfile",
     "iam:DeleteRole",
     "iam:DeleteRolePolicy",
     "iam:DeleteServiceLinkedRole",
     "iam:DetachRolePolicy",
     "iam:GenerateServiceLastAccessedDetails",
     "iam:Get*",
     "iam:List*",
     "iam:PassRole",
     "iam:PassRole",
     "iam:PutRolePermissionsBoundary",
     "iam:PutRolePolicy",
     "iam:RemoveRoleFromInstanceProfile",
     "iam:Simulate*",
     "iam:TagInstanceProfile",
     "iam:TagRole",
     "iam:UntagInstanceProfile",
     "iam:UntagRole",
     "iam:UpdateAssumeRolePolicy",
     "iam:UpdateRole",
     "iam:UpdateRoleDescription",
   ]
  `);
});

test.each(['lz-*', 'stacksets-exec-*', 'aws-reserved/*', 'OrganizationAccountAccessRole'])(
  'assuming role/%s is denied without condition',
  (role) => {
    const deny = statements.filter(
      ({ Effect, Action, Condition }) => Effect === 'Deny' && Action === 'sts:AssumeRole' && !Condition,
    );
    expect(deny.flatMap(({ Resource }) => list(Resource))).toContain(`arn:aws:iam::*:role/${role}`);
  },
);

test('every action and condition key exists', async () => {
  const data = await loadIamData();
  const rows = [...permissionsBoundary.can, ...permissionsBoundary.cannot];
  const named = rows.map(({ action, except = [] }): Pick<Statement, 'Action'> => ({
    Action: [action, except].flat(2),
  }));
  expect([...statements, ...named].flatMap((statement) => findUnknownNames(statement, data))).toEqual([]);
});
