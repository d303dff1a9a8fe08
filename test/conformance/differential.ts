import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { PolicyEngine } from '../../lib/policy';
import type { AccessRequest, Verdict } from '../../lib/policy';
import { likelyRequests, requests } from '../policy/arbitraries';
import { CATALOGUE } from '../policy/support';
import { isDecidedByPolicies } from './flow-chart/decide';

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
  /** Of those that agreed: calls that both allow. Where hardly any is, both might deny whatever they are asked. */
  readonly allowed: number;
  /** Calls that one of the two, or both, call not known, which says nothing. */
  readonly notKnown: number;
  readonly differences: readonly Difference[];
}

const DECISIONS: readonly string[] = ['allowed', 'denied', 'depends'];

/** Mostly calls that an evaluator of policies can decide; any call for the rest, since an evaluator may know more. */
export const compared: fc.Arbitrary<AccessRequest> = fc.oneof(
  { weight: 7, arbitrary: likelyRequests(isDecidedByPolicies) },
  { weight: 1, arbitrary: requests },
);

/**
 * @param engine @default the engine, as it is
 * @throws Error where the command fails, or does not answer every request with one decision
 */
export function compareWith(
  { evaluator, count, seed }: DifferentialRun,
  engine: Pick<PolicyEngine, 'verdictOn'> = new PolicyEngine(CATALOGUE),
): DifferentialResult {
  const asked = fc.sample(compared, { numRuns: count, seed });
  const theirs = typeof evaluator === 'string' ? answersOf(evaluator, asked) : asked.map(evaluator);
  const pairs = asked.map((request, index) => ({
    request,
    ours: engine.verdictOn(request),
    theirs: theirs[index] ?? '',
  }));
  return {
    agreed: pairs.filter(({ ours, theirs }) => ours === theirs && ours !== 'depends').length,
    allowed: pairs.filter(({ ours, theirs }) => ours === 'allowed' && theirs === 'allowed').length,
    notKnown: pairs.filter(({ ours, theirs }) => isOpen(ours, theirs)).length,
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
