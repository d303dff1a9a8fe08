import { Search } from '../../lib/explorer/page/search';
import { config } from '../support/companies/trips';
import { explored } from './support';

/* Whoever knows a name by half, or writes it otherwise, finds it. */

let search: Search;
beforeAll(async () => {
  const { data, answers } = await explored(config);
  search = new Search(data, answers.actions);
  await search.build();
});

const titles = (text: string): readonly string[] => search.find(text).map(({ title }) => title);

test.each<[text: string, title: string]>([
  ['s3:PutObject', 's3:PutObject'],
  ['s3 put', 's3:PutObject'],
  ['put object', 's3:PutObject'],
  ['PutObject s3', 's3:PutObject'],
  ['delete bucket', 's3:DeleteBucket'],
  ['lz-ci-deploy', 'lz-ci-deploy'],
  ['ci-deploy', 'lz-ci-deploy'],
  ['break-glass', 'lz-break-glass'],
  ['breakglass', 'lz-break-glass'],
  ['security-audit', 'lz-security-audit'],
  ['engineering', 'engineering-prod'],
  ['prod engineering', 'engineering-prod'],
  ['root-user', 'deny-root-user'],
  ['G08', 'deny-changing-guardduty'],
  ['g05', 'deny-root-user'],
  ['sandbox', 'sandbox'],
  ['trips/landing-zone', 'lz-ci-deploy'],
  ['trips/trips', 'lz-ci-deploy'],
])('"%s" finds %s', (text, title) => {
  expect(titles(text)).toContain(title);
});

test('what is nowhere is not found', () => {
  expect(titles('no-such-thing')).toEqual([]);
  expect(titles('s3 no-such-thing')).toEqual([]);
});

test('an organizational unit leads to the organization, and before the index is there all of it is found as well', async () => {
  const { data, answers } = await explored(config);
  const unbuilt = new Search(data, answers.actions);
  const sandbox = { title: 'sandbox', kind: 'organizational unit', to: { view: 'organization' } };
  expect(search.find('sandbox')).toContainEqual(sandbox);
  expect(unbuilt.find('sandbox')).toContainEqual(sandbox);
  expect(unbuilt.find('G08').map(({ title }) => title)).toEqual(['deny-changing-guardduty']);
});
