import { contradictionsIn, withImplied } from '../../lib/ask/contradictions';
import { RULES } from '../../lib/ask/keys-together';

test.each([
  [{ 'aws:CalledVia': ['athena.amazonaws.com', 'glue.amazonaws.com'] }, 'aws:ViaAWSService', ['true']],
  [{ 'aws:CalledVia': ['athena.amazonaws.com', 'glue.amazonaws.com'] }, 'aws:CalledViaFirst', ['athena.amazonaws.com']],
  [{ 'aws:CalledVia': ['athena.amazonaws.com', 'glue.amazonaws.com'] }, 'aws:CalledViaLast', ['glue.amazonaws.com']],
  [{ 'aws:MultiFactorAuthAge': ['60'] }, 'aws:MultiFactorAuthPresent', ['true']],
  [{ 'aws:CurrentTime': ['1970-01-01T00:01:00Z'] }, 'aws:EpochTime', ['60']],
  [{ 'aws:epochtime': ['60'] }, 'aws:CurrentTime', ['1970-01-01T00:01:00.000Z']],
  [{ 'aws:RequestTag/owner': ['x'], 'aws:RequestTag/Team': ['y'] }, 'aws:TagKeys', ['owner', 'Team']],
  [{ 'ec2:Region': ['us-east-1'] }, 'aws:RequestedRegion', ['us-east-1']],
])('a request with %j also carries %s', (given, key, values) => {
  expect(withImplied(given)).toMatchObject({ ...given, [key]: values });
});

test('what is stated of a key stays, and what is no date says nothing', () => {
  expect(withImplied({ 'aws:RequestTag/owner': ['x'], 'AWS:tagkeys': [] })).toEqual({
    'aws:RequestTag/owner': ['x'],
    'AWS:tagkeys': [],
  });
  expect(withImplied({ 'aws:CurrentTime': ['soon'] })).toEqual({ 'aws:CurrentTime': ['soon'] });
  expect(withImplied({ 'aws:EpochTime': ['9'.repeat(30)] })).toEqual({ 'aws:EpochTime': ['9'.repeat(30)] });
});

test('what is implied contradicts nothing', () => {
  const given = RULES.flatMap((rule) => ('key' in rule ? [rule.key] : 'prefix' in rule ? [`${rule.prefix}x`] : []));
  for (const key of given) {
    const value = key.endsWith('Time') ? '1' : 'x';
    expect(contradictionsIn(withImplied({ [key]: [value] }))).toEqual([]);
  }
});
