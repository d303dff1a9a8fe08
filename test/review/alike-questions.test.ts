import type * as alike from '../../lib/review/ask/alike-questions';
import { loadIamData, type IamData } from '../../lib/iam-data';
import { assemblyFolderOf } from '../support/assemblies';
import { readOrganization, type Organization } from '../../lib/ask/organization';
import { startUp } from '../support/companies/start-up';
import { readLandingZone } from '../support/read-landing-zone';
import { review } from '../../lib/review/review';
import { cases } from './cases';
import { reviewOf, type Company } from './support';

/*
 * Pairs that are decided alike are asked once. What that spares may change nothing of the report: a value that moves from one account to
 * another makes two pairs of the same statements and the same words, of which one opens and the other closes.
 */

let isAskedOnce = true;
jest.mock('../../lib/review/ask/alike-questions', () => {
  const actual = jest.requireActual<typeof alike>('../../lib/review/ask/alike-questions');
  return {
    kindOfQuestions: (...asked: Parameters<typeof actual.kindOfQuestions>) =>
      isAskedOnce ? actual.kindOfQuestions(...asked) : undefined,
  };
});

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

type Edit = (of: Company) => unknown;

const [A, B] = ['888877776666', '999988887777'];
const exempt =
  (key: string, value: string): Edit =>
  (of) =>
    Object.assign((of.rcps.perimeter?.statements[0] as { Condition: object }).Condition, {
      StringNotEquals: { [key]: value },
    });
const sparing =
  (arn: string): Edit =>
  (of) =>
    Object.assign((of.scps.audit?.statements[0] ?? {}) as object, {
      Condition: { ArnNotLike: { 'aws:PrincipalArn': arn } },
    });
const trusting =
  (account: string): Edit =>
  (of) => {
    of.role.trust = [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }];
  };
const opening =
  (account: string): Edit =>
  (of) =>
    Object.assign((of.bucket[0] ?? {}) as object, { Principal: { AWS: account } });

const moved: readonly (readonly [what: string, base: Edit | undefined, head: Edit])[] = [
  ['a partner that takes the place of another', exempt('aws:PrincipalAccount', A), exempt('aws:PrincipalAccount', B)],
  [
    'an account of one’s own that takes the place',
    exempt('aws:ResourceAccount', 'dev'),
    exempt('aws:ResourceAccount', 'prod'),
  ],
  ['a role that is spared in another account', sparing('arn:aws:iam::dev:role/x'), sparing('arn:aws:iam::prod:role/x')],
  ['a role that trusts another account', trusting(A), trusting(B)],
  ['a bucket that lets in another account', opening(A), opening(B)],
];
const others = cases.map(({ name, base, edit }) => [name, base, edit] as const);

test.each([...moved, ...others])('of %s asking each pair by itself says the same', (_what, base, head) => {
  const asked = (isOnce: boolean): string => {
    isAskedOnce = isOnce;
    const { findings } = reviewOf({ base, head }, iamData);
    return JSON.stringify(findings);
  };
  expect(asked(true)).toBe(asked(false));
});

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };

function partneredWith(accountId: string): Promise<Organization> {
  const company = { ...startUp.company, trustedPartners: [{ accountId, why: 'Collects evidence' }] };
  return readOrganization(assemblyFolderOf(readLandingZone({ ...startUp, company })), silent, 'as recorded', 'told');
}

test('of a partner of a whole landing zone that takes the place of another, all opens for one and closes for the other', async () => {
  isAskedOnce = true;
  const sides = { base: await partneredWith(A), head: await partneredWith(B) };
  const { findings } = review(sides, { today: '2026-11-26', owners: new Map() });
  const told = (rule: string, partner: string): number =>
    findings
      .filter((one) => one.rule === rule && one.who.join().includes(partner))
      .reduce((sum, { actions }) => sum + (actions?.count ?? 0), 0);
  expect(told('guardrail-loosened', B)).toBeGreaterThan(600);
  expect(told('guardrail-loosened', A)).toBe(0);
  expect(told('guardrail-tightened', A)).toBe(told('guardrail-loosened', B));
  expect(told('guardrail-tightened', B)).toBe(0);
});
