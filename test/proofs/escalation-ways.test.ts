import { allow, ref, resource, stackSet, type Resources } from '../assembly/support/small-organization';
import type { TemplateResource } from '../../lib/assembly/template';
import type { JsonObject } from '../../lib/base/json';
import { escalationsOf, role, statements, trusting, trustingArn, type Escalations } from './escalation-support';

/* Ways that no list of actions tells: over accounts, policies of resources, bootstraps, boundaries and denials. */

let escalations: Escalations;
beforeAll(async () => {
  escalations = await escalationsOf();
});

const EC2 = 'ec2.amazonaws.com';
const suspectWith = (...all: readonly JsonObject[]): TemplateResource =>
  role('suspect', trusting(EC2), statements(...all));
const roleArn = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;
const administrator = (service: string): TemplateResource => role('administrator', trusting(service), allow('*'));
/** In every account below an OU, by a StackSet. */
const below = (unit: string, Resources: Resources): TemplateResource =>
  stackSet({ Resources }, { DeploymentTargets: { OrganizationalUnitIds: [ref(unit)] } }, { StackSetName: unit });
const stackOf = (path: readonly string[] | undefined): string => path?.join('; ') ?? 'no path';

describe('roles that trust each other', () => {
  test.each([3, 9])('are followed over %d of them', (count) => {
    const links = Array.from({ length: count }, (_, index) => {
      const before = index === 0 ? 'suspect' : `link-${index - 1}`;
      const next = allow('sts:AssumeRole', { Resource: roleArn('management', `link-${index + 1}`) });
      const policy = index === count - 1 ? allow('iam:PutRolePolicy') : next;
      return [`Link${index}`, role(`link-${index}`, trustingArn(roleArn('management', before)), policy)] as const;
    });
    const Suspect = suspectWith({ Action: 'sts:AssumeRole', Resource: roleArn('management', 'link-0') });
    const path = escalations.pathAmong({ Suspect, ...Object.fromEntries(links) });
    expect(path).toHaveLength(count + 1);
  });

  test('are followed from account to account, the fewest first', () => {
    const Suspect = suspectWith({ Action: 'sts:AssumeRole', Resource: roleArn('*', 'link-*') });
    const trusted = trustingArn(roleArn('management', 'suspect'));
    const near = role('link-near', trusted, allow('iam:PutRolePolicy'));
    const far = role('link-far', trusted, allow('sts:AssumeRole', { Resource: roleArn('*', 'link-end') }));
    const end = role('link-end', trustingArn(roleArn('engineering-dev', 'link-far')), allow('iam:PutRolePolicy'));
    const InDev = below('Dev', { Far: far });
    const InProd = below('Prod', { End: end });
    const over = stackOf(escalations.pathAmong({ Suspect, InDev, InProd }));
    expect(over).toMatch(/role link-far in engineering-dev; .*role link-end in engineering-prod; /);
    expect(escalations.pathAmong({ Suspect, Near: near, InDev, InProd })).toHaveLength(2);
  });
});

test('an account that was created lets the management account in by its access role', () => {
  const Suspect = suspectWith({ Action: 'sts:AssumeRole', Resource: roleArn('*', 'OrganizationAccountAccessRole') });
  expect(stackOf(escalations.pathAmong({ Suspect }))).toContain('OrganizationAccountAccessRole in security');
});

describe('the organization’s StackSets', () => {
  const Suspect = suspectWith({ Action: ['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'] });

  test('are deployed by the management account', () => {
    expect(stackOf(escalations.pathAmong({ Suspect }))).toContain('deploy a StackSet');
  });

  test('are not by another one', () => {
    expect(escalations.pathAmong({ InDev: below('Dev', { Suspect }) })).toBeUndefined();
  });
});

describe('a stack of a CDK bootstrap', () => {
  const change = { Action: 'cloudformation:UpdateStack' };

  test('acts as an administrator for whoever changes it', () => {
    expect(stackOf(escalations.pathAmong({ Suspect: suspectWith(change) }))).toContain('execution role');
  });

  test('does not where nobody makes a role without a boundary', () => {
    const Scp = resource('AWS::Organizations::Policy', {
      Name: 'bounded',
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: [ref('Dev')],
      Content: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Action: 'iam:CreateRole',
            Resource: '*',
            Condition: { StringNotLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/bounded' } },
          },
        ],
      },
    });
    const InDev = below('Dev', { Suspect: suspectWith(change) });
    expect(escalations.pathAmong({ InDev })).toBeDefined();
    expect(escalations.pathAmong({ Scp, InDev })).toBeUndefined();
  });
});

describe('what runs in another account', () => {
  const functionArn = 'arn:aws:lambda:us-west-2:engineering-dev:function:orders';
  const Suspect = suspectWith({ Action: 'lambda:UpdateFunctionCode', Resource: functionArn });
  const orders = (Principal: string): TemplateResource =>
    resource('AWS::Lambda::Permission', {
      FunctionName: functionArn,
      Action: 'lambda:UpdateFunctionCode',
      Principal,
    });
  const path = (Principal: string): string =>
    stackOf(
      escalations.pathAmong({
        Suspect,
        InDev: below('Dev', {
          Orders: resource('AWS::Lambda::Function', { FunctionName: 'orders' }),
          Permission: orders(Principal),
          Administrator: administrator('lambda.amazonaws.com'),
        }),
      }),
    );

  test('is taken over where its policy lets the caller in', () => {
    expect(path(roleArn('management', 'suspect'))).toMatch(/take over a function .*role administrator trusts lambda/);
  });

  test('is not where its policy lets in others', () => {
    expect(path(roleArn('management', 'somebody-else'))).toBe('no path');
  });
});

describe('a role that may be passed to one service', () => {
  const passTo = (service: string): string =>
    stackOf(
      escalations.pathAmong({
        Suspect: suspectWith(
          { Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'] },
          {
            Action: 'iam:PassRole',
            Resource: roleArn('*', 'administrator'),
            Condition: { StringEquals: { 'iam:PassedToService': service } },
          },
        ),
        Administrator: administrator('lambda.amazonaws.com'),
      }),
    );

  test('is passed to it', () => {
    expect(passTo('lambda.amazonaws.com')).toContain('may be passed to lambda.amazonaws.com');
  });

  test('is not to another', () => {
    expect(passTo('ec2.amazonaws.com')).toBe('no path');
  });
});

test('an instance’s profile takes another role', () => {
  const Suspect = suspectWith(
    { Action: 'iam:AddRoleToInstanceProfile' },
    { Action: 'iam:PassRole', Resource: roleArn('*', 'administrator') },
  );
  const path = escalations.pathAmong({ Suspect, Administrator: administrator(EC2) });
  expect(stackOf(path)).toMatch(/instance profile .*may be passed to ec2/);
});

describe('policies that the caller chooses', () => {
  const team = 'arn:aws:iam::*:policy/team-*';
  const attaching = (policies: string): readonly JsonObject[] => [
    { Action: 'iam:CreatePolicy', Resource: team },
    {
      Action: 'iam:AttachRolePolicy',
      Condition: { ArnLike: { 'iam:PolicyARN': policies } },
    },
  ];

  test('are attached where they may be created', () => {
    expect(stackOf(escalations.pathAmong({ Suspect: suspectWith(...attaching(team)) }))).toContain(
      'create a policy and attach it to a role',
    );
  });

  test('are not where others may', () => {
    const others = attaching('arn:aws:iam::*:policy/reviewed-*');
    expect(escalations.pathAmong({ Suspect: suspectWith(...others) })).toBeUndefined();
  });

  test('bound a role where they may be created', () => {
    const Suspect = suspectWith(
      { Action: 'iam:CreatePolicy', Resource: team },
      {
        Action: 'iam:PutRolePermissionsBoundary',
        Condition: { ArnLike: { 'iam:PermissionsBoundary': team } },
      },
    );
    expect(stackOf(escalations.pathAmong({ Suspect }))).toContain('create a policy and bound a role by it');
  });

  test('are the caller’s own boundary where it may write that', () => {
    const bounded = (Resource: string) =>
      escalations.pathAmong({
        Boundary: resource('AWS::IAM::ManagedPolicy', {
          ManagedPolicyName: 'boundary',
          PolicyDocument: allow(['iam:CreatePolicyVersion', 's3:GetObject'], { Resource }),
        }),
        Suspect: role('suspect', trusting(EC2), allow('*'), { PermissionsBoundary: ref('Boundary') }),
      });
    expect(stackOf(bounded('arn:aws:iam::management:policy/boundary'))).toContain('write a new version');
    expect(bounded('arn:aws:s3:::orders/*')).toBeUndefined();
  });
});

describe('whoever may take off what denies them', () => {
  const denial = { Effect: 'Deny', Action: 'iam:PutRolePolicy' };
  const may = { Action: ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'], Resource: roleArn('*', '*') };
  const users = (...actions: readonly string[]) =>
    resource('AWS::IAM::User', {
      UserName: 'suspect',
      Policies: [
        { PolicyName: 'may', PolicyDocument: allow(['iam:PutRolePolicy', ...actions]) },
        { PolicyName: 'may-not', PolicyDocument: statements(denial) },
      ],
    });

  test('is denied nothing, as a role', () => {
    expect(stackOf(escalations.pathAmong({ Suspect: suspectWith(may, denial) }))).toMatch(
      /remove from itself the policy that denies it something \(iam:DeleteRolePolicy\); .*iam:PutRolePolicy/,
    );
  });

  test.each(['iam:DetachUserPolicy', 'iam:DeleteUserPolicy', 'iam:RemoveUserFromGroup'])(
    'is denied nothing, as a user, by %s',
    (action) => {
      expect(stackOf(escalations.pathAmong({ Suspect: users(action) }))).toContain(`(${action}); `);
    },
  );

  test('is denied it where taking off is denied too', () => {
    const both = { ...denial, Action: ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'] };
    expect(escalations.pathAmong({ Suspect: suspectWith(may, both) })).toBeUndefined();
    expect(escalations.pathAmong({ Suspect: users() })).toBeUndefined();
  });
});
