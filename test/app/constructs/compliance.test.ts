import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccessAnalyzer } from '../../../lib/app/constructs/compliance/access-analyzer';
import { ConfigAggregator } from '../../../lib/app/constructs/compliance/config-aggregator';
import { ConfigRecorder } from '../../../lib/app/constructs/compliance/config-recorder';
import { DetectiveServices } from '../../../lib/app/constructs/compliance/detective-services';
import type { SecurityService } from '../../../lib/model/security';
import { handlerStatements } from '../../support/handler-statements';
import { organizationCalls, type OrganizationCall } from '../../support/organization-calls';
import { testStack } from '../../support/synthesize';

describe('AWS Config in an account', () => {
  const stack = testStack();
  new ConfigRecorder(stack, 'Config', {
    homeRegion: 'us-west-2',
    iamRegion: 'us-west-2',
    logArchiveAccountId: '333333333333',
  });
  const template = Template.fromStack(stack);

  test('records everything, global resources in the home region alone', () => {
    template.hasResourceProperties('AWS::Config::ConfigurationRecorder', {
      RoleARN: {
        'Fn::Join': [
          '',
          [
            'arn:aws:iam::',
            { Ref: 'AWS::AccountId' },
            ':role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
          ],
        ],
      },
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: { 'Fn::If': ['IsHome', true, false] } },
    });
    template.hasCondition('IsHome', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-west-2'] });
  });

  test('records IAM in another Region where the home region cannot', () => {
    const young = testStack();
    new ConfigRecorder(young, 'Config', {
      homeRegion: 'eu-central-2',
      iamRegion: 'eu-central-1',
      logArchiveAccountId: '333333333333',
    });
    const its = Template.fromStack(young);
    its.hasCondition('IsHome', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] });
    its.hasResourceProperties('AWS::Config::DeliveryChannel', { S3BucketName: 'lz-config-333333333333-eu-central-2' });
  });

  test('delivers to the log archive, in the home region from every region', () => {
    template.hasResourceProperties('AWS::Config::DeliveryChannel', {
      S3BucketName: 'lz-config-333333333333-us-west-2',
    });
  });

  test('has a recorder and a channel that do not wait for each other, which would never end', () => {
    for (const type of ['AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel']) {
      template.hasResource(type, { DependsOn: Match.absent() });
    }
  });

  test.each([
    ['lz-region-controls', Match.absent(), 'lz-ebs-encrypted-by-default', 'lz-root-mfa'],
    ['lz-account-controls', 'IsHome', 'lz-root-mfa', 'lz-ebs-encrypted-by-default'],
  ])('evaluates %s once the recorder is there', (name, condition, inside, outside) => {
    template.hasResource('AWS::Config::ConformancePack', {
      Properties: { ConformancePackName: name, TemplateBody: Match.stringLikeRegexp(inside) },
      Condition: condition,
      DependsOn: ['ConfigChannel', 'ConfigRecorder'],
    });
    const [pack] = Object.values(
      template.findResources('AWS::Config::ConformancePack', {
        Properties: { ConformancePackName: name },
      }),
    ) as { Properties: { TemplateBody: string } }[];
    expect(pack?.Properties.TemplateBody).not.toContain(outside);
  });
});

test('the aggregator reads the organization’s accounts in the approved regions, by a role that can do nothing else', () => {
  const stack = testStack();
  new ConfigAggregator(stack, 'Aggregator', { regions: ['us-west-2', 'us-east-2'] });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Config::ConfigurationAggregator', {
    ConfigurationAggregatorName: 'lz-organization',
    OrganizationAggregationSource: {
      RoleArn: { 'Fn::GetAtt': ['ConfigAggregatorRole', 'Arn'] },
      AwsRegions: ['us-west-2', 'us-east-2'],
    },
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    RoleName: 'lz-config-aggregator',
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations'],
    Policies: Match.absent(),
  });
});

test('the analyzer looks at the whole organization, and only at access from outside, which is free', () => {
  const stack = testStack();
  new AccessAnalyzer(stack, 'Analyzer');
  Template.fromStack(stack).hasResourceProperties('AWS::AccessAnalyzer::Analyzer', {
    AnalyzerName: 'lz-organization',
    Type: 'ORGANIZATION',
    AnalyzerConfiguration: Match.absent(),
  });
});

/** Characters of all inline policies of a role. */
const INLINE_LIMIT = 10_240;
const MANY_REGIONS = Array.from({ length: 17 }, (_, index) => `eu-west-${index + 1}`);

describe('detective services', () => {
  const ROLE = 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole';

  const services = (...on: SecurityService[]): Template => servicesIn(['us-west-2', 'us-east-2'], on);

  function servicesIn(regions: readonly string[], on: readonly SecurityService[]): Template {
    const stack = testStack();
    new DetectiveServices(stack, 'Services', {
      services: on,
      rootId: 'r-1',
      regions,
      guardDutyRegions: regions,
      securityAccountId: '222222222222',
      securityAccountRoleArn: ROLE,
      accounts: { dev: { accountId: '444444444444', email: 'dev@trips.com' } },
    });
    return Template.fromStack(stack);
  }

  const calls = (...on: SecurityService[]): readonly OrganizationCall[] =>
    Object.values(organizationCalls(services(...on)));

  test('that are off leave nothing behind', () => {
    expect(services('config', 'accessAnalyzer').toJSON()).not.toHaveProperty('Resources');
  });

  test.each<[SecurityService, string, Record<string, unknown>]>([
    ['guardDuty', 'guardduty', { AdminAccountId: '222222222222' }],
    ['securityHub', 'securityhub', { AdminAccountId: '222222222222', Feature: 'SecurityHubV2' }],
    ['inspector', 'inspector2', { delegatedAdminAccountId: '222222222222' }],
    ['macie', 'macie2', { adminAccountId: '222222222222' }],
  ])('%s is delegated to the security account in every approved region', (service, client, parameters) => {
    const delegations = calls(service).filter(({ command }) => /^Enable.*Admin/.test(command));
    expect(delegations.map((call) => [call.service, call.region, call.parameters, call.role])).toEqual([
      [client, 'us-west-2', parameters, undefined],
      [client, 'us-east-2', parameters, undefined],
    ]);
  });

  test('are delegated one after the other, since the organization takes one change at a time', () => {
    const all = organizationCalls(services('guardDuty', 'securityHub', 'inspector', 'macie'));
    const ids = Object.keys(all).filter((id) => /^Enable.*Admin/.test(all[id]?.command ?? ''));
    expect(ids).toHaveLength(8);
    const [first, ...rest] = ids;
    expect(all[first ?? '']?.waitsFor.filter((id) => ids.includes(id))).toEqual([]);
    for (const [index, id] of rest.entries()) expect(all[id]?.waitsFor).toContain(ids[index]);
  });

  test('GuardDuty enrols every account by itself, from the security account, without what costs extra', () => {
    const enrolments = calls('guardDuty').filter(({ command }) => command === 'UpdateOrganizationConfiguration');
    expect(enrolments.map(({ region, role }) => [region, role])).toEqual([
      ['us-west-2', ROLE],
      ['us-east-2', ROLE],
    ]);
    expect(enrolments[0]?.parameters).toMatchObject({
      AutoEnableOrganizationMembers: 'ALL',
      DetectorId: expect.stringContaining('DetectorId') as string,
    });
    const features = enrolments[0]?.parameters.Features as { AutoEnable: string }[];
    expect(new Set(features.map(({ AutoEnable }) => AutoEnable))).toEqual(new Set(['NONE']));
  });

  test('calls from the security account may assume its role and nothing else', () => {
    const statements = handlerStatements(services('guardDuty'));
    const assuming = statements.filter(({ Action }) => Action === 'sts:AssumeRole');
    expect(assuming.map(({ Resource }) => Resource)).toEqual([ROLE]);
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('guardduty:UpdateOrganizationConfiguration');
  });

  test('GuardDuty’s detector in the security account is there before its delegation, and names itself to the enrolment', () => {
    const all = organizationCalls(services('guardDuty'));
    const idsOf = (command: string): string[] => Object.keys(all).filter((id) => all[id]?.command === command);
    const [created = ''] = idsOf('CreateDetector');
    const [delegated = ''] = idsOf('EnableOrganizationAdminAccount');
    const [enrolled = ''] = idsOf('UpdateOrganizationConfiguration');
    expect(all[created]).toMatchObject({ role: ROLE, parameters: { Enable: true } });
    expect(all[delegated]?.waitsFor).toContain(created);
    expect(all[enrolled]?.waitsFor).toContain(delegated);
  });

  test('GuardDuty’s role is in the management account before any Region is delegated: without it that account is enrolled nowhere', () => {
    const all = organizationCalls(services('guardDuty'));
    const [role = '', ...more] = Object.keys(all).filter((id) => all[id]?.command === 'CreateServiceLinkedRole');
    expect(more).toEqual([]);
    expect(all[role]).toMatchObject({ service: 'iam', parameters: { AWSServiceName: 'guardduty.amazonaws.com' } });
    expect(all[role]?.role).toBeUndefined();
    const delegations = Object.values(all).filter(({ command }) => command === 'EnableOrganizationAdminAccount');
    expect(delegations).toHaveLength(2);
    for (const { waitsFor } of delegations) expect(waitsFor).toContain(role);
  });

  test('in more Regions take no more permissions, so that any number fits into a role', () => {
    const all: SecurityService[] = ['guardDuty', 'securityHub', 'inspector', 'macie'];
    const [few, many] = [['us-west-2'], MANY_REGIONS].map((regions) => handlerStatements(servicesIn(regions, all)));
    expect(few?.length).toBeGreaterThan(4);
    expect(many).toEqual(few);
    expect(JSON.stringify(many).length).toBeLessThan(INLINE_LIMIT / 2);
  });

  test('Security Hub is on in the management account before that delegates it', () => {
    const all = organizationCalls(services('securityHub'));
    const enabled = Object.keys(all).filter((id) => all[id]?.command === 'EnableSecurityHubV2');
    const delegated = Object.values(all).filter(({ command }) => command === 'EnableOrganizationAdminAccount');
    expect(enabled).toHaveLength(2);
    for (const [index, { waitsFor }] of delegated.entries()) expect(waitsFor).toContain(enabled[index]);
  });

  test('Inspector is enabled in every account by an organization policy, after its delegation', () => {
    const template = services('inspector');
    const regions = {
      enable_in_regions: { '@@assign': ['us-west-2', 'us-east-2'] },
      disable_in_regions: { '@@assign': [] },
    };
    template.hasResource('AWS::Organizations::Policy', {
      Properties: {
        Type: 'INSPECTOR_POLICY',
        TargetIds: ['r-1'],
        Content: {
          inspector: {
            enablement: { ec2_scanning: regions, ecr_scanning: regions, lambda_standard_scanning: regions },
          },
        },
      },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('delegation')]),
    });
  });

  test('Macie enrols the accounts that are there one by one, and later ones by itself', () => {
    const [inWest] = calls('macie').filter(({ command }) => command === 'CreateMember');
    expect(inWest).toMatchObject({
      role: ROLE,
      parameters: { account: { accountId: '444444444444', email: 'dev@trips.com' } },
    });
    expect(calls('macie').map(({ command }) => command)).toContain('UpdateOrganizationConfiguration');
  });
});
