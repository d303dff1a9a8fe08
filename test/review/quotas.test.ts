import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Finding } from '../../lib/review/model';
import { account, ref, reviewOf, type Company, type Edit } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

type Told = Pick<Finding, 'rule' | 'severity' | 'where' | 'what' | 'details'>;

function toldOf(edit: Edit, mirrored?: 'mirrored'): readonly Told[] {
  return reviewOf(edit, iamData, mirrored).findings.filter(({ rule }) => rule.startsWith('quota-'));
}

/** So many policies on the OU of production. */
const policies =
  (count: number) =>
  (of: Company): void => {
    for (let number = 1; number <= count; number += 1) {
      of.scps[`more${number}`] = {
        on: ['Prod'],
        statements: [{ Sid: 'Deny', Effect: 'Deny', Action: 'sqs:DeleteQueue', Resource: '*' }],
      };
    }
  };

const near = (edit: Edit, mirrored?: 'mirrored'): readonly string[] =>
  toldOf(edit, mirrored)
    .filter(({ rule }) => rule !== 'quota-used')
    .map(({ rule, severity, where, what }) => `${severity} ${rule} ${where.join()}: ${what}`);

const FULL = 'policies of the type SERVICE_CONTROL_POLICY on a target';
const PLACE = 'engineering/prod';

// AWS's own policy and one of the company are there already.
test.each([
  ['below 80 %', policies(5), []],
  ['at 80 %', policies(6), [`medium quota-near ${PLACE}: ${PLACE}: 2 → 8 of 10 ${FULL}, 2 left`]],
  ['with nothing left', policies(8), [`medium quota-near ${PLACE}: ${PLACE}: 2 → 10 of 10 ${FULL}, 0 left`]],
  ['beyond the quota', policies(9), [`high quota-near ${PLACE}: ${PLACE}: 2 → 11 of 10 ${FULL}, 1 too many`]],
])('%s is told of a target', (_what, head, expected) => {
  expect(near({ head })).toEqual(expected);
});

test('more room where there was little is told, and is nothing to decide', () => {
  expect(near({ head: policies(6) }, 'mirrored')).toEqual([
    `info quota-relieved ${PLACE}: ${PLACE}: 8 → 2 of 10 ${FULL}, 8 left`,
  ]);
});

test('what stays nearly full is not told again', () => {
  const edit = { base: policies(8), head: (of: Company) => (of.developer.session = 'PT2H') };
  expect(near(edit)).toEqual([]);
});

test.each<[what: string, head: (of: Company) => unknown, line: RegExp]>([
  [
    'resources of a stack',
    (of) => (of.organization.AccountNew = account('engineering-new', ref('Prod'))),
    /^lz-organization: .*\d+ → \d+ of 500 resources of a stack/,
  ],
  [
    'bytes of its template',
    (of) => (of.developer.name = 'Engineer'),
    /^lz-organization: .* of 1,000,000 bytes of a template/,
  ],
  [
    'characters of a policy',
    (of) => of.scps.keys?.statements.pop(),
    /^lz-keys: \d+ → \d+ of 10,240 characters of a policy of the type SERVICE_CONTROL_POLICY/,
  ],
  [
    'an inline policy of a role',
    (of) => of.role.statements.push({ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }),
    /^worker: \d+ → \d+ of 10,240 characters of Policies\.PolicyDocument of AWS::IAM::Role/,
  ],
  [
    'permission sets in an account',
    (of) => (of.assignments.AccountProd = 'developers'),
    /^engineering-prod: 0 → 1 of 500 permission sets/,
  ],
  [
    'the template that a StackSet hands on',
    (of) => of.role.statements.push({ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }),
    /: [\d,]+ → [\d,]+ of 51,200 bytes of a StackSet's template/,
  ],
])('%s is told with how much there was, is, and may be', (_what, head, line) => {
  const [all] = toldOf({ head }).filter(({ rule }) => rule === 'quota-used');
  expect(all?.severity).toBe('info');
  expect(all?.details.filter((one) => line.test(one))).toHaveLength(1);
});
