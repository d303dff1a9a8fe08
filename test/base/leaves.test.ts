import { changedLines } from '../../lib/base/leaves';

const A = 'a'.repeat(300);

test.each<[what: string, before: unknown, after: unknown, lines: readonly string[]]>([
  ['nothing', { a: [1] }, { a: [1] }, []],
  ['a value in a list', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['a.0.b 1 → 2']],
  ['what is put into nothing', {}, { a: true }, ['a nothing → true']],
  ['all that is there', { a: 'b' }, {}, ['a "b" → nothing']],
  ['an intrinsic function as a whole', { a: { Ref: 'B' } }, { a: { Ref: 'C' } }, ['a {"Ref":"B"} → {"Ref":"C"}']],
  ['a part of long texts', { a: `${A}1${A}` }, { a: `${A}2${A}` }, [`a …${part('1')}… → …${part('2')}…`]],
  ['the end of a long text', { a: A }, { a: `${A}b` }, [`a …${'a'.repeat(20)}" → …${'a'.repeat(20)}b"`]],
  ['a long text that is new', {}, { a: A }, [`a nothing → "${'a'.repeat(159)}…`]],
])('of values that differ in %s this is told', (_what, before, after, lines) => {
  expect(changedLines(before, after).map(({ path, change }) => `${path} ${change}`)).toEqual(lines);
});

function part(middle: string): string {
  return `${'a'.repeat(20)}${middle}${'a'.repeat(20)}`;
}
