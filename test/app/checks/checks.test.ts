import { config } from '../../support/companies/trips';
import { catalogue, loaded, readLandingZone } from '../../support/read-landing-zone';
import { Validations } from 'aws-cdk-lib/core';
import { addLandingZone } from '../../../lib/app/landing-zone';
import { startUp } from '../../support/companies/start-up';
import { checked, EVERY_CHECK } from '../../support/checked';
import { runApp } from '../../support/run-app';
import { testApp } from '../../support/synthesize';

/*
 * The checks as `cdk synth` runs them. What a process makes of them is the matter of the careless app here, and of
 * ../fail-closed.test.ts, where the sample company passes.
 */

test('a start-up with an adopted organization and an identity provider passes every check', async () => {
  const { problems, checks } = await checked(loaded(startUp));
  expect(problems).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(EVERY_CHECK);
  const { claims, questions } = checks.find(({ name }) => name === 'Proofs')?.counts ?? {};
  expect(claims).toBeGreaterThan(100);
  expect(questions).toBeGreaterThan(claims ?? Infinity);
});

describe('an app with a finding for each check', () => {
  const { exitCode, findings } = runApp('test/support/careless-app.ts');

  test('ends with exit 1', () => {
    expect(exitCode).toBe(1);
  });

  test.each([
    ['CloudFormation Validate F3002 Careless/Inner/InnerBucket'],
    ['AwsSolutions AwsSolutions-S10 Careless/Bucket'],
    ['AwsSolutions AwsSolutions-S10 Careless/Inner/InnerBucket'],
    ['NIST.800.53.R5 NIST.800.53.R5-S3BucketSSLRequestsOnly Careless/Bucket'],
    ['NIST.800.53.R5 NIST.800.53.R5-S3BucketSSLRequestsOnly Careless/Inner/InnerBucket'],
  ])('reports %s', (finding) => {
    expect(findings).toContain(finding);
  });
});

test('acknowledgements name one finding on one construct, with a reason', () => {
  const app = testApp();
  addLandingZone(app, { zone: readLandingZone(config), catalogue });
  const acknowledged = app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => ({ path: construct.node.path, id: id.replace(/^Annotation::/, ''), reason })),
  );
  expect(acknowledged.length).toBeGreaterThan(0);
  // Rules that report findings one by one: acknowledging the rule as a whole would hide what comes later.
  const wholesale = acknowledged.filter(({ id }) => /IAM[45]$/.test(id)).map(({ path, id }) => `${path} ${id}`);
  expect(wholesale).toEqual([
    'Baseline/PermissionsBoundary/Resource AwsSolutions-IAM5',
    'Baseline/PermissionsBoundaryTemplate/PermissionsBoundary/Resource AwsSolutions-IAM5',
  ]);
  for (const { path, reason } of acknowledged) {
    expect(path.split('/').length).toBeGreaterThan(1);
    expect(reason.split(' ').length).toBeGreaterThan(8);
  }
});
