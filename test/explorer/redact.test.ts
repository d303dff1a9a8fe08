import { redacted } from '../../lib/explorer/model/redact';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { explored } from './support';

test.each([
  ['trips', config],
  ['start-up', startUp],
])('nothing of %s is left that says whose it is', async (_name, company) => {
  const { data } = await explored(company);
  const rest = { ...redacted(data), actions: undefined };
  // What the page itself goes by is no name, although an account may be called so.
  const text = JSON.stringify(rest, (key, value: unknown) => (key === 'kind' ? undefined : value));
  const emails = (text.match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? []).filter((email) => !email.endsWith('@example.com'));
  expect(emails).toEqual([]);
  const ids = data.accounts.flatMap(({ id = [] }) => id);
  const names = [
    ...data.accounts.map(({ name }) => name),
    ...data.principals.flatMap(({ places }) => places.flatMap(({ groups = [] }) => groups)),
  ];
  const left = [...ids, ...names].filter((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u').test(text),
  );
  expect(left).toEqual([]);
  expect(text).not.toContain(data.about.organization);
});

test('the same name has the same pseudonym each time, and the answers stay', async () => {
  const { data } = await explored(config);
  const [one, other] = [redacted(data), redacted(data)];
  expect(one).toEqual(other);
  expect(one.about.redacted).toBe(true);
  expect(one.sheets).toEqual(data.sheets);
  expect(new Set(one.accounts.map(({ name }) => name)).size).toBe(data.accounts.length);
});

test('an id is replaced in the name of a bucket as well', async () => {
  const { data } = await explored(config);
  const id = '123412341234';
  const [reason, ...reasons] = data.reasons;
  const text = `Depends on arn:aws:s3:::uploads-${id}-us-west-2/*, on ou-ab12-${id}ab and on x-o-zephyr12345_y.`;
  const told = reason && ([...reason.slice(0, 5), text] as unknown as typeof reason);
  const [first] = redacted({ ...data, reasons: [told ?? [0, '', '', '', '', text], ...reasons] }).reasons;
  expect(first?.[5]).toMatch(/^Depends on arn:aws:s3:::uploads-\d{12}-us-west-2/);
  for (const original of [id, 'ou-ab12', 'zephyr12345']) expect(first?.[5]).not.toContain(original);
});
