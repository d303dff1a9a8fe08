import { matcherFindings } from '../../../lib/config/definitions/event-matchers';

const foundIn = (matcher: object): readonly string[] =>
  [...matcherFindings(matcher, ['x'])].map(({ at = [], found, expected }) => `${at.join('.')}: ${found}; ${expected}`);

test.each([
  { exists: false },
  { prefix: 'lz-' },
  { suffix: { 'equals-ignore-case': '.png' } },
  { 'anything-but': 'a' },
  { 'anything-but': ['a', 1] },
  { 'anything-but': { prefix: ['a', 'b'] } },
  { numeric: ['>', 0, '<=', 5] },
  { cidr: '10.0.0.0/24' },
  { cidr: '2001:db8::/32' },
  { wildcard: 'a*' },
])('%j is a matcher that EventBridge takes', (matcher) => {
  expect(foundIn(matcher)).toEqual([]);
});

test.each([
  [{ exists: 'false' }, 'x.exists: "false"; true or false'],
  [{ prefix: 1 }, 'x.prefix: 1; a text in quotes'],
  [{ wildcard: ['a'] }, 'x.wildcard: a list of 1; a text in quotes'],
  [{ 'anything-but': [] }, expect.stringMatching(/^x\.anything-but: an empty list; /)],
  [{ 'anything-but': { numeric: ['>', 0] } }, expect.stringMatching(/^x\.anything-but: an object; /)],
  [{ numeric: ['>'] }, expect.stringMatching(/^x\.numeric: a list of 1; /)],
  [{ numeric: ['about', 0] }, expect.stringMatching(/^x\.numeric: a list of 2; /)],
  [{ cidr: '10.0.0.0' }, expect.stringMatching(/^x\.cidr: "10\.0\.0\.0"; /)],
  [{ constructor: 'a' }, expect.stringMatching(/^x: "constructor"; one of the matchers /)],
  [{ prefix: 'a', suffix: 'b' }, expect.stringMatching(/^x: 2 matchers in one; /)],
])('%j is refused', (matcher, problem) => {
  expect(foundIn(matcher)).toEqual([problem]);
});
