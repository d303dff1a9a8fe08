import type { GuardrailDefinition } from '../../lib/catalogue/guardrails/definition/guardrail';
import { loadIamData } from '../../lib/iam-data';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { guardrailClaims, NOT_EXEMPT } from '../../lib/proofs/guardrail-claims';
import { definitionsOf, environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { toldOnce } from '../../lib/proofs/told-once';
import type { Failure } from '../../lib/proofs/claim';
import type { ProofRow } from '../../lib/policy';
import { config } from '../support/companies/trips';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

const sample: WrittenLandingZone = config;
const reason = 'It retires keys that it has made.';
const ID = 'deny-disabling-keys';

/** Two roles and an account are exempt from the guardrail that gets a wrong row. */
const company = synthesized({
  ...sample,
  exceptions: {
    [ID]: [
      { principal: 'role/app/trips-server', account: 'engineering-prod', reason },
      { principal: 'role/app/order-publisher', account: 'engineering-prod', reason },
    ],
  },
});

async function failuresWith(row: ProofRow): Promise<readonly Failure[]> {
  const iamData = await loadIamData();
  const environment = environmentOf(company.assembly).inhabited();
  const { data } = catalogue.guardrails as { readonly data: Readonly<Record<string, GuardrailDefinition>> };
  const written = data[ID] as unknown as { readonly denies: readonly ProofRow[] };
  const guardrail = { ...written, denies: [...written.denies, row] } as unknown as GuardrailDefinition;
  const wrong = { ...catalogue, guardrails: { ...catalogue.guardrails, data: { ...data, [ID]: guardrail } } };
  const { catalogue: excepted, context } = definitionsOf(environment, { zone: company.zone, catalogue: wrong });
  const claims = guardrailClaims(environment, excepted, context).filter(({ subject }) => subject === `guardrail ${ID}`);
  const { homeRegion } = company.zone.company;
  return runProofs(claims, { iamData, homeRegion }, engineFor(claims, iamData)).failures;
}

test('a row of a guardrail that does not hold is told once, with every question of those that are made of it', async () => {
  const failures = await failuresWith({ action: 'kms:DescribeKey' });
  expect(failures.length).toBeGreaterThan(2);
  const [told, ...others] = toldOnce(failures);
  expect(others).toEqual([]);
  expect(told?.claim.list).toBe('denies');
  const asked = failures.reduce((sum, failure) => sum + 1 + failure.others.length, 0);
  expect(1 + (told?.others.length ?? 0)).toBe(asked);
});

test('a row that cannot be asked is told once', async () => {
  const failures = await failuresWith({ action: 'kms:DescribeKy' });
  expect(failures.length).toBeGreaterThan(2);
  expect(toldOnce(failures)).toEqual([failures.find(({ claim }) => claim.list === 'denies')]);
});

test('a row about who is not exempt that alone fails is told', async () => {
  const failures = await failuresWith({ action: 'kms:DescribeKey' });
  const alone = failures.filter(({ claim }) => claim.list === NOT_EXEMPT);
  expect(alone.length).toBeGreaterThan(0);
  expect(toldOnce(alone)).toEqual(alone);
});
