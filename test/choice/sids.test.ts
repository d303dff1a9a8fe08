import { guardrailCoverage } from '../../lib/ask/access-report/coverage';
import { organizationGraph, readAssembly } from '../../lib/assembly';
import { readGuardrails } from '../../lib/config/definitions/read-guardrails';
import type { AccessControl } from '../../lib/catalogue/guardrails/definition/guardrail';
import { guardrailOfSid, sidProblems, sidsOf } from '../../lib/choice/sids';
import { resource } from '../assembly/support/small-organization';
import { writeAssembly } from '../assembly/support/write-assembly';
import { context, definitions } from '../catalogue/guardrails/fixture';

const ids = definitions.map(({ id }) => id);

test.each([1, 2, 12])('every guardrail of the catalogue is found by each Sid of its %d statements', (count) => {
  const statements = Array.from({ length: count });
  const wrong = ids.flatMap((id) => sidsOf(id, statements).filter((sid) => guardrailOfSid(sid, ids) !== id));
  expect(wrong).toEqual([]);
});

test.each([
  ['RequireImdsv2', 'require-imdsv2'],
  ['RequireImdsv21', 'require-imdsv2'],
  ['RequireImdsv212', 'require-imdsv2'],
  ['DenyX', 'deny-x'],
  ['DenyX10', 'deny-x'],
  ['DenyXy1', 'deny-xy'],
  ['RequireImdsv', undefined],
  ['RequireImdsv2b', undefined],
  ['DenyX0', undefined],
  ['DenyX01', undefined],
  ['constructor', undefined],
])('the Sid %s is of %s', (sid, id) => {
  expect(guardrailOfSid(sid, ['deny-xy', 'deny-x', 'require-imdsv2'])).toBe(id);
});

test.each([
  [['deny-x', 'deny-x-1'], "deny-x-1: its statements could have the Sid of one of deny-x's"],
  [['deny-x-12', 'deny-x'], "deny-x-12: its statements could have the Sid of one of deny-x's"],
  [['deny-x-1', 'deny-x1'], "deny-x1: its statements could have the Sid of one of deny-x-1's"],
  [['deny_x'], 'deny_x: an id must be words of letters and digits, joined by hyphens'],
])('%j is refused', (given, problem) => {
  expect(sidProblems(given).map(({ says }) => says)).toEqual([problem]);
});

test.each([[['deny-x', 'deny-xy', 'deny-x-y', 'deny-x-0', 'deny-x-1a']], [ids]])('%j is fine', (given) => {
  expect(sidProblems(given)).toEqual([]);
});

test('a catalogue with two guardrails whose statements could not be told apart is refused', () => {
  const control = (number: AccessControl['control']): AccessControl => ({
    type: 'SERVICE_CONTROL_POLICY',
    control: number,
    why: 'Because.',
    statements: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }],
    denies: [{ action: 's3:GetObject' }],
    allows: [{ action: 's3:PutObject' }],
  });
  const catalogue = { one: { 'deny-x': control('G01') }, two: { 'deny-x-1': control('G02') } };
  expect(readGuardrails({ guardrails: catalogue }, context).problems).toEqual([
    expect.objectContaining({ found: expect.stringMatching(/^deny-x-1: /) as string, mend: 'rename one of them' }),
  ]);
});

test('access reports a guardrail whose name ends in a digit and that has two statements once, under its name', () => {
  const statement = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' };
  const statements = sidsOf('require-imdsv2', [1, 2]).map((Sid) => ({ Sid, ...statement }));
  const folder = writeAssembly({
    Guardrails: {
      template: {
        Resources: {
          Policy: resource('AWS::Organizations::Policy', {
            Name: 'lz-compute-root',
            Type: 'SERVICE_CONTROL_POLICY',
            Content: { Version: '2012-10-17', Statement: statements },
            TargetIds: ['r-root'],
          }),
        },
      },
    },
  });
  const coverage = guardrailCoverage(
    organizationGraph(readAssembly(folder)),
    ids.map((id) => ({ id, file: `${id}.ts` })),
  );
  expect(coverage.map(({ guardrail }) => guardrail)).toEqual(['require-imdsv2']);
});
