import { EngineEnvironment, type OrganizationGraph } from '../../lib/assembly';
import type { JsonObject } from '../../lib/base/json';
import { isAccessControl, resolveGuardrail, type Setting } from '../../lib/catalogue/guardrails/definition/guardrail';
import { guardrailsIn } from '../../lib/choice/catalogue';
import { writtenGuardrails } from '../../lib/choice/written-guardrails';
import { gapsIn } from '../../lib/proofs/coverage';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { definitionsOf, environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { notInForce, type SettingLevels } from '../../lib/proofs/settings/effective';
import { trySettings, type SettingRun } from '../../lib/proofs/settings/setting-proofs';
import { config } from '../support/companies/trips';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

/*
 * A guardrail that sets rather than denies holds only where no policy further down sets otherwise.
 */

const sample = synthesized(config);
const environment = environmentOf(sample.assembly);
const chooser = { zone: sample.zone, catalogue };
const definitions = definitionsOf(environment, chooser);

interface More {
  readonly type: string;
  readonly content: JsonObject;
  /** Name of an account or an OU. */
  readonly on: string;
}

/** With one more policy than the templates have. */
function runWith(more?: More): SettingRun {
  const graph = environment.inhabited().graph;
  const policies = more === undefined ? graph.policies : [...graph.policies, added(graph, more)];
  const changed = Object.assign(Object.create(graph) as OrganizationGraph, { policies });
  const { context, catalogue: whole } = definitions;
  return trySettings(new EngineEnvironment(changed, environment.awsManagedPolicies), {
    catalogue: whole,
    context,
    written: writtenGuardrails(chooser),
  });
}

function added(graph: OrganizationGraph, { type, content, on }: More): OrganizationGraph['policies'][number] {
  const places = [...graph.organizationalUnits.values(), ...graph.accounts];
  const target = places.find(({ name }) => name === on)?.id;
  const [first] = graph.policies;
  if (first === undefined || target === undefined) throw new Error(`there is no policy, or no ${on}`);
  return { ...first, name: 'mine', type, content, targetIds: [target] };
}

const failuresWith = (more?: More): readonly string[] => runWith(more).failures.map(describeFailure);

const buckets = (state: string): JsonObject => ({
  s3_attributes: { public_access_block_configuration: { '@@assign': state } },
});

test('in the sample each setting is in force in each account that it reaches', () => {
  const { failures, tried } = runWith();
  expect(failures).toEqual([]);
  const rows = guardrailsIn(definitions.catalogue).flatMap(({ id, definition }) => {
    const guardrail = resolveGuardrail(definition, definitions.context);
    return isAccessControl(guardrail) ? [] : guardrail.sets.map(() => `guardrail ${id}`);
  });
  expect(rows.length).toBeGreaterThan(10);
  expect(tried.map(({ claim }) => claim.subject)).toEqual(rows);
  expect(tried.every(({ questions }) => questions >= 1)).toBe(true);
});

test('an OU that sets otherwise than the root is told, with the policy that does', () => {
  expect(failuresWith({ type: 'S3_POLICY', content: buckets('none'), on: 'growth' })).toEqual([
    'lib/catalogue/guardrails/data/block-public-s3.ts, sets row 1: s3_attributes > public_access_block_configuration > @@assign must be in force in growth-marketing, but it is not. There it is "none", by mine. (and 1 more questions of this row) Take the one or the other away where they meet: a guardrail that is not to hold everywhere stands on the OUs where it is to.',
  ]);
});

test('so is one account', () => {
  const content = { ec2_attributes: { serial_console_access: { status: { '@@assign': 'enabled' } } } };
  const [failure, ...others] = failuresWith({ type: 'DECLARATIVE_POLICY_EC2', content, on: 'engineering-prod' });
  expect(failure).toContain(
    'ec2_attributes > serial_console_access > status > @@assign must be in force in engineering-prod, but it is not. There it is "enabled", by mine.',
  );
  expect(others).toEqual([]);
});

test('one that sets the same, something else, or is of another type is nobody’s business', () => {
  expect(failuresWith({ type: 'S3_POLICY', content: buckets('all'), on: 'growth' })).toEqual([]);
  const tag = { tags: { team: { tag_key: { '@@assign': 'team' } } } };
  expect(failuresWith({ type: 'TAG_POLICY', content: tag, on: 'growth' })).toEqual([]);
});

test('what is closed above stays as it is', () => {
  const content = { services: { default: { opt_out_policy: { '@@assign': 'optIn' } } } };
  expect(failuresWith({ type: 'AISERVICES_OPT_OUT_POLICY', content, on: 'growth' })).toEqual([]);
});

test('a setting of which nothing is asked is missed', () => {
  const { tried } = runWith();
  const gaps = gapsIn({ tried, searched: [] }, definitions);
  const without = gapsIn({ tried: [], searched: [] }, definitions);
  const ofSettings = (all: readonly string[]): readonly string[] => all.filter((gap) => gap.includes(', sets row '));
  expect(ofSettings(gaps)).toEqual([]);
  expect(ofSettings(without)).toContain('guardrail block-public-s3, sets row 1 was not asked');
});

describe('what comes to an account', () => {
  const place = (said: JsonObject): JsonObject => ({ tags: { team: { values: said } } });
  const levels = (...all: readonly (readonly JsonObject[])[]): SettingLevels =>
    all.map((level, height) => level.map((said, index) => ({ name: `p${height}${index}`, content: place(said) })));
  const said = (operator: string, operand: Setting['content'][string]) => ({
    path: ['tags', 'team', 'values'],
    operator,
    operand,
  });
  const closed = (...operators: readonly string[]): JsonObject => ({
    '@@operators_allowed_for_child_policies': operators,
  });

  test('a list that is added to still has what it had', () => {
    const both = levels([{ '@@assign': ['a'] }], [{ '@@append': ['b'] }]);
    expect(notInForce(both, said('@@assign', ['a']), 'p00')).toBeUndefined();
    expect(notInForce(both, said('@@append', ['b']), 'p10')).toBeUndefined();
  });

  test('one of which something is removed, or that is set anew, does not', () => {
    expect(
      notInForce(levels([{ '@@assign': ['a', 'b'] }], [{ '@@remove': ['b'] }]), said('@@assign', ['a', 'b']), 'p00'),
    ).toBe('There it is ["a"], by p10.');
    expect(
      notInForce(levels([{ '@@assign': ['a'] }], [], [{ '@@assign': ['c'] }]), said('@@assign', ['a']), 'p00'),
    ).toBe('There it is ["c"], by p20.');
    expect(
      notInForce(
        levels([{ '@@append': ['a'] }], [{ '@@append': ['b'] }], [{ '@@remove': ['a'] }]),
        said('@@append', ['a']),
        'p00',
      ),
    ).toBe('There it is ["b"], by p10 and p20.');
  });

  test('what is removed must not come back', () => {
    expect(
      notInForce(levels([{ '@@assign': ['a', 'b'] }], [{ '@@remove': ['b'] }]), said('@@remove', ['b']), 'p10'),
    ).toBeUndefined();
    expect(notInForce(levels([{ '@@remove': ['b'] }], [{ '@@append': ['b'] }]), said('@@remove', ['b']), 'p00')).toBe(
      'There it is ["b"], by p10.',
    );
  });

  test.each([
    [closed('@@none'), 'There it is ["a"], by p00.'],
    [closed('@@append'), 'There it is ["a"], by p00.'],
    [closed('@@all'), undefined],
    [closed('@@assign', '@@remove'), undefined],
  ])('closed by %j', (closing, expected) => {
    const all = levels([{ '@@assign': ['a'], ...closing }], [{ '@@assign': ['c'] }]);
    expect(notInForce(all, said('@@assign', ['c']), 'p10')).toBe(expected);
    expect(notInForce(all, said('@@assign', ['a']), 'p00') === undefined).toBe(expected !== undefined);
  });

  test('whether a place closed above closes what is in it is not relied on, either way', () => {
    const [root, unit] = levels([{ '@@assign': ['a'] }], [{ '@@assign': ['c'] }]);
    const above = [{ name: 'closing', content: { tags: closed('@@none') } }];
    const all = [[...(root ?? []), ...above], unit ?? []];
    expect(notInForce(all, said('@@assign', ['a']), 'p00')).toBe('There it is ["c"], by p10.');
    expect(notInForce(all, said('@@assign', ['c']), 'p10')).toBe('There it is ["a"], by p00.');
  });

  test('nothing set, since nobody may', () => {
    const all = levels([closed('@@none')], [{ '@@assign': ['c'] }]);
    expect(notInForce(all, said('@@assign', ['c']), 'p10')).toBe(
      'There nothing is set: a policy above lets none below set it.',
    );
  });

  test('two policies of one place that say different things are neither', () => {
    const all = levels([{ '@@assign': ['a'] }, { '@@assign': ['b'] }]);
    expect(notInForce(all, said('@@assign', ['a']), 'p00')).toBe(
      'p00 and p01 stand on the same place and say different things: AWS does not say which counts.',
    );
    expect(
      notInForce(levels([{ '@@assign': ['a'] }, { '@@assign': ['a'] }]), said('@@assign', ['a']), 'p00'),
    ).toBeUndefined();
  });

  test('keys that differ in letters alone are one', () => {
    const all: SettingLevels = [
      [{ name: 'root', content: { tags: { Team: { values: { '@@assign': ['a'] } } } } }],
      [{ name: 'unit', content: { tags: { team: { values: { '@@assign': ['b'] } } } } }],
    ];
    expect(notInForce(all, { path: ['tags', 'Team', 'values'], operator: '@@assign', operand: ['a'] }, 'root')).toBe(
      'There it is ["b"], by unit.',
    );
  });
});
