import { Stack } from 'aws-cdk-lib/core';
import { MemberStackSet } from '../../../lib/app/constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../../../lib/app/constructs/stack-set/stack-set-template';
import { completeLandingZone } from '../../../lib/model/complete';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { config } from '../../support/companies/trips';
import { securityServicesOf, type SecurityService } from '../../../lib/model/security';
import { ComplianceStack } from '../../../lib/app/stacks/compliance-stack';
import { copyOf, landingZoneOf, templatesOf, testApp } from '../../support/synthesize';

const { compliance, organization } = templatesOf(config);

/** The stack alone, with these services: far quicker than a whole landing zone. */
function stackWith(
  services: readonly SecurityService[],
  regions: readonly string[] = ['us-west-2', 'us-east-2'],
): Template {
  const app = testApp();
  const env = { region: 'us-west-2' };
  const stack = new ComplianceStack(app, 'Compliance', {
    env,
    services,
    baseline: baselineIn(new Stack(app, 'Baseline', { env })),
    regions,
    guardDutyRegions: regions,
    iamRegion: 'us-west-2',
    rootId: 'r-1',
    logArchiveAccountId: '333333333333',
    securityAccountId: '222222222222',
    securityAccountRoleArn: 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
    accounts: {},
  });
  return Template.fromStack(stack);
}

function baselineIn(stack: Stack): MemberStackSet {
  return new MemberStackSet(stack, 'Members', {
    stackSetName: 'lz-baseline',
    description: 'What makes the role of AWS Config',
    template: new StackSetTemplate(stack, 'Template'),
    organizationalUnitIds: ['r-1'],
    regions: ['us-west-2'],
  });
}

const ALL: readonly SecurityService[] = ['config', 'accessAnalyzer', 'guardDuty', 'securityHub', 'inspector', 'macie'];
const without = (service: SecurityService): Template => stackWith(ALL.filter((one) => one !== service));

interface StackSet {
  readonly StackSetName: string;
  readonly TemplateBody: string;
  readonly AutoDeployment: { readonly Enabled: boolean };
  readonly StackInstancesGroup: readonly {
    readonly DeploymentTargets: { readonly Accounts?: readonly unknown[] };
    readonly Regions: readonly string[];
  }[];
}

function stackSets(template: Template): Record<string, StackSet> {
  const found = Object.values(template.findResources('AWS::CloudFormation::StackSet')) as { Properties: StackSet }[];
  return Object.fromEntries(found.map(({ Properties }) => [Properties.StackSetName, Properties]));
}

describe('the compliance stack of the sample company', () => {
  const sets = stackSets(compliance);
  const { approvedRegions, homeRegion } = config.company;

  test.each([
    ['lz-config', 'every account', approvedRegions],
    ['lz-config-aggregator', 'one account', [homeRegion]],
    ['lz-access-analyzer', 'one account', approvedRegions],
  ])('deploys %s to %s, in %j', (name, where, regions) => {
    const [group] = sets[name]?.StackInstancesGroup ?? [];
    expect(group?.Regions).toEqual(regions);
    expect(group?.DeploymentTargets.Accounts?.length).toBe(where === 'one account' ? 1 : undefined);
    expect(sets[name]?.AutoDeployment.Enabled).toBe(where === 'every account');
  });

  test('records the management account too, which StackSets leave out', () => {
    compliance.resourceCountIs('AWS::Config::ConfigurationRecorder', 1);
    compliance.resourceCountIs('AWS::Config::ConformancePack', 2);
  });

  test('evaluates in the management account what it evaluates in every member', () => {
    const { Resources } = JSON.parse(sets['lz-config']?.TemplateBody ?? '{}') as {
      Resources: Record<string, { Properties: { TemplateBody?: string } }>;
    };
    const packs = Object.values(compliance.findResources('AWS::Config::ConformancePack')) as {
      Properties: { TemplateBody: string };
    }[];
    const inMembers = Object.values(Resources).map(({ Properties }) => Properties.TemplateBody);
    expect(inMembers.filter((body) => body !== undefined)).toEqual(
      packs.map(({ Properties }) => Properties.TemplateBody),
    );
  });

  test('has the role of AWS Config from the baseline before the recorder, in accounts that arrive later too', () => {
    compliance.hasResourceProperties('AWS::CloudFormation::StackSet', {
      StackSetName: 'lz-config',
      AutoDeployment: {
        DependsOn: [
          {
            'Fn::Join': [
              '',
              Match.arrayWith([':stackset/', { 'Fn::GetStackOutput': Match.objectLike({ StackName: 'lz-baseline' }) }]),
            ],
          },
        ],
      },
    });
  });

  test('makes no role of AWS Config that fails where another service made it', () => {
    expect(JSON.stringify(compliance.toJSON())).not.toContain('AWS::IAM::ServiceLinkedRole');
  });

  test('comes after the log archive that it delivers to, and before restrictions', () => {
    const stacks = landingZoneOf(config);
    expect(stacks.compliance.dependencies).toContain(stacks.logging);
    expect(stacks.guardrails.dependencies).toContain(stacks.compliance);
  });
});

describe('a switch', () => {
  const calls = (template: Template, client: string): boolean =>
    JSON.stringify(template.toJSON()).includes(`@aws-sdk/client-${client}`);

  test.each<[SecurityService, string]>([
    ['guardDuty', 'guardduty'],
    ['securityHub', 'securityhub'],
    ['inspector', 'inspector2'],
    ['macie', 'macie2'],
  ])('%s on delegates the service, off leaves it alone', (service, client) => {
    expect(calls(stackWith([service]), client)).toBe(true);
    expect(calls(without(service), client)).toBe(false);
  });

  test.each<[SecurityService, readonly string[]]>([
    ['config', ['lz-access-analyzer']],
    ['accessAnalyzer', ['lz-config', 'lz-config-aggregator']],
  ])('%s off leaves out its StackSets, and no others', (service, left) => {
    expect(Object.keys(stackSets(without(service))).sort()).toEqual(left);
  });

  test('config off records the management account no longer', () => {
    without('config').resourceCountIs('AWS::Config::ConfigurationRecorder', 0);
    stackWith(['config']).resourceCountIs('AWS::Config::ConfigurationRecorder', 1);
  });

  test('of the config decides what the stack of the company has', () => {
    expect(
      securityServicesOf(completeLandingZone(config).company.securityServices).filter((service) => service in CLIENTS),
    ).toEqual(Object.keys(CLIENTS).filter((service) => calls(compliance, CLIENTS[service] ?? '')));
  });

  test('inspector on enables its policy type, off does not', () => {
    const types = (template: Template): unknown =>
      Object.values(template.findResources('Custom::OrganizationPolicyTypes')).map(
        (one) => (one as { Properties: { PolicyTypes: unknown } }).Properties.PolicyTypes,
      );
    const company = copyOf(config);
    Object.assign(company.company, { securityServices: { ...config.company.securityServices, inspector: 'on' } });
    expect(types(templatesOf(company).organization)).toEqual([expect.arrayContaining(['INSPECTOR_POLICY'])]);
    expect(types(organization)).not.toEqual([expect.arrayContaining(['INSPECTOR_POLICY'])]);
  });
});

const CLIENTS: Readonly<Record<string, string>> = {
  guardDuty: 'guardduty',
  securityHub: 'securityhub',
  inspector: 'inspector2',
  macie: 'macie2',
};

test('a region that is approved later gets AWS Config and an analyzer, and nothing else changes its place', () => {
  const before = stackSets(stackWith(['config', 'accessAnalyzer']));
  const after = stackSets(stackWith(['config', 'accessAnalyzer'], ['us-west-2', 'us-east-2', 'eu-west-1']));
  const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  expect(changed.sort()).toEqual(['lz-access-analyzer', 'lz-config', 'lz-config-aggregator']);
  expect(after['lz-config']?.StackInstancesGroup[0]?.Regions).toContain('eu-west-1');
});
