import { completeLandingZone } from '../../../lib/model/complete';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { config } from '../../support/companies/trips';
import { AlternateContacts } from '../../../lib/app/constructs/organization/alternate-contacts';
import { DelegatedAdministrators } from '../../../lib/app/constructs/organization/delegated-administrators';
import { ResourceSharing } from '../../../lib/app/constructs/organization/resource-sharing';
import { RootAccessManagement } from '../../../lib/app/constructs/organization/root-access-management';
import { TrustedAccess } from '../../../lib/app/constructs/organization/trusted-access';
import { contactsByAccount } from '../../../lib/model/contacts';
import { delegatedServices, trustedServices } from '../../../lib/choice/organization-services';
import { handlerStatements } from '../../support/handler-statements';
import { organizationCalls, type OrganizationCall } from '../../support/organization-calls';
import { copyOf, templatesOf, testStack } from '../../support/synthesize';

/** The SDK calls of a template, as they are made when the stack is created. */
function callsIn(template: Template): Pick<OrganizationCall, 'command' | 'parameters'>[] {
  return Object.values(organizationCalls(template)).map(({ command, parameters }) => ({ command, parameters }));
}

/** Of the roles by which handlers make calls. */
function actionsIn(template: Template): string[] {
  return [...new Set(handlerStatements(template).flatMap(({ Action }) => Action))].sort();
}

const zone = completeLandingZone(config);
const TYPES = ['DECLARATIVE_POLICY_EC2'] as const;

describe('trusted access', () => {
  const stack = testStack();
  new TrustedAccess(stack, 'TrustedAccess', { services: ['config.amazonaws.com', 'iam.amazonaws.com'] });
  const template = Template.fromStack(stack);

  test('is given service by service, with the permissions to read and to give it, once', () => {
    expect(callsIn(template)).toEqual([
      { command: 'EnableAWSServiceAccess', parameters: { ServicePrincipal: 'config.amazonaws.com' } },
      { command: 'EnableAWSServiceAccess', parameters: { ServicePrincipal: 'iam.amazonaws.com' } },
    ]);
    expect(handlerStatements(template)).toEqual([
      {
        Effect: 'Allow',
        Action: ['organizations:EnableAWSServiceAccess', 'organizations:ListAWSServiceAccessForOrganization'],
        Resource: '*',
      },
    ]);
  });

  test('goes to what the sample uses, and to nothing else', () => {
    expect(trustedServices(zone, TYPES)).toEqual([
      'access-analyzer.amazonaws.com',
      'account.amazonaws.com',
      'backup.amazonaws.com',
      'cloudtrail.amazonaws.com',
      'config-multiaccountsetup.amazonaws.com',
      'config.amazonaws.com',
      'ec2.amazonaws.com',
      'guardduty.amazonaws.com',
      'iam.amazonaws.com',
      'malware-protection.guardduty.amazonaws.com',
      'securityhub.amazonaws.com',
    ]);
  });

  test.each([
    ['config', ['config-multiaccountsetup.amazonaws.com', 'config.amazonaws.com']],
    ['accessAnalyzer', ['access-analyzer.amazonaws.com']],
    ['guardDuty', ['guardduty.amazonaws.com', 'malware-protection.guardduty.amazonaws.com']],
    ['securityHub', ['securityhub.amazonaws.com']],
    ['inspector', ['agentless.inspector2.amazonaws.com', 'inspector2.amazonaws.com']],
    ['macie', ['macie.amazonaws.com']],
  ] as const)('is switched with %s', (service, principals) => {
    const servicesWhen = (value: 'on' | 'off'): readonly string[] => {
      const securityServices = { ...zone.company.securityServices, [service]: value };
      return trustedServices({ company: { ...zone.company, securityServices } }, TYPES);
    };
    expect(servicesWhen('on').filter((one) => !servicesWhen('off').includes(one))).toEqual(principals);
  });

  test('of AWS Backup comes with backups', () => {
    const company = { ...zone.company, backup: undefined };
    expect(trustedServices({ company }, TYPES)).not.toContain('backup.amazonaws.com');
  });

  test('of EC2 comes with its policies', () => {
    expect(trustedServices(zone, ['TAG_POLICY'])).not.toContain('ec2.amazonaws.com');
  });
});

test('root access is managed centrally: credentials first, since sessions need them', () => {
  const stack = testStack();
  const { resources } = new RootAccessManagement(stack, 'RootAccess');
  const template = Template.fromStack(stack);
  expect(resources.map(({ cfnResourceType }) => cfnResourceType)).toEqual([
    'Custom::EnableOrganizationsRootCredentialsManagement',
    'Custom::EnableOrganizationsRootSessions',
  ]);
  expect(actionsIn(template)).toEqual([
    'iam:EnableOrganizationsRootCredentialsManagement',
    'iam:EnableOrganizationsRootSessions',
    'iam:ListOrganizationsFeatures',
    'organizations:DescribeOrganization',
  ]);
});

test("sharing is enabled by RAM's own call", () => {
  const stack = testStack();
  new ResourceSharing(stack, 'Sharing');
  const template = Template.fromStack(stack);
  expect(callsIn(template)).toEqual([{ command: 'EnableSharingWithAwsOrganization', parameters: {} }]);
  expect(actionsIn(template)).toEqual([
    'iam:CreateServiceLinkedRole',
    'organizations:DescribeOrganization',
    'organizations:EnableAWSServiceAccess',
    'ram:EnableSharingWithAwsOrganization',
  ]);
});

describe('delegated administrators', () => {
  const stack = testStack();
  new DelegatedAdministrators(stack, 'Delegated', {
    securityAccountId: '222222222222',
    services: ['config.amazonaws.com'],
  });
  const template = Template.fromStack(stack);

  test('are registered by Organizations, and by CloudTrail itself', () => {
    expect(callsIn(template)).toEqual([
      { command: 'RegisterOrganizationDelegatedAdmin', parameters: { MemberAccountId: '222222222222' } },
      {
        command: 'RegisterDelegatedAdministrator',
        parameters: { AccountId: '222222222222', ServicePrincipal: 'config.amazonaws.com' },
      },
    ]);
    expect(actionsIn(template)).toEqual([
      'cloudtrail:RegisterOrganizationDelegatedAdmin',
      'iam:CreateServiceLinkedRole',
      'iam:GetRole',
      'organizations:ListAWSServiceAccessForOrganization',
      'organizations:ListDelegatedAdministrators',
      'organizations:RegisterDelegatedAdministrator',
    ]);
  });

  test('are never taken for registered by what an error says', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('ignoreErrorCodesMatching');
  });

  test('wait for each other', () => {
    template.hasResource('Custom::RegisterDelegatedAdministrator', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DelegatedCloudTrail')]),
    });
  });

  test('are registered for what the sample switched on', () => {
    expect(delegatedServices(zone)).toEqual([
      'config.amazonaws.com',
      'config-multiaccountsetup.amazonaws.com',
      'access-analyzer.amazonaws.com',
    ]);
    const securityServices = { ...zone.company.securityServices, config: 'off' } as const;
    expect(delegatedServices({ company: { ...zone.company, securityServices } })).toEqual([
      'access-analyzer.amazonaws.com',
    ]);
  });
});

describe('alternate contacts', () => {
  const billing = { name: 'Ann', title: 'CFO', email: 'ann@trips.com', phoneNumber: '+1 555 0100' };

  test('are set account by account; the management account is not named by its id', () => {
    const stack = testStack();
    new AlternateContacts(stack, 'Contacts', {
      accounts: [
        { account: 'management', contacts: { billing } },
        { account: 'app', accountId: '222222222222', contacts: { billing } },
        { account: 'quiet', accountId: '333333333333', contacts: {} },
      ],
    });
    const template = Template.fromStack(stack);
    const contact = {
      AlternateContactType: 'BILLING',
      Name: 'Ann',
      Title: 'CFO',
      EmailAddress: 'ann@trips.com',
      PhoneNumber: '+1 555 0100',
    };
    template.resourceCountIs('Custom::AlternateContacts', 2);
    template.hasResourceProperties('Custom::AlternateContacts', { AccountId: Match.absent(), Contacts: [contact] });
    template.hasResourceProperties('Custom::AlternateContacts', { AccountId: '222222222222', Contacts: [contact] });
  });

  test('by a handler that may read and write contacts, and nothing else', () => {
    const stack = testStack();
    new AlternateContacts(stack, 'Contacts', { accounts: [{ account: 'management', contacts: { billing } }] });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: ['account:GetAlternateContact', 'account:PutAlternateContact'],
                Resource: '*',
              },
            ],
          },
        },
      ],
    });
  });

  test("are the company's, but for the kinds that an account names itself", () => {
    const company = { ...config.company, contacts: { billing, security: { ...billing, name: 'Bob' } } };
    const accounts = { app: { email: 'a@trips.com', ou: 'dev', contacts: { billing: { ...billing, name: 'Cleo' } } } };
    expect(
      contactsByAccount(completeLandingZone({ ...config, company, accounts })).map(
        ([account, { billing, security }]) => [account, billing?.name, security?.name],
      ),
    ).toEqual([
      ['management', 'Ann', 'Bob'],
      ['app', 'Cleo', 'Bob'],
    ]);
  });
});

describe('in the sample', () => {
  const templates = templatesOf(config);
  const resources = templates.organization.toJSON().Resources as Record<
    string,
    { Type: string; DependsOn?: string | string[]; Properties?: object }
  >;

  test('settings come one after the other, and accounts after them: none ever has root credentials', () => {
    const chain: string[] = [];
    const ids = Object.keys(resources);
    const isSetting = (id: string): boolean =>
      /^(Custom::(Enable|Activate|OrganizationPolicyTypes)|AWS::Organizations::OrganizationalUnit)/.test(
        resources[id]?.Type ?? '',
      );
    const before = (id: string): string | undefined =>
      [resources[id]?.DependsOn ?? []].flat().find((other) => isSetting(other));
    for (let id: string | undefined = 'AccountLogArchive'; id !== undefined; id = before(id)) chain.unshift(id);
    expect(chain.map((id) => resources[id]?.Type)).toEqual([
      'Custom::OrganizationPolicyTypes',
      'Custom::ActivateOrganizationsAccess',
      ...trustedServices(zone, TYPES).map(() => 'Custom::EnableAWSServiceAccess'),
      'Custom::EnableOrganizationsRootCredentialsManagement',
      'Custom::EnableOrganizationsRootSessions',
      'Custom::EnableSharingWithAwsOrganization',
      ...Object.keys(zone.organization.organizationalUnits).map(() => 'AWS::Organizations::OrganizationalUnit'),
      'AWS::Organizations::Account',
    ]);
    expect(chain).toHaveLength(ids.filter(isSetting).length + 1);
  });

  test('no call is made, and nothing switched off, when a stack or a setting goes', () => {
    for (const template of [templates.organization, templates.baseline]) {
      const made = Object.values(template.toJSON().Resources as typeof resources);
      expect(made.filter(({ Type }) => /^Custom::(Deactivate|Deregister|Disable)/.test(Type))).toEqual([]);
      expect(actionsIn(template).filter((action) => /:(Deactivate|Deregister|Disable)/.test(action))).toEqual([]);
      const undone = made.filter(({ Properties = {} }) => 'Delete' in Properties).map(({ Type }) => Type);
      expect(undone).toEqual([]);
    }
  });

  test('a company without contacts has none set', () => {
    const silent = copyOf(config) as { company: { contacts?: unknown } };
    delete silent.company.contacts;
    templatesOf(silent).baseline.resourceCountIs('Custom::AlternateContacts', 0);
    templates.baseline.resourceCountIs('Custom::AlternateContacts', 9);
  });
});
