import { Match, Template } from 'aws-cdk-lib/assertions';
import { config } from '../../support/companies/trips';
import { completeLandingZone } from '../../../lib/model/complete';
import { DEFAULT_LOG_RETENTION } from '../../../lib/model/defaults';
import { LoggingStack } from '../../../lib/app/stacks/logging-stack';
import { accessControl } from '../../catalogue/guardrails/fixture';
import { copyOf, landingZoneOf, templatesOf, testApp } from '../../support/synthesize';

const { logging } = templatesOf(config);

interface StackSet {
  readonly Properties: {
    readonly StackSetName: string;
    readonly TemplateBody: string;
    readonly StackInstancesGroup: unknown;
  };
}

const [archive] = Object.values(logging.findResources('AWS::CloudFormation::StackSet')) as [StackSet];

test('the log archive goes into its one account, wherever that moves', () => {
  expect(archive.Properties.StackInstancesGroup).toEqual([
    {
      DeploymentTargets: {
        OrganizationalUnitIds: [{ 'Fn::GetStackOutput': expect.anything() as unknown }],
        Accounts: [{ 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'lz-organization' }) as unknown }],
        AccountFilterType: 'INTERSECTION',
      },
      Regions: ['us-west-2'],
    },
  ]);
  logging.hasResourceProperties('AWS::CloudFormation::StackSet', { AutoDeployment: { Enabled: false } });
});

test('moving the log archive account to another OU changes nothing in the stack', () => {
  const moved = copyOf(config);
  Object.assign(moved.accounts['log-archive'], { ou: 'engineering' });
  expect(templatesOf(moved).logging.toJSON()).toEqual(logging.toJSON());
});

test('the trail waits for the bucket that it writes to', () => {
  logging.hasResource('AWS::CloudTrail::Trail', { DependsOn: [Match.stringLikeRegexp('^LogArchiveStackSet')] });
});

test('the retention of the config arrives in the buckets', () => {
  const stack = new LoggingStack(testApp(), 'Logging', {
    env: { region: 'us-west-2' },
    organizationId: 'o-1234567890',
    rootId: 'r-1',
    logArchiveAccountId: '333333333333',
    retention: { ...DEFAULT_LOG_RETENTION, lockDays: 7, archiveAfterDays: 8, expireAfterDays: 9 },
  });
  const [other] = Object.values(Template.fromStack(stack).findResources('AWS::CloudFormation::StackSet')) as [StackSet];
  expect(other.Properties.TemplateBody).toContain('"Days":7');
  expect(other.Properties.TemplateBody).toContain('"TransitionInDays":8');
  expect(other.Properties.TemplateBody).toContain('"ExpirationInDays":9');
  expect(archive.Properties.TemplateBody).toContain(
    `"Days":${completeLandingZone(config).company.logRetention.lockDays}`,
  );
});

test('the stack is protected from deletion, and follows the baseline', () => {
  const { logging: stack, baseline } = landingZoneOf(config);
  expect(stack.terminationProtection).toBe(true);
  expect(stack.dependencies).toContain(baseline);
});

/** What guardrails deny by name must be what deploys, or they protect nothing. */
test('the guardrail on log buckets covers the names of the buckets', () => {
  const { Resources } = JSON.parse(archive.Properties.TemplateBody) as { Resources: Record<string, unknown> };
  const buckets = Object.values(Resources).filter((one) => (one as { Type: string }).Type === 'AWS::S3::Bucket');
  const names = (buckets as { Properties: { BucketName: { 'Fn::Join': [string, string[]] } } }[]).map(
    ({ Properties }) => `arn:aws:s3:::${Properties.BucketName['Fn::Join'][1][0] ?? ''}`,
  );
  expect(names).toHaveLength(3);
  const patterns = accessControl('deny-changing-log-buckets').statements.map(({ Resource }) => String(Resource));
  for (const pattern of patterns) {
    for (const name of names) expect(name.startsWith(pattern.replace(/\*$/, ''))).toBe(true);
  }
});
