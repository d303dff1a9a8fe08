import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { Stack, Tags, type App } from 'aws-cdk-lib/core';
import { MemberStackSet } from '../../../lib/app/constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../../../lib/app/constructs/stack-set/stack-set-template';
import { testApp } from '../../support/synthesize';
import { assemblyTemplates } from '../../../lib/assembly/assembly-templates';
import { Ledger } from '../../../lib/app/checks/ledger';
import { stackLimits } from '../../../lib/app/checks/stack-limits';

function stackSetIn(app: App, topics = 1): { stack: Stack; template: StackSetTemplate } {
  const stack = new Stack(app, 'Outer', { env: { region: 'us-west-2' } });
  const template = new StackSetTemplate(stack, 'Inner');
  for (let index = 0; index < topics; index += 1) new CfnTopic(template, `Topic${index}`, { displayName: 'inside' });
  new MemberStackSet(stack, 'StackSet', {
    stackSetName: 'lz-inner',
    description: 'd',
    template,
    organizationalUnitIds: ['r-1'],
    regions: ['us-west-2'],
  });
  return { stack, template };
}

describe('a StackSet for member accounts', () => {
  const { stack } = stackSetIn(testApp());
  const outer = Template.fromStack(stack);

  test('reaches every account below its OUs, those that arrive later included, and keeps what a removed account has', () => {
    outer.hasResourceProperties('AWS::CloudFormation::StackSet', {
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'SELF',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
      StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['r-1'] }, Regions: ['us-west-2'] }],
    });
  });

  test('fails as a whole when one account fails, and lets operations queue', () => {
    outer.hasResourceProperties('AWS::CloudFormation::StackSet', {
      ManagedExecution: { Active: true },
      OperationPreferences: {
        FailureToleranceCount: 0,
        MaxConcurrentPercentage: 100,
        ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
      },
    });
  });

  test('carries its template inline, without bootstrap parameters and construct paths', () => {
    const [resource] = Object.values(outer.findResources('AWS::CloudFormation::StackSet')) as [
      { Properties: { TemplateBody: string } },
    ];
    expect(JSON.parse(resource.Properties.TemplateBody)).toEqual({
      Resources: { Topic0: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'inside' } } },
    });
  });
});

describe('a StackSet for named accounts', () => {
  const stack = new Stack(testApp(), 'Outer', { env: { region: 'us-west-2' } });
  const first = new MemberStackSet(stack, 'First', {
    ...targets(stack, 'lz-first'),
    accountIds: ['111111111111'],
    parameters: { OrganizationId: 'o-1' },
  });
  new MemberStackSet(stack, 'Second', { ...targets(stack, 'lz-second'), after: [first] });
  const outer = Template.fromStack(stack);

  test('reaches these alone, now and later: AWS ignores the filter when an account arrives', () => {
    outer.hasResourceProperties('AWS::CloudFormation::StackSet', {
      StackSetName: 'lz-first',
      AutoDeployment: { Enabled: false },
      StackInstancesGroup: [
        {
          DeploymentTargets: {
            OrganizationalUnitIds: ['r-1'],
            Accounts: ['111111111111'],
            AccountFilterType: 'INTERSECTION',
          },
          Regions: ['us-west-2'],
        },
      ],
    });
  });

  test('hands its parameters over, which is how the template learns what only the deploy knows', () => {
    outer.hasResourceProperties('AWS::CloudFormation::StackSet', {
      StackSetName: 'lz-first',
      Parameters: [{ ParameterKey: 'OrganizationId', ParameterValue: 'o-1' }],
    });
  });

  test('comes before those that need it, in accounts that arrive later too', () => {
    const id = stack.resolve(first.resource.ref) as { Ref: string };
    outer.hasResource('AWS::CloudFormation::StackSet', {
      Properties: {
        StackSetName: 'lz-second',
        AutoDeployment: {
          Enabled: true,
          DependsOn: [{ 'Fn::Join': ['', Match.arrayWith([':stackset/', id])] }],
        },
      },
      DependsOn: [id.Ref],
    });
  });
});

function targets(stack: Stack, stackSetName: string) {
  const template = new StackSetTemplate(stack, `${stackSetName}-template`);
  new CfnTopic(template, 'Topic');
  return { stackSetName, template, description: 'd', organizationalUnitIds: ['r-1'], regions: ['us-west-2'] };
}

test('the template of a StackSet is written for the checks, and is no stack that the CLI would deploy', () => {
  const app = testApp();
  const { template } = stackSetIn(app);
  const assembly = app.synth();
  expect(assembly.stacksRecursively.map(({ id }) => id)).toEqual(['Outer']);
  expect(readdirSync(assembly.directory)).toContain(template.templateFile);
  const written = JSON.parse(readFileSync(join(assembly.directory, template.templateFile), 'utf8')) as object;
  expect(written).toHaveProperty('Resources.Topic0');
});

test('a template over what CloudFormation takes inline is refused with its size, also where a tag of the app makes it so', () => {
  const app = testApp();
  stackSetIn(app, 500);
  Tags.of(app).add('owner', 'x'.repeat(200));
  const ledger = new Ledger(app, [stackLimits()]);
  expect(() => app.synth()).toThrow();
  expect(ledger.verdict(assemblyTemplates(app.outdir)).problems.join()).toMatch(
    /what comes to \d{5,} bytes in the StackSet template Outer\/Inner\n.*at most 51200 bytes/,
  );
});

test('a template that would need a bootstrap bucket in every account is refused', () => {
  const { template } = stackSetIn(testApp());
  expect(() => new Asset(template, 'Asset', { path: __filename })).toThrow('takes no file assets');
});

test('an inner template that names a resource of the outer stack is refused', () => {
  const app = testApp();
  const { stack, template } = stackSetIn(app);
  const outside = new CfnTopic(stack, 'Outside');
  new CfnManagedPolicy(template, 'Leaky', { policyDocument: { Statement: [{ Resource: outside.ref }] } });
  expect(() => app.synth()).toThrow('Stack "Outer/Inner" cannot reference {Outer/Outside[Ref]}');
});
