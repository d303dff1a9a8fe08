import { loadIamData, type IamData } from '../../lib/iam-data';
import { roleArnPattern, permissionSetRoleArnPattern } from '../../lib/catalogue/guardrails/definition/principals';
import type { RuleId } from '../../lib/review/model';
import { reviewOf, type Company } from './support';

/* Who a guardrail comes to let pass is told, where it is not whoever is in the account. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const ADMIN = roleArnPattern('lz-admin');

/** A guardrail spares these, and stops everybody else. */
function sparing(...names: readonly string[]): (of: Company) => void {
  return (of) => {
    of.scps.audit = {
      on: ['root'],
      statements: [
        {
          Sid: 'DenyTrails',
          Effect: 'Deny',
          Action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging'],
          Resource: '*',
          ...(names.length === 0 ? {} : { Condition: { ArnNotLike: { 'aws:PrincipalArn': [...names] } } }),
        },
      ],
    };
  };
}

function whoIn(rule: RuleId, before: readonly string[], after: readonly string[]): readonly (readonly string[])[] {
  const { findings } = reviewOf({ base: sparing(...before), head: sparing(...after) }, iamData);
  return findings.filter((one) => one.rule === rule).map(({ who }) => who);
}

test.each([
  ['a role', roleArnPattern('app/worker'), 'role app/worker'],
  ['roles by a wildcard', roleArnPattern('app/worker-*'), 'roles called app/worker-*'],
  ['people with a persona', permissionSetRoleArnPattern('Developer'), 'whoever has the permission set Developer'],
  ['one name more than there was', roleArnPattern('lz-*'), 'roles called lz-*'],
  ['a role of one account', roleArnPattern('app/worker', 'engineering-dev'), 'role app/worker'],
])('a guardrail that comes to spare %s says whom', (_, pattern, who) => {
  expect(whoIn('guardrail-loosened', [ADMIN], [ADMIN, pattern])).toEqual([[who]]);
  expect(whoIn('guardrail-tightened', [ADMIN, pattern], [ADMIN])).toEqual([[who]]);
});

test('a guardrail that comes to spare two roles says both', () => {
  const two = [roleArnPattern('app/one'), roleArnPattern('app/other')];
  expect(whoIn('guardrail-loosened', [ADMIN], [ADMIN, ...two])).toEqual([['role app/one, role app/other']]);
});

test('a guardrail that goes, whomever it spared, lets whoever is in the account pass', () => {
  const { findings } = reviewOf(
    { base: sparing(ADMIN), head: (of) => Reflect.deleteProperty(of.scps, 'audit') },
    iamData,
  );
  const whole = findings.filter(({ rule }) => rule === 'guardrail-loosened').map(({ who }) => who);
  expect(whole).toEqual([['whoever is in the account']]);
});

test('a guardrail that comes to spare every role says so', () => {
  expect(whoIn('guardrail-loosened', [ADMIN], [roleArnPattern('*')])).toEqual([['whoever is in the account']]);
});
