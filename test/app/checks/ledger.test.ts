import { App, CfnResource, Stack, type PolicyValidationPluginReport, type PolicyViolation } from 'aws-cdk-lib/core';
import { assemblyTemplates } from '../../../lib/assembly/assembly-templates';
import { FAILS_ALIKE, type Check, type Ran } from '../../../lib/app/checks/check';
import { Ledger } from '../../../lib/app/checks/ledger';

const GOOD: PolicyValidationPluginReport = { success: true, violations: [] };
const COMPLETE: Ran = { templates: ['Shop.template.json'], counts: { rules: 3 }, gaps: [] };

function check(validate: () => PolicyValidationPluginReport, ran: () => Ran = () => COMPLETE): Check {
  return { name: 'Example', plugin: { name: 'Example', validate }, ran, overlooks: () => [] };
}

function verdictOf(checks: readonly Check[], synth: (app: App) => void = (app) => void app.synth()) {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  new CfnResource(new Stack(app, 'Shop'), 'Topic', { type: 'AWS::SNS::Topic' });
  const ledger = new Ledger(app, checks);
  synth(app);
  return ledger.verdict(assemblyTemplates(app.outdir));
}

const fatal = (severity: string): PolicyValidationPluginReport => ({
  success: severity === 'warning',
  violations: [
    { ruleName: 'R1', description: 'so', severity, violatingResources: [{ constructPath: 'Shop', locations: [] }] },
  ],
});
const fails = (error: unknown) => (): never => {
  throw error;
};

test('a check that ran on everything holds, and its counts are kept', () => {
  expect(verdictOf([check(() => GOOD)])).toEqual({
    problems: [],
    checks: [{ name: 'Example', templates: 1, counts: { rules: 3 } }],
    files: {},
  });
});

test.each<[string, Check, string]>([
  ['throws', check(fails(new TypeError('cannot read\nmore'))), 'The check Example did not finish: cannot read'],
  ['throws no error', check(fails('text')), 'The check Example did not finish: text'],
  ['throws nothing', check(fails(undefined)), 'The check Example did not finish: undefined'],
  ['throws null', check(fails(null)), 'The check Example did not finish: null'],
  ['throws what has no text', check(fails(Object.create(null))), 'The check Example did not finish: it gave no reason'],
  [
    'throws what throws when it is read',
    check(fails(unreadable())),
    'The check Example did not finish: it gave no reason',
  ],
  [
    'answers with a promise',
    check(() => Promise.resolve(GOOD) as never),
    'The check Example did not finish: Cannot read',
  ],
  ['answers nothing', check(() => undefined as never), 'The check Example did not finish: Cannot read'],
  [
    'says neither that it succeeded nor that it failed',
    check(() => ({ violations: [] }) as never),
    'The check Example failed, and does not say why.',
  ],
  ['finds something', check(() => fatal('error')), 'The check Example does not hold: R1: so\n  Deploys as Shop.'],
  [
    'fails without a finding',
    check(() => ({ success: false, violations: [] })),
    'The check Example failed, and does not say why.',
  ],
  [
    'reports fewer templates',
    check(
      () => GOOD,
      () => ({ ...COMPLETE, templates: [] }),
    ),
    'The check Example is incomplete: it looked at 0 of 1 templates, not at Shop.template.json.',
  ],
  [
    'tried nothing',
    check(
      () => GOOD,
      () => ({ ...COMPLETE, counts: { rules: 0 } }),
    ),
    'The check Example is incomplete: it tried no rules.',
  ],
  [
    'counted nothing',
    check(
      () => GOOD,
      () => ({ ...COMPLETE, counts: {} }),
    ),
    'The check Example is incomplete: it counted nothing.',
  ],
  [
    'left something out',
    check(
      () => GOOD,
      () => ({ ...COMPLETE, gaps: ['row 2 was not asked'] }),
    ),
    'The check Example is incomplete: row 2 was not asked.',
  ],
  [
    'finds nothing in what is wrong on purpose',
    { ...check(() => GOOD), overlooks: () => ['a bucket'] },
    'The check Example is incomplete: it found nothing in a bucket, which is wrong on purpose.',
  ],
  [
    'cannot say what it did',
    check(() => GOOD, fails(new Error('no result'))),
    'The check Example did not finish: no result',
  ],
])('a check that %s fails the run', (_what, one, problem) => {
  expect(verdictOf([one]).problems).toEqual([expect.stringContaining(problem)]);
});

/** An error whose message, when it is asked for it, is another error. */
function unreadable(): Error {
  return Object.defineProperty(new Error('hidden'), 'message', {
    get: () => {
      throw new Error('once more');
    },
  });
}

test('a check that fails once and holds when it is called again fails the run', () => {
  let calls = 0;
  const once = check(() => {
    calls += 1;
    if (calls === 1) throw new Error('the first time');
    return GOOD;
  });
  const twice = (app: App): void => {
    app.synth();
    app.synth({ force: true });
  };
  expect(verdictOf([once], twice).problems).toEqual(['The check Example did not finish: the first time']);
  expect(calls).toBe(2);
});

test('a check that is registered twice fails the run: one could speak for the other', () => {
  expect(verdictOf([check(() => GOOD), check(() => GOOD)]).problems).toEqual([
    'The check Example is registered twice: take one out of lib/app/checks/index.ts.',
  ]);
});

test('every finding is told, with what fails alike, how to mend it, and where more is said', () => {
  const alike = ['one', 'two', 'three', 'four', 'five'].join('\n');
  const finding = { severity: 'fatal', violatingResources: [{ constructPath: 'Shop', locations: [] }] };
  const violations: PolicyViolation[] = [
    { ...finding, ruleName: 'R1', description: 'so', fix: 'Do otherwise.', ruleMetadata: { [FAILS_ALIKE]: alike } },
    { ...finding, ruleName: 'R2', description: 'and so', ruleMetadata: { category: 'Security' } },
  ];
  const { problems } = verdictOf([{ ...check(() => ({ success: false, violations })), page: 'docs/proofs.md' }]);
  expect(problems.join('\n')).toBe(
    [
      'The check Example does not hold: R1: so',
      '  Also one.',
      '  Also two.',
      '  Also three.',
      '  And 2 more questions of this row: validation-report.json in the assembly has them all.',
      '  Deploys as Shop.',
      '  To mend it: Do otherwise.',
      'The check Example does not hold: R2: and so',
      '  Deploys as Shop.',
      'See docs/proofs.md.',
    ].join('\n'),
  );
});

test('a warning of a check that succeeds ends nothing', () => {
  expect(verdictOf([check(() => fatal('warning'))]).problems).toEqual([]);
});

test('a check that was registered and never called fails the run', () => {
  const validate = jest.fn(() => GOOD);
  const begun: Check = { ...check(() => GOOD), begin: { name: 'Begins', validate } };
  expect(verdictOf([begun]).problems).toEqual([]);
  expect(validate).toHaveBeenCalledTimes(1);
  const templates = [{ file: 'Shop.template.json', resources: 1, text: '{}' }];
  expect(new Ledger(new App(), [begun]).verdict(templates).problems).toEqual([
    'The check Example did not run: the CDK did not call it.',
    'The check Example did not run: the CDK did not call it.',
  ]);
});

test('no check at all, or no template, fails the run', () => {
  expect(verdictOf([]).problems).toEqual(['No check is registered.']);
  expect(new Ledger(new App(), [check(() => GOOD)]).verdict([]).problems).toEqual(['The assembly has no template.']);
});
