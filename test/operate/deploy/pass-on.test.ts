import { PassThrough } from 'node:stream';
import { passOn } from '../../../lib/operate/deploy/pass-on';
import { isEndOfApp } from '../../../lib/operate/deploy/synthesize';
import { recorder } from '../live/fake';

const APP = 'node -r ./bin/register.js bin/landing-zone.ts';
const problems = 'The config has one problem.\n\n  mend  did you mean "auditor"?\n';

/** What is passed on of a text that comes in these pieces. */
async function passed(...pieces: readonly string[]): Promise<string> {
  const from = new PassThrough();
  const to = recorder();
  passOn(from, to, isEndOfApp);
  const ended = new Promise((resolve) => from.on('end', resolve));
  for (const piece of pieces) from.write(piece);
  from.end();
  await ended;
  return to.text();
}

test.each<[what: string, pieces: readonly string[], passed: string]>([
  ['the problems of a config stand last', [problems, `${APP}: Subprocess exited with error 1\n`], problems],
  ['in colors, too', [problems, `\u001b[31m${APP}: Subprocess exited with error 1\u001b[39m\n`], problems],
  ['however it comes', [`${problems}${APP}: Subpro`, 'cess exited with', ' error 1'], problems],
  ['a text without a last line end is whole', ['a\r\n', 'b'], 'a\r\nb'],
  [
    'an app that was killed is said to be',
    [problems, `${APP}: Subprocess exited with error 137\n`],
    `${problems}${APP}: Subprocess exited with error 137\n`,
  ],
  [
    'an app that said nothing is not passed over',
    ['\n', `${APP}: Subprocess exited with error 1\n`],
    `\n${APP}: Subprocess exited with error 1\n`,
  ],
])('%s', async (_what, pieces, wanted) => {
  expect(await passed(...pieces)).toBe(wanted);
});
