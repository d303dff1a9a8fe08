import { progressOn } from '../../lib/cli/progress';
import { eachWith } from '../../lib/operate/live/each';
import { recorder } from '../operate/live/fake';

const ANEW = '\r\u001b[K';
const terminal = () => ({ ...recorder(), isTTY: true });

test('a terminal has one line that says n of m, and none of it is left at the end', async () => {
  const stderr = terminal();
  await eachWith(progressOn(stderr))('accounts', ['one', 'two'], (key) => Promise.resolve(key));
  expect(stderr.text().split(ANEW)).toEqual([
    '',
    'Asking AWS: accounts, 0 of 2',
    'Asking AWS: accounts, 1 of 2',
    'Asking AWS: accounts, 2 of 2',
    '',
  ]);
});

test('of thousands some two hundred lines are written', async () => {
  const stderr = terminal();
  await eachWith(progressOn(stderr))('accounts', Array.from({ length: 5_000 }), () => Promise.resolve());
  const lines = stderr.text().split(ANEW);
  expect(lines.length).toBeLessThan(210);
  expect(lines).toContain('Asking AWS: accounts, 2,500 of 5,000');
});

test('where nobody looks nothing is written', async () => {
  const file = { ...recorder(), isTTY: false };
  const pipe = recorder();
  for (const stream of [file, pipe]) await eachWith(progressOn(stream))('accounts', [1], () => Promise.resolve());
  expect([file.text(), pipe.text()]).toEqual(['', '']);
});

test('a read that fails leaves no line behind, and one within another says nothing of its own', async () => {
  const stderr = terminal();
  const each = eachWith(progressOn(stderr));
  const inner = () => each('policies', [1, 2, 3], () => Promise.resolve());
  await expect(each('accounts', [1], () => inner().then(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
  expect(stderr.text()).toBe(`${ANEW}Asking AWS: accounts, 0 of 1${ANEW}`);
  await inner();
  expect(stderr.text()).toContain('policies, 3 of 3');
});
