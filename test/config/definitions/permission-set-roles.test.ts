import { wrongPermissionSetRoles } from '../../../lib/config/definitions/permission-set-roles';
import type { Statement } from '../../../lib/policy';

const names = ['Developer', 'OrgAdmin', 'ProductManager'];

function problemsOf(arn: string): readonly string[] {
  const statement: Statement = {
    Effect: 'Deny',
    Action: 's3:PutObject',
    Resource: '*',
    Condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-break-glass', arn] } },
  };
  return wrongPermissionSetRoles(statement, (path) => path.join('.'), names).map(
    ({ path, mend }) => `${path}: ${mend}`,
  );
}

const at = 'Condition.ArnNotLike.aws:PrincipalArn.1';
const role = 'arn:aws:iam::*:role';
const reserved = 'aws-reserved/sso.amazonaws.com';

test.each([
  [`${role}/AWSReservedSSO_Developer_*`, `write "${role}/${reserved}/*AWSReservedSSO_Developer_*"`],
  [`${role}/sso/AWSReservedSSO_Developer_*`, `write "${role}/${reserved}/*AWSReservedSSO_Developer_*"`],
  [`${role}/${reserved}/*/AWSReservedSSO_Developr_*`, 'did you mean "Developer"?'],
  [`${role}/${reserved}/us-west-2/AWSReservedSSO_OrgAdmn_0123456789abcdef`, 'did you mean "OrgAdmin"?'],
  [`${role}/*AWSReservedSSO_developer_*`, 'did you mean "Developer"?'],
])('%s is no role of a permission set', (arn, mend) => {
  expect(problemsOf(arn)).toEqual([`${at}: ${mend}`]);
});

test.each([
  `${role}/${reserved}*/AWSReservedSSO_Developer_*`,
  `${role}/${reserved}/AWSReservedSSO_Developer_*`,
  `${role}/${reserved}/us-west-2/AWSReservedSSO_ProductManager_0123456789abcdef`,
  `${role}/*AWSReservedSSO_*`,
  `${role}/${reserved}/*AWSReservedSSO_*Admin_*`,
  // Somebody's own, beside the landing zone.
  `${role}/${reserved}/*AWSReservedSSO_LegacyOperators_*`,
  `${role}/lz-break-glass`,
])('%s may be one', (arn) => {
  expect(problemsOf(arn)).toEqual([]);
});
