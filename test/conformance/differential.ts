import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { PolicyEngine } from '../../lib/policy';
import type { AccessRequest, Verdict } from '../../lib/policy';
import { requests } from '../policy/arbitraries';
import { CATALOGUE } from '../policy/support';

export interface DifferentialRun {
  /** Or a command that reads a request a line (the JSON of an `AccessRequest`) and prints a decision a line. */
  readonly evaluator: string | ((request: AccessRequest) => Verdict);
  readonly count: number;
  /** The same requests for the same number. */
  readonly seed: number;
}

/** A call that the two decide differently. */
export interface Difference {
  readonly request: AccessRequest;
  readonly ours: Verdict;
  readonly theirs: string;
}

export interface DifferentialResult {
  readonly agreed: number;
  /** Calls that one of the two calls not known, which says nothing of the other. */
  readonly notKnown: number;
  readonly differences: readonly Difference[];
}

const DECISIONS: readonly string[] = ['allowed', 'denied', 'depends'];

/**
 * @param engine @default the engine, as it is
 * @throws Error where the command fails, or does not answer every request with one decision
 */
export function compareWith(
  { evaluator, count, seed }: DifferentialRun,
  engine: Pick<PolicyEngine, 'verdictOn'> = new PolicyEngine(CATALOGUE),
): DifferentialResult {
  const asked = fc.sample(requests, { numRuns: count, seed });
  const theirs = typeof evaluator === 'string' ? answersOf(evaluator, asked) : asked.map(evaluator);
  const pairs = asked.map((request, index) => ({
    request,
    ours: engine.verdictOn(request),
    theirs: theirs[index] ?? '',
  }));
  return {
    agreed: pairs.filter(({ ours, theirs }) => ours === theirs).length,
    notKnown: pairs.filter(({ ours, theirs }) => ours !== theirs && isOpen(ours, theirs)).length,
    differences: pairs.filter(({ ours, theirs }) => ours !== theirs && !isOpen(ours, theirs)),
  };
}

function isOpen(...verdicts: readonly string[]): boolean {
  return verdicts.includes('depends');
}

function answersOf(command: string, asked: readonly AccessRequest[]): readonly string[] {
  const input = asked.map((request) => JSON.stringify(request)).join('\n');
  const { status, stdout, error } = spawnSync(command, { input, shell: true, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error !== undefined || status !== 0)
    // One that ends before it reads has not failed to be written to.
    throw new Error(`the evaluator ended with ${status === null ? (error?.message ?? 'a signal') : String(status)}`);
  const answers = stdout.split('\n').filter((line) => line !== '');
  const wrong = answers.find((answer) => !DECISIONS.includes(answer));
  if (wrong !== undefined) throw new Error(`the evaluator printed "${wrong}", expected ${DECISIONS.join(', ')}`);
  if (answers.length === asked.length) return answers;
  throw new Error(`the evaluator printed ${answers.length} decisions, expected ${asked.length}, one a line`);
}
