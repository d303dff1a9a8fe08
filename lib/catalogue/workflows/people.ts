import { anywhere, here } from './definition/arns';
import { IN_US_EAST_1 } from './definition/contexts';
import type { Workflow } from './definition/workflow';

const CONSOLE_ACCESS = 'https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html';
const CLOUDSHELL = 'https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html';
const SUPPORT = 'https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html';
const MARKETPLACE = 'https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-iam-users-groups-policies.html';

/** How people get in, and what they do in the console. */
export const people = {
  'console-sign-in': {
    says: 'Somebody signs in to the console where console authorization is on, by a Region that need not be an approved one.',
    source: [CONSOLE_ACCESS, 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_signin.html'],
    by: 'administrator',
    in: 'member',
    calls: [
      {
        action: ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
        resource: 'arn:aws:signin:::console/aws',
        context: IN_US_EAST_1,
      },
      {
        action: ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
        resource: 'arn:aws:signin:::console/aws',
      },
    ],
  },
  'aws-login': {
    says: 'A developer makes credentials for the command line of a session of the console, by “aws login”.',
    source: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SignInLocalDevelopmentAccess.html'],
    by: 'administrator',
    calls: [
      {
        action: ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
        resource: here('signin', 'oauth2/public-client/localhost'),
      },
    ],
    blocked: [
      {
        by: 'deny-console-oauth-tokens',
        calls: [1],
        instead: 'Use “aws sso login”, or the short-lived credentials that the access portal shows.',
        allow: 'Exempt the group and persona from deny-console-oauth-tokens in config/exceptions.ts.',
      },
    ],
  },
  'aws-login-by-developer': {
    says: 'A developer does the same outside production.',
    source: ['https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SignInLocalDevelopmentAccess.html'],
    by: 'persona/developer',
    calls: [
      {
        action: ['signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
        resource: [here('signin', 'oauth2/public-client/localhost'), here('signin', 'oauth2/public-client/remote')],
      },
    ],
    blocked: [
      {
        by: 'deny-console-oauth-tokens',
        calls: [1],
        instead: 'Use “aws sso login”, or the short-lived credentials that the access portal shows.',
        allow: 'Exempt the group and persona from deny-console-oauth-tokens in config/exceptions.ts.',
      },
    ],
  },
  cloudshell: {
    says: 'A developer opens CloudShell, and moves files in and out.',
    source: [CLOUDSHELL],
    by: 'persona/developer',
    calls: [
      { action: ['cloudshell:CreateEnvironment', 'cloudshell:DescribeEnvironments'] },
      {
        action: [
          'cloudshell:CreateSession',
          'cloudshell:GetEnvironmentStatus',
          'cloudshell:GetFileDownloadUrls',
          'cloudshell:GetFileUploadUrls',
          'cloudshell:PutCredentials',
          'cloudshell:StartEnvironment',
        ],
        resource: here('cloudshell', 'environment/0a1b2c'),
      },
    ],
  },
  'session-manager': {
    says: 'A developer opens a shell on an instance without a key or a port, and ends it.',
    source: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html',
    ],
    by: 'persona/developer',
    calls: [
      {
        action: 'ssm:StartSession',
        resource: [here('ec2', 'instance/i-0123456789abcdef0'), here('ssm', 'document/SSM-SessionManagerRunShell')],
      },
      { action: 'ssm:TerminateSession', resource: here('ssm', 'session/somebody-0a1b2c') },
      { action: ['ssm:DescribeInstanceInformation', 'ssm:DescribeSessions'] },
    ],
  },
  'support-case': {
    says: 'An engineer on call opens a case with AWS, and reads what is known about its health.',
    source: [SUPPORT],
    by: 'persona/prod-admin',
    calls: [
      {
        action: [
          'support:AddCommunicationToCase',
          'support:CreateCase',
          'support:DescribeCases',
          'support:DescribeServices',
        ],
      },
      { action: 'health:DescribeEvents' },
      { action: 'trustedadvisor:ListChecks' },
    ],
  },
  'support-case-by-developer': {
    says: 'A developer opens a case with AWS.',
    source: [SUPPORT],
    by: 'persona/developer',
    calls: [{ action: ['support:CreateCase', 'support:DescribeCases', 'support:ResolveCase'] }],
  },
  'marketplace-subscription': {
    says: 'A developer subscribes to a product of AWS Marketplace.',
    source: [MARKETPLACE],
    by: 'persona/developer',
    calls: [
      { action: ['aws-marketplace:ListAgreementApprovalRequests', 'aws-marketplace:ViewSubscriptions'] },
      { action: 'aws-marketplace:Subscribe' },
      { action: ['aws-marketplace:AcceptAgreementRequest', 'aws-marketplace:CreateAgreementRequest'] },
    ],
    blocked: [
      {
        by: 'limit-sandbox',
        calls: [2, 3],
        instead: 'Subscribe in the account that uses the product.',
        allow: 'Exempt the group and persona from limit-sandbox in config/exceptions.ts.',
      },
    ],
  },
  'user-with-access-key': {
    says: 'A user of IAM with an access key is made, for software that knows no roles.',
    source: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html'],
    by: 'administrator',
    calls: [{ action: ['iam:CreateAccessKey', 'iam:CreateUser'], resource: anywhere('iam', 'user/orders-exporter') }],
    blocked: [
      {
        by: 'deny-iam-users',
        calls: [1],
        instead: 'Give the software a role, by OpenID Connect or IAM Roles Anywhere of the landing zone.',
        allow:
          'Have the landing zone make the user in config/, or exempt a role from deny-iam-users in config/exceptions.ts.',
      },
    ],
  },
  'marketing-campaign': {
    says: 'The marketing team puts pictures into its bucket, refreshes its web site and sends a mailing.',
    source: [
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html',
      'https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html',
    ],
    by: 'persona/marketing',
    calls: [
      { action: ['s3:GetObject', 's3:PutObject'], resource: 'arn:aws:s3:::marketing-assets/campaign.png' },
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::marketing-assets' },
      { action: 'cloudfront:CreateInvalidation', resource: anywhere('cloudfront', 'distribution/E1EXAMPLE') },
      { action: 'ses:SendEmail', resource: here('ses', 'identity/trips.com') },
    ],
  },
  'sales-mailing': {
    says: 'The sales team keeps its contacts and sends a mailing by a template.',
    source: ['https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html'],
    by: 'persona/sales',
    calls: [
      { action: ['ses:CreateContact', 'ses:ListContacts'], resource: here('ses', 'contact-list/customers') },
      {
        action: 'ses:SendBulkEmail',
        resource: [here('ses', 'identity/trips.com'), here('ses', 'template/newsletter')],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
