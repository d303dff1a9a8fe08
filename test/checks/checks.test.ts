import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations, type App, Stack } from 'aws-cdk-lib/core';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { config } from '../../config';
import { addChecks } from '../../lib/checks';
import { StackSetTemplate } from '../../lib/constructs/stack-set/stack-set-template';
import { addLandingZone } from '../../lib/landing-zone';
import { readLandingZone } from '../../lib/read-landing-zone';
import { testApp } from '../support/synthesize';

/*
 * The checks as they run in `cdk synth`: template validation on (other test files leave it off for speed) and both
 * packs of cdk-nag.
 */
beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
});

interface PluginReport {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly { readonly ruleName: string; readonly severity?: string }[];
}

function reportOf(app: App): readonly PluginReport[] {
  let directory = app.outdir;
  try {
    directory = app.synth().directory;
  } catch (error) {
    if (!String(error).includes('alidation')) throw error;
  }
  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')) as {
    pluginReports: readonly PluginReport[];
  };
  return pluginReports;
}

describe('the sample company', () => {
  const app = testApp();
  addLandingZone(app, readLandingZone(config));
  addChecks(app);
  let reports: readonly PluginReport[];
  beforeAll(() => {
    reports = reportOf(app);
  });

  test('passes template validation, AwsSolutions and NIST 800-53 r5', () => {
    expect(reports.map(({ pluginName }) => pluginName)).toEqual(
      expect.arrayContaining(['CloudFormation Validate', 'AwsSolutions', 'NIST.800.53.R5']),
    );
    expect(reports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName))).toEqual([]);
  });

  test('acknowledges findings one by one, each with a reason', () => {
    const acknowledgements = app.node
      .findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) =>
            Object.entries(data as Record<string, string>).map(([id, reason]) => ({
              at: construct.node.path,
              id,
              reason,
            })),
          ),
      );
    expect(acknowledgements.length).toBeGreaterThan(0);
    for (const { id, reason } of acknowledgements) {
      expect(id).not.toMatch(/\*$|IAM[45]$/);
      expect(reason.split(' ').length).toBeGreaterThan(5);
    }
  });
});

test('a finding that nobody acknowledged is reported by both packs', () => {
  const app = testApp();
  new CfnBucket(new Stack(app, 'Careless'), 'Bucket');
  addChecks(app);
  const failed = reportOf(app).filter(({ violations }) => violations.length > 0);
  expect(failed.map(({ pluginName }) => pluginName)).toEqual(
    expect.arrayContaining(['AwsSolutions', 'NIST.800.53.R5']),
  );
});

test('template validation looks inside the templates of StackSets', () => {
  const app = testApp();
  const inner = new StackSetTemplate(new Stack(app, 'Outer'), 'Inner');
  new CfnBucket(inner, 'Bucket').addPropertyOverride('NoSuchProperty', 'x');
  addChecks(app);
  const validation = reportOf(app).find(({ pluginName }) => pluginName === 'CloudFormation Validate');
  expect(JSON.stringify(validation)).toContain('NoSuchProperty');
});
