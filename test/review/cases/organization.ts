import { account, ref, type Company } from '../support';
import type { ChangeCase } from './change-case';

/** Changes of the tree. */
export const organizationCases: readonly ChangeCase[] = [
  {
    name: 'an account that is added',
    edit: (of: Company): void => {
      of.organization.AccountNew = account('engineering-new', ref('Prod'));
    },
    expected: ['info resource-created', 'medium account-added'],
    says: ['engineering/prod'],
  },
  {
    name: 'an account that leaves the config',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.organization, 'AccountSecurity');
    },
    expected: ['critical account-removed', 'critical resource-removed'],
    says: ['no longer managed'],
  },
  {
    name: 'an account that moves to where a guardrail does not hold',
    edit: (of: Company): void => {
      of.organization.AccountProd = account('engineering-prod', ref('Dev'));
    },
    expected: [
      'critical guardrail-loosened',
      'high role-added',
      'info needed-role-widened',
      'info resource-changed',
      'info stack-arrived',
      'medium account-moved',
    ],
    says: ['engineering/dev'],
  },
  {
    name: 'an account that is called otherwise',
    edit: (of: Company): void => {
      of.organization.AccountSecurity = account('safety', ref('Dev'));
      Object.assign(of.organization, {
        AccountSecurity: account('safety', { 'Fn::GetAtt': ['Organization', 'RootId'] }),
      });
    },
    expected: ['high account-changed', 'high resource-changed'],
    says: ['CloudFormation cannot'],
  },
  {
    name: 'an OU that is added',
    edit: (of: Company): void => {
      of.organization.Lab = {
        Type: 'AWS::Organizations::OrganizationalUnit',
        Properties: { Name: 'lab', ParentId: ref('Engineering') },
      };
    },
    expected: ['info resource-created', 'info unit-added'],
    says: ['engineering/lab'],
  },
  {
    name: 'an OU that is renamed',
    edit: (of: Company): void => {
      of.organization.Prod = {
        Type: 'AWS::Organizations::OrganizationalUnit',
        Properties: { Name: 'live', ParentId: ref('Engineering') },
      };
    },
    expected: ['info resource-changed', 'medium unit-changed'],
  },
  {
    name: 'an alarm that listens for something else and mails somebody else',
    base: (of: Company): void => {
      of.organization.Alarm = { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.iam'] } } };
      of.organization.Mail = { Type: 'AWS::SNS::Subscription', Properties: { Endpoint: 'aws@trips.com' } };
    },
    edit: (of: Company): void => {
      of.organization.Alarm = { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.none'] } } };
      of.organization.Mail = { Type: 'AWS::SNS::Subscription', Properties: { Endpoint: 'eve@trips.com' } };
    },
    expected: ['high resource-changed'],
    says: [
      'EventPattern.source.0 \\"aws.iam\\" → \\"aws.none\\"',
      'Endpoint \\"aws@trips.com\\" → \\"eve@trips.com\\"',
    ],
  },
];
