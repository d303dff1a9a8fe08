import { Match, type Template } from 'aws-cdk-lib/assertions';
import { config } from '../../support/companies/trips';
import { alarmRules } from '../../../lib/catalogue/alarms/alarm-rules';
import { findingAlarmsOf } from '../../../lib/catalogue/alarms/finding-alarms';
import { completeLandingZone } from '../../../lib/model/complete';
import { securityServicesOf } from '../../../lib/model/security';
import { guardDutyRegions } from '../../../lib/model/watched-regions';
import { accessControl } from '../../catalogue/guardrails/fixture';
import { copyOf, landingZoneOf, templatesOf } from '../../support/synthesize';

const templates = templatesOf(config);
const findings = findingAlarmsOf(securityServicesOf(completeLandingZone(config).company.securityServices));
const ruled = alarmRules({
  logArchiveAccountId: 'log archive',
  managementAccountId: 'management',
  securityAccountId: 'security',
  accountAccessRoleName: 'OrganizationAccountAccessRole',
});

interface StackSet {
  readonly DependsOn?: readonly string[];
  readonly Properties: {
    readonly StackSetName: string;
    readonly TemplateBody: string;
    readonly AutoDeployment: { readonly Enabled: boolean; readonly DependsOn?: readonly unknown[] };
    readonly StackInstancesGroup: readonly [
      { readonly Regions: readonly string[]; readonly DeploymentTargets: object },
    ];
    readonly Parameters?: readonly { readonly ParameterKey: string }[];
  };
}

interface Inner {
  readonly Parameters?: Readonly<Record<string, object>>;
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
}

/** StackSets by name, with their logical ids. */
function stackSetsIn(template: Template): Record<string, StackSet & { readonly id: string }> {
  const found = Object.entries(template.findResources('AWS::CloudFormation::StackSet')) as [string, StackSet][];
  return Object.fromEntries(found.map(([id, set]) => [set.Properties.StackSetName, { ...set, id }]));
}

/** As JSON, the accounts by name that templates know by parameter. */
function withNames(pattern: object | undefined): string {
  return JSON.stringify(pattern)
    .replaceAll('{"Ref":"LogArchiveAccountId"}', '"log archive"')
    .replaceAll('{"Ref":"ManagementAccountId"}', '"management"')
    .replaceAll('{"Ref":"AWS::AccountId"}', '"security"');
}

/** The template that a StackSet puts into accounts. */
function innerOf(template: Template, name: string): Inner {
  return JSON.parse(stackSetsIn(template)[name]?.Properties.TemplateBody ?? '') as Inner;
}

function changedConfig(company: object): unknown {
  const changed = copyOf(config);
  Object.assign(changed.company, company);
  return changed;
}

const stackSets = stackSetsIn(templates.baseline);

describe('what goes into member accounts', () => {
  test.each([
    ['lz-permissions-boundary', ['us-west-2']],
    ['lz-baseline', ['us-west-2']],
    ['lz-alarms-hub', ['us-west-2']],
    ['lz-alarms', ['us-east-1', 'us-west-2', 'us-east-2']],
    ['lz-backup', ['us-west-2', 'us-east-2']],
  ])('%s goes into %j: what is global once, what is regional everywhere', (name, regions) => {
    expect(stackSets[name]?.Properties.StackInstancesGroup[0].Regions).toEqual(regions);
  });

  test('nothing is deployed to a member before services have their administrators, which somebody else may be', () => {
    const { Resources } = templatesOf(config).baseline.toJSON() as {
      Resources: Record<
        string,
        { Type: string; DependsOn?: readonly string[]; Properties?: { StackSetName?: string } }
      >;
    };
    const delegations = Object.keys(Resources).filter((id) =>
      (Resources[id]?.Type ?? '').startsWith('Custom::Register'),
    );
    const waitsFor = (id: string): readonly string[] => {
      const direct = Resources[id]?.DependsOn ?? [];
      return [...direct, ...direct.flatMap(waitsFor)];
    };
    const stackSets = Object.keys(Resources).filter((id) => Resources[id]?.Type === 'AWS::CloudFormation::StackSet');
    expect(delegations.length).toBeGreaterThan(3);
    expect(stackSets.length).toBeGreaterThan(3);
    const early = stackSets.filter((id) => delegations.some((delegation) => !waitsFor(id).includes(delegation)));
    expect(early.map((id) => Resources[id]?.Properties?.StackSetName)).toEqual([]);
  });

  test('is these sets and no others', () => {
    expect(Object.keys(stackSets).sort()).toEqual([
      'lz-alarms',
      'lz-alarms-hub',
      'lz-backup',
      'lz-baseline',
      'lz-finding-alarms',
      'lz-permissions-boundary',
    ]);
  });

  test.each([
    ['lz-baseline', ['lz-permissions-boundary']],
    ['lz-backup', ['lz-baseline']],
    ['lz-alarms', ['lz-baseline']],
  ])('%s comes after %j, in an account that arrives later too', (name, before) => {
    const ids = before.map((one) => stackSets[one]?.id);
    const set = stackSets[name];
    expect(JSON.stringify(set?.Properties.AutoDeployment.DependsOn)).toContain(`"Ref":"${ids[0]}"`);
    expect(set?.DependsOn).toEqual(expect.arrayContaining(ids));
  });

  test('the bus is there before the rules that send to it, in the security account alone', () => {
    expect(stackSets['lz-alarms']?.DependsOn).toContain(stackSets['lz-alarms-hub']?.id);
    expect(stackSets['lz-alarms-hub']?.Properties.AutoDeployment).toEqual({ Enabled: false });
    expect(stackSets['lz-alarms-hub']?.Properties.StackInstancesGroup[0].DeploymentTargets).toMatchObject({
      AccountFilterType: 'INTERSECTION',
      Accounts: [{ 'Fn::GetStackOutput': { OutputName: expect.stringContaining('AccountSecurity') as unknown } }],
    });
  });

  test.each(Object.entries(stackSets))(
    '%s needs no bootstrap, names no account, and gets each parameter that it has',
    (_name, { Properties }) => {
      expect(Properties.TemplateBody).not.toMatch(/BootstrapVersion|cdk-hnb659fds|Fn::GetStackOutput|\b[0-9]{12}\b/);
      const { Parameters = {} } = JSON.parse(Properties.TemplateBody) as Inner;
      expect((Properties.Parameters ?? []).map(({ ParameterKey }) => ParameterKey)).toEqual(Object.keys(Parameters));
    },
  );

  test('the baseline is the emergency, audit, alarm, settings and backup roles, and the settings themselves', () => {
    const { Resources } = innerOf(templates.baseline, 'lz-baseline');
    const roles = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
    expect(roles.map(({ Properties }) => Properties.RoleName).sort()).toEqual([
      'lz-account-settings',
      'lz-alarms-forwarder',
      'lz-backup',
      'lz-break-glass',
      'lz-security-audit',
    ]);
    expect(Object.values(Resources).map(({ Type }) => Type)).toContain('Custom::AccountSettings');
  });
});

describe('what the management account gets itself', () => {
  test.each([
    ['lz-account-settings'],
    ['lz-alarms-forwarder'],
    ['lz-break-glass'],
    ['lz-root-tasks'],
    ['lz-security-audit'],
  ])('the role %s', (RoleName) => {
    templates.baseline.hasResourceProperties('AWS::IAM::Role', { RoleName });
  });

  test('the alarms, where events of global services arrive and at home', () => {
    for (const { name } of ruled) {
      for (const template of [templates.baseline, templates.alarms]) {
        template.hasResourceProperties('AWS::Events::Rule', {
          Name: name,
          Targets: [
            {
              Arn: { 'Fn::Join': ['', Match.arrayWith([':event-bus/lz-alarms'])] },
              RoleArn: { 'Fn::Join': ['', Match.arrayWith([':role/lz-alarms-forwarder'])] },
            },
          ],
        });
      }
    }
  });

  test('once where home is that region', () => {
    const changed = changedConfig({ homeRegion: 'us-east-1', approvedRegions: ['us-east-1'] });
    const { baseline, alarms } = templatesOf(changed);
    const [alarm] = ruled;
    const rules = (template: Template): number =>
      Object.keys(template.findResources('AWS::Events::Rule', { Properties: { Name: alarm?.name } })).length;
    expect([rules(baseline), rules(alarms)]).toEqual([0, 1]);
    expect(stackSetsIn(baseline)['lz-alarms']?.Properties.StackInstancesGroup[0].Regions).toEqual(['us-east-1']);
  });

  test('the stack of alarms is in us-east-1, after the baseline and before the guardrails', () => {
    const { alarms, baseline, guardrails } = landingZoneOf(config);
    expect(alarms.region).toBe('us-east-1');
    expect(alarms.dependencies).toContain(baseline);
    expect(guardrails.dependencies).toContain(alarms);
  });
});

test('findings go to the hub from the security account, wherever something is found, by a rule that protects its name', () => {
  const set = stackSetsIn(templates.baseline)['lz-finding-alarms'];
  const { company } = completeLandingZone(config);
  expect(set?.Properties.StackInstancesGroup[0].Regions).toEqual(guardDutyRegions(company));
  const securityServices = { ...config.company.securityServices, guardDuty: 'off' };
  const { baseline } = templatesOf(changedConfig({ securityServices }));
  expect(stackSetsIn(baseline)['lz-finding-alarms']?.Properties.StackInstancesGroup[0].Regions).toEqual(
    company.approvedRegions,
  );
  expect(set?.Properties.StackInstancesGroup[0].DeploymentTargets).toMatchObject({ AccountFilterType: 'INTERSECTION' });
  const rules = Object.values(innerOf(templates.baseline, 'lz-finding-alarms').Resources);
  expect(rules.map(({ Properties }) => Properties.Name)).toEqual(findings.map(({ name }) => name));
  expect(JSON.stringify(rules)).toContain(':role/lz-alarms-forwarder');
  expect(findings.length).toBeGreaterThan(0);
});

describe('the hub of the alarms', () => {
  const { Resources } = innerOf(templates.baseline, 'lz-alarms-hub');
  const ofType = (type: string): Readonly<Record<string, unknown>>[] =>
    Object.values(Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => Properties);

  test('takes events of the organization and of nobody else', () => {
    expect(ofType('AWS::Events::EventBus')).toMatchObject([
      {
        Name: 'lz-alarms',
        Policy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 'events:PutEvents',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'OrganizationId' } } },
            },
          ],
        },
      },
    ]);
  });

  test('sends each alarm with what it means', () => {
    const rules = ofType('AWS::Events::Rule') as unknown as {
      Name: string;
      EventBusName: string;
      EventPattern: object;
      Targets: { InputTransformer: { InputTemplate: string; InputPathsMap: object } }[];
    }[];
    expect(rules).toHaveLength(ruled.length + findings.length);
    for (const { name, why, pattern, facts } of findings) {
      const rule = rules.find(({ Name }) => Name === name);
      expect(rule).toMatchObject({ EventBusName: 'lz-alarms', EventPattern: pattern });
      expect(rule?.Targets[0]?.InputTransformer).toMatchObject({ InputPathsMap: facts });
      expect(JSON.parse(rule?.Targets[0]?.InputTransformer.InputTemplate ?? '')).toContain(why);
    }
    for (const { name, why, pattern, state } of ruled) {
      const rule = rules.find(({ Name }) => Name === name);
      expect(rule).toMatchObject({ EventBusName: 'lz-alarms', State: state });
      expect(withNames(rule?.EventPattern)).toEqual(JSON.stringify(pattern));
      expect(JSON.parse(rule?.Targets[0]?.InputTransformer.InputTemplate ?? '')).toContain(why);
    }
  });

  test('has an encrypted topic that only its rules may publish to, over TLS', () => {
    expect(ofType('AWS::SNS::Topic')).toMatchObject([
      { TopicName: 'lz-alarms', KmsMasterKeyId: { 'Fn::GetAtt': ['AlarmsKey', 'Arn'] } },
    ]);
    expect(ofType('AWS::SNS::TopicPolicy')).toMatchObject([
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Condition: {
                ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', expect.arrayContaining([':rule/lz-alarms/*'])] } },
              },
            },
            { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          ],
        },
      },
    ]);
  });

  test('writes to the addresses of the config, and to nobody where it names none', () => {
    expect(ofType('AWS::SNS::Subscription')).toMatchObject([
      { Protocol: 'email', Endpoint: 'aws+security-team@trips.com' },
    ]);
    const silent = innerOf(templatesOf(changedConfig({ alarms: undefined })).baseline, 'lz-alarms-hub');
    expect(Object.values(silent.Resources).map(({ Type }) => Type)).not.toContain('AWS::SNS::Subscription');
  });
});

describe('the switches', () => {
  test('without backups there is neither vault nor role', () => {
    const changed = copyOf(config);
    Object.assign(changed.company, { backup: undefined });
    const { production } = changed.organization.organizationalUnits;
    Object.assign(production, {
      guardrails: production.guardrails?.filter((id: string) => id !== 'back-up-tagged-resources'),
    });
    const { baseline } = templatesOf(changed);
    expect(stackSetsIn(baseline)).not.toHaveProperty('lz-backup');
    expect(stackSetsIn(baseline)['lz-baseline']?.Properties.TemplateBody).not.toContain('RoleLzBackup');
  });

  test('vaults go into the OUs that the config names', () => {
    const changed = changedConfig({ backup: { organizationalUnits: ['production', 'staging'], lock: 'compliance' } });
    const { Properties } = stackSetsIn(templatesOf(changed).baseline)['lz-backup'] ?? {};
    expect(Properties?.StackInstancesGroup[0].DeploymentTargets).toEqual({
      OrganizationalUnitIds: ['Production', 'Staging'].map((ou) => ({
        'Fn::GetStackOutput': expect.objectContaining({
          OutputName: expect.stringContaining(`OrganizationalUnit${ou}`) as unknown,
        }) as unknown,
      })),
    });
    expect(Properties?.TemplateBody).toContain('"ChangeableForDays":3');
  });

  test('a service user goes into its one account, once the boundary is there', () => {
    const till = {
      account: 'growth-sales',
      why: 'The till has no identity of its own',
      actions: ['s3:PutObject'],
      resources: ['arn:aws:s3:::sales/*'],
    };
    const { baseline } = templatesOf(changedConfig({ serviceUsers: { till } }));
    const set = stackSetsIn(baseline)['lz-user-till'];
    expect(set?.Properties.StackInstancesGroup[0].DeploymentTargets).toMatchObject({
      Accounts: [{ 'Fn::GetStackOutput': { OutputName: expect.stringContaining('AccountGrowthSales') as unknown } }],
    });
    const boundary = stackSetsIn(baseline)['lz-permissions-boundary']?.id;
    const [[waiting, arrival] = []] = Object.entries(
      baseline.findResources('Custom::StackInstances') as Record<string, { readonly DependsOn: readonly string[] }>,
    );
    expect(arrival?.DependsOn).toContain(boundary);
    expect([...(set?.DependsOn ?? [])].sort()).toEqual([waiting, boundary].sort());
  });
});

/** What guardrails protect by name must be what deploys, or they protect nothing. */
test('names of rules, functions and topics are those that guardrails protect', () => {
  const { statements } = accessControl('deny-changing-landing-zone-resources');
  const patterns = statements.flatMap(({ Resource = [] }) => Resource);
  expect(patterns).toEqual(expect.arrayContaining(['arn:aws:events:*:*:rule/lz-*', 'arn:aws:sns:*:*:lz-*']));
  const named = Object.keys(stackSets).flatMap((name) => Object.values(innerOf(templates.baseline, name).Resources));
  const names = named.flatMap(({ Properties }) =>
    ['Name', 'FunctionName', 'RoleName', 'TopicName'].flatMap((key) =>
      typeof Properties[key] === 'string' ? [Properties[key]] : [],
    ),
  );
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(name).toMatch(/^lz-/);
});
