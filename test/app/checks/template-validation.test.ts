import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type IPolicyValidationContext, type PolicyValidationStack } from 'aws-cdk-lib/core';
import { TemplateValidation } from '../../../lib/app/checks/template-validation';
import type { Check } from '../../../lib/app/checks/check';
import { ValidatedTemplates } from '../../../lib/app/checks/validated-templates';
import { WRONG_TEMPLATE } from '../../../lib/app/checks/validation-thread';
import type { DataCache } from '../../../lib/iam-data/data-cache';

/** Counts what it is asked to keep: only what was validated is. */
class MemoryCache implements DataCache {
  public writes = 0;
  public kept: { readonly templates: object } | undefined;

  public read(): unknown {
    return this.kept;
  }

  public write(_name: string, value: unknown): void {
    this.writes += 1;
    this.kept = JSON.parse(JSON.stringify(value)) as { templates: object };
  }
}

const topic = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'orders' } };
/** It comes with a warning, W2512. */
const boundary = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Sid: 'All', Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
    },
  },
};
/** It comes with an error, F3002. */
const wrong = { Type: 'AWS::SNS::Topic', Properties: { Colour: 'green' } };

const folder = mkdtempSync(join(tmpdir(), 'landing-zone-validation-'));

function template(name: string, resource: object, region = 'us-west-2'): PolicyValidationStack {
  const templatePath = join(folder, `${name}.template.json`);
  writeFileSync(templatePath, JSON.stringify({ Resources: { Example: resource } }));
  return { stackConstructPath: name, templatePath, accountId: '111111111111', region };
}

/** Rules that were found, by template. */
function validate(cache: DataCache, ...stackTemplates: PolicyValidationStack[]) {
  const validation = new TemplateValidation(new ValidatedTemplates(cache));
  const context: IPolicyValidationContext = {
    stackTemplates,
    templatePaths: stackTemplates.map(({ templatePath }) => templatePath),
    appConstruct: new App(),
  };
  expect(validation.begin.validate(context)).toEqual({ success: true, violations: [] });
  const { success, violations } = validation.validate(context);
  expect(validation.version).toMatch(/^\d+\.\d+/);
  return {
    success,
    found: violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ templatePath, resourceLogicalId }) => [ruleName, templatePath, resourceLogicalId]),
    ),
  };
}

test('only what was not valid before is validated again, and warnings are found again', () => {
  const cache = new MemoryCache();
  const [plain, warned, faulty] = [template('plain', topic), template('warned', boundary), template('faulty', wrong)];
  const warning = ['W2512', warned.templatePath, 'Example'];
  const error = ['F3002', faulty.templatePath, 'Example'];
  const remembered = { ruleName: 'W1', description: 'so', severity: 'warning' };
  const violatingResources = [{ resourceLogicalId: 'Example', locations: [], templatePath: plain.templatePath }];
  new ValidatedTemplates(cache).add([plain], [{ ...remembered, violatingResources }], {
    version: '1.0.0',
    ruleIds: [],
  });

  const found = [['W1', plain.templatePath, 'Example'], warning];
  expect(validate(cache, plain, warned, faulty)).toEqual({ success: false, found: [...found, error] });
  expect([cache.writes, Object.keys(cache.kept?.templates ?? {}).length]).toEqual([2, 2]);
  expect(validate(cache, plain, warned)).toEqual({ success: true, found });
  expect(cache.writes).toBe(2);
});

describe('what is remembered of a template', () => {
  const validator = { version: '1.0.0', ruleIds: ['1.0.0'] };
  const remembered = (cache: DataCache, of: PolicyValidationStack) => new ValidatedTemplates(cache).warningsOf(of);

  test('is its text, account and region, wherever it lies', () => {
    const cache = new MemoryCache();
    const plain = template('plain', topic);
    new ValidatedTemplates(cache).add([plain], [], validator);
    expect(remembered(cache, template('elsewhere', topic))).toEqual([]);
    expect(remembered(cache, template('plain', boundary))).toBeUndefined();
    expect(remembered(cache, template('plain', topic, 'eu-west-1'))).toBeUndefined();
  });

  test.each([
    ['an error', { severity: 'error', violatingResources: [{ resourceLogicalId: 'Example' }] }],
    ['something fatal', { severity: 'fatal', violatingResources: [{ resourceLogicalId: 'Example' }] }],
    ['a warning about the template as a whole', { severity: 'warning', violatingResources: [{}] }],
  ])('is nothing where it has %s', (_what, { severity, violatingResources }) => {
    const cache = new MemoryCache();
    const plain = template('plain', topic);
    const found = violatingResources.map((resource) => ({
      ...resource,
      locations: [],
      templatePath: plain.templatePath,
    }));
    const violation = { ruleName: 'F1', description: 'so', severity, violatingResources: found };
    new ValidatedTemplates(cache).add([plain], [violation], validator);
    expect(remembered(cache, plain)).toBeUndefined();
  });

  test('is nothing where a finding does not say which template it is about', () => {
    const cache = new MemoryCache();
    const plain = template('plain', topic);
    const violatingResources = [{ constructPath: 'Somewhere', locations: [] }];
    new ValidatedTemplates(cache).add([plain], [{ ruleName: 'W1', description: 'so', violatingResources }], validator);
    expect(remembered(cache, plain)).toBeUndefined();
  });

  test.each([['text'], [{ version: 1 }], [{ version: '1', ruleIds: [], templates: { digest: 'valid' } }]])(
    'is nothing where what was kept is broken: %j',
    (value) => {
      expect(remembered({ read: () => value, write: () => undefined }, template('plain', topic))).toBeUndefined();
    },
  );
});

const account = { AccountName: 'a', Email: 'a@trips.com' };
const rule = { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES999' } };

describe('a schema that is not kept ends the run, in a stack and where no Region is known', () => {
  const rows: readonly (readonly [string, string, object, string])[] = [
    [
      'a value that is none of those',
      'AWS::Organizations::Policy',
      { Name: 'a', Type: 'NO_POLICY', Content: {} },
      'W3030',
    ],
    [
      'one deep inside',
      'AWS::S3::Bucket',
      { BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } },
      'W3030',
    ],
    ['a pattern', 'AWS::Organizations::Account', { ...account, Email: 'nobody' }, 'F3031'],
    ['what is required', 'AWS::Organizations::Account', { AccountName: 'a' }, 'F3003'],
    ['what is required deep inside', 'AWS::Budgets::Budget', { Budget: { BudgetType: 'COST' } }, 'F3003'],
    ['a property that nobody knows', 'AWS::SNS::Topic', { Colour: 'green' }, 'F3002'],
    ['a type of value', 'AWS::SQS::Queue', { DelaySeconds: 'soon' }, 'F3012'],
    ['a length', 'AWS::Organizations::Policy', { Name: 'a'.repeat(200), Type: 'TAG_POLICY', Content: {} }, 'F3033'],
  ];
  const templates = rows.map(([what, Type, Properties]) => {
    const name = what.replaceAll(' ', '-');
    const inner = template(`${name}-inner`, { Type, Properties });
    return [template(name, { Type, Properties }), { ...inner, accountId: undefined, region: undefined }];
  });
  const { success, found } = validate(new MemoryCache(), ...templates.flat());

  test.each(rows.map(([what, , , ruleName], index) => [what, ruleName, templates[index] ?? []] as const))(
    '%s: %s',
    (_what, ruleName, [stack, inner]) => {
      const paths = found.filter(([rule]) => rule === ruleName).map(([, path]) => path);
      expect(success).toBe(false);
      expect(paths).toEqual(expect.arrayContaining([stack?.templatePath, inner?.templatePath]));
    },
  );
});

test('what was remembered as a warning and is more than that counts for nothing', () => {
  const cache = new MemoryCache();
  const plain = template('plain', topic);
  const violatingResources = [{ resourceLogicalId: 'Example', locations: [], templatePath: plain.templatePath }];
  const warning = { ruleName: 'W3030', description: 'so', severity: 'warning', violatingResources };
  new ValidatedTemplates(cache).add([plain], [warning], { version: '1.0.0', ruleIds: [] });
  expect(new ValidatedTemplates(cache).warningsOf(plain)).toBeUndefined();
});

test('what another version of the CDK found counts for nothing', () => {
  const names: string[] = [];
  new ValidatedTemplates({ read: (name) => names.push(name), write: () => undefined });
  const { version } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8')) as {
    version: string;
  };
  expect(names).toEqual([`validated-templates-${version}.json`]);
});

test('a template that cannot be read ends the synthesis, and says so', () => {
  const gone = { stackConstructPath: 'gone', templatePath: join(folder, 'gone.template.json') };
  expect(() => validate(new MemoryCache(), gone as PolicyValidationStack)).toThrow(/gone\.template\.json/);
});

test('a memory that takes every template for valid is found out, where nothing is validated any more', () => {
  const cache = new MemoryCache();
  const checkOf = (): Check => new TemplateValidation(new ValidatedTemplates(cache)).check;
  expect(checkOf().overlooks()).toEqual([]);
  new ValidatedTemplates(cache).add([WRONG_TEMPLATE], [], { version: '1.0.0', ruleIds: [] });
  expect(checkOf().overlooks()).toEqual(['a template that it says it found valid before']);
});
