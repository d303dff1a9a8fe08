import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyEngine } from '../../lib/policy';
import { requests } from '../policy/arbitraries';
import { CATALOGUE } from '../policy/support';
import { compareWith } from './differential';
import { enginePage } from './page';
import fc from 'fast-check';

const file = join(__dirname, '../../docs/engine.md');
const RUN = { count: 40, seed: 1 };

test('docs/engine.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, enginePage());
  expect(readFileSync(file, 'utf8')).toBe(enginePage());
});

/** An evaluator that answers every request with the next of these. */
function evaluatorOf(answers: readonly string[]): string {
  return `cat > /dev/null; printf '%s\\n' ${answers.join(' ')}`;
}

function ours(): readonly string[] {
  const engine = new PolicyEngine(CATALOGUE);
  return fc.sample(requests, { numRuns: RUN.count, seed: RUN.seed }).map((request) => engine.verdictOn(request));
}

test('an evaluator that decides alike differs in nothing', () => {
  const result = compareWith({ ...RUN, command: evaluatorOf(ours()) });
  expect(result).toEqual({ agreed: RUN.count, notKnown: 0, differences: [] });
});

test('a call that the other decides otherwise is told', () => {
  const answers = ours();
  const changed = answers.indexOf('denied');
  const command = evaluatorOf(answers.map((answer, index) => (index === changed ? 'allowed' : answer)));
  expect(compareWith({ ...RUN, command }).differences).toEqual([
    expect.objectContaining({ ours: 'denied', theirs: 'allowed' }),
  ]);
});

test.each([
  ['exit 3', 'ended with 3'],
  [evaluatorOf(['allowed']), 'printed 1 decisions, expected 40'],
  [evaluatorOf(['perhaps']), 'printed "perhaps", expected allowed, denied, depends'],
])('an evaluator that does not answer is told in words (%#)', (command, problem) => {
  expect(() => compareWith({ ...RUN, command })).toThrow(problem);
});
