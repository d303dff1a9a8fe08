import { PolicyEngine } from '../../lib/policy';
import { CATALOGUE } from '../policy/support';
import { compareWith, compared } from './differential';
import { decideByFlowChart } from './flow-chart/decide';
import type { AccessRequest } from '../../lib/policy';
import { testGeneratedFile } from '../support/generated-file';
import { enginePage } from './page';
import fc from 'fast-check';

const RUN = { count: 40, seed: 1 };

testGeneratedFile({ file: 'docs/engine.md', by: 'test/conformance/conformance', text: enginePage });

/** An evaluator that answers every request with the next of these. */
function evaluatorOf(answers: readonly string[]): string {
  return `cat > /dev/null; printf '%s\\n' ${answers.join(' ')}`;
}

function ours(): readonly string[] {
  const engine = new PolicyEngine(CATALOGUE);
  return fc.sample(compared, { numRuns: RUN.count, seed: RUN.seed }).map((request) => engine.verdictOn(request));
}

test('an evaluator that decides alike differs in nothing', () => {
  const result = compareWith({ ...RUN, evaluator: evaluatorOf(ours()) });
  expect(result.agreed + result.notKnown).toBe(RUN.count);
  expect(result.agreed).toBeGreaterThan(RUN.count / 2);
  expect(result.differences).toEqual([]);
});

test('a call that the other decides otherwise is told', () => {
  const answers = ours();
  const changed = answers.indexOf('denied');
  const evaluator = evaluatorOf(answers.map((answer, index) => (index === changed ? 'allowed' : answer)));
  expect(compareWith({ ...RUN, evaluator }).differences).toEqual([
    expect.objectContaining({ ours: 'denied', theirs: 'allowed' }),
  ]);
});

test.each([
  ['exit 3', 'ended with 3'],
  [evaluatorOf(['allowed']), 'printed 1 decisions, expected 40'],
  [evaluatorOf(['perhaps']), 'printed "perhaps", expected allowed, denied, depends'],
])('an evaluator that does not answer is told in words (%#)', (evaluator, problem) => {
  expect(() => compareWith({ ...RUN, evaluator })).toThrow(problem);
});

const CHART = { evaluator: decideByFlowChart, count: 2000, seed: 3 };

test('the flow chart of AWS’s page decides as the engine does', () => {
  const { agreed, allowed, differences } = compareWith(CHART);
  expect(differences).toEqual([]);
  expect(agreed).toBeGreaterThan((CHART.count * 3) / 5);
  expect(allowed).toBeGreaterThan(agreed / 5);
});

/** An engine that overlooks something. */
const overlooking = (change: (request: AccessRequest) => AccessRequest): Pick<PolicyEngine, 'verdictOn'> => {
  const engine = new PolicyEngine(CATALOGUE);
  return { verdictOn: (request) => engine.verdictOn(change(request)) };
};
const without =
  (part: 'boundary' | 'sessionPolicies') =>
  (request: AccessRequest): AccessRequest => ({ ...request, principal: { ...request.principal, [part]: undefined } });

test.each<[what: string, change: (request: AccessRequest) => AccessRequest]>([
  ['boundaries', without('boundary')],
  ['session policies', without('sessionPolicies')],
  ['context', (request) => ({ ...request, context: {} })],
  [
    'the resource’s policy',
    ({ resource: { arn, account }, ...request }) => ({ ...request, resource: { arn, account } }),
  ],
  [
    'organization policies',
    (request) =>
      'account' in request.principal
        ? {
            ...request,
            principal: { ...request.principal, account: { ...request.principal.account, scps: [], rcps: [] } },
          }
        : request,
  ],
])('an engine that overlooks %s is found by it', (_what, change) => {
  expect(compareWith(CHART, overlooking(change)).differences).not.toEqual([]);
});
