import type { LoadedConfig } from '../../lib/config/read-config';
import { checked } from '../support/checked';
import { ownContent, withAnalyst } from '../support/own-analyst';

/* A persona of the company's own whose statement is about a day, as a project writes it that ends. */

const TO_COME = `${String(new Date().getUTCFullYear() + 2)}-02-01`;

function withCondition(condition: object): LoadedConfig {
  return withAnalyst(({ statements: [first, ...more] = [], ...analyst }) => ({
    ...analyst,
    statements: [{ ...first, Sid: 'Project', Condition: condition }, ...more],
  }));
}

test('a day to come is told by every synthesis: what is proven is proven as of today', async () => {
  const { checks, problems } = await checked(withCondition({ DateLessThan: { 'aws:CurrentTime': TO_COME } }));
  expect(checks.find(({ name }) => name === 'Proofs')?.dated).toEqual([
    `persona analyst, statement 1 (DateLessThan aws:CurrentTime ${TO_COME})`,
  ]);
  expect(problems).toEqual([]);
});

test('a company whose statements name no day is told of none', async () => {
  const { checks } = await checked(ownContent);
  expect(checks.find(({ name }) => name === 'Proofs')?.dated).toEqual([]);
});

test('a statement that begins on a day to come does not hold what its rows say, and is refused', async () => {
  await expect(checked(withCondition({ DateGreaterThan: { 'aws:CurrentTime': TO_COME } }))).rejects.toThrow(
    /config\/personas\/analyst\.ts, can row 1: [^]*its condition does not hold: DateGreaterThan/,
  );
});

test.each(['2027-02-30', '2027-13-01', 'tomorrow', '99999999999999999'])('%s is no day, and is refused', (day) =>
  expect(checked(withCondition({ DateLessThan: { 'aws:CurrentTime': day } }))).rejects.toThrow(
    'of a day that there is, or seconds since 1970',
  ),
);
