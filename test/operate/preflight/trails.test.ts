import { after, complaints } from './support';
import { freshAccount, type State } from '../live/fake';

/* CloudTrail takes five trails a Region, copies included, and one of each name. */

const trail = (name: string, homeRegion = 'us-west-2') => ({ name, homeRegion });
const five = ['a', 'b', 'c', 'd', 'e'].map((name) => trail(name));
const said = async (otherTrails: State['otherTrails'], state: State = freshAccount()): Promise<readonly string[]> =>
  (await complaints({ ...state, otherTrails })).filter((line) => line.startsWith('trails '));

test('a Region that is full is told, wherever its trails are at home', async () => {
  expect(await said({ 'eu-west-1': [...five.slice(1), trail('z', 'eu-west-1')] })).toEqual([
    'trails of the management account: eu-west-1 has 5 trails (b of us-west-2, c of us-west-2, d of us-west-2, e of us-west-2, z), and AWS takes 5 → delete one that nobody needs, in its own Region: aws cloudtrail delete-trail --name <name> --region <Region>',
  ]);
  expect(await said({ 'us-west-2': five.slice(1) })).toEqual([]);
});

test('a trail of the name that is at home elsewhere is in the way', async () => {
  const [line, ...others] = await said({ 'us-west-2': [trail('lz-organization-trail', 'eu-west-1')] });
  expect(others).toEqual([]);
  expect(line).toContain('a trail lz-organization-trail of eu-west-1 is copied to all Regions');
});

test('once the trail is there, nobody counts', async () => {
  expect(await said({ 'us-west-2': five }, after())).toEqual([]);
});
