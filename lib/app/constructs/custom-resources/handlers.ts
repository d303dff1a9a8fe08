import { join } from 'node:path';
import { CustomResourceProvider, CustomResourceProviderRuntime, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { HandlerId } from '../../../base/template-contract';
import type { Statement } from '../../../policy/document';

/*
 * The landing zone's own handlers, for what needs logic that CloudFormation and `AwsCustomResource` do not have: to
 * wait, to compare, to explain an error. Each is a single small function per stack, with the least it needs.
 */

const HANDLER_TIMEOUT = Duration.minutes(5);

/** A handler that times out answers nothing: CloudFormation would wait for an hour. */
export const SERVICE_TIMEOUT = HANDLER_TIMEOUT.plus(Duration.minutes(1));

/**
 * As long as a function may take: it waits for what AWS does in its own time.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const WAITING_TIMEOUT = Duration.minutes(15);
export const STACK_INSTANCES_TIMEOUT = WAITING_TIMEOUT.plus(Duration.minutes(1));

/** Service token of the handler in `lib/app/handlers/organizations`. */
export function organizationsHandler(scope: Construct): string {
  return handler(scope, HandlerId.ORGANIZATIONS, 'organizations', [
    {
      Effect: 'Allow',
      Action: [
        'organizations:DescribeAccount',
        'organizations:EnablePolicyType',
        'organizations:ListParents',
        'organizations:ListRoots',
        'organizations:MoveAccount',
      ],
      Resource: '*',
    },
  ]);
}

/**
 * Service token of the handler in `lib/app/handlers/organization-calls`, which gets one more statement. Each is given once: the
 * calls of a service in ten Regions need what they need in one, and a role takes 10,240 characters of inline policies.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function organizationCallsHandler(scope: Construct, statement: Statement): string {
  const made = provider(scope, HandlerId.ORGANIZATION_CALLS, 'organization-calls', []);
  const given = GIVEN.get(made) ?? new Set();
  GIVEN.set(made, given);
  const text = JSON.stringify(Stack.of(scope).resolve(statement));
  if (!given.has(text)) made.addToRolePolicy(statement);
  given.add(text);
  return made.serviceToken;
}

/** Statements that a handler's role has. */
const GIVEN = new WeakMap<CustomResourceProvider, Set<string>>();

/** Service token of the handler in `lib/app/handlers/identity-center`. */
export function identityCenterHandler(scope: Construct): string {
  return handler(scope, HandlerId.IDENTITY_CENTER, 'identity-center', [
    { Effect: 'Allow', Action: ['identitystore:GetGroupId', 'sso:ListInstances'], Resource: '*' },
  ]);
}

/** Service token of the handler in `lib/app/handlers/users`: only a company that lists users has it. */
export function usersHandler(scope: Construct): string {
  return handler(scope, HandlerId.USERS, 'users', [
    {
      Effect: 'Allow',
      Action: ['identitystore:CreateUser', 'identitystore:DeleteUser', 'identitystore:UpdateUser'],
      Resource: '*',
    },
  ]);
}

/** Service token of the handler in `lib/app/handlers/account`. */
export function accountHandler(scope: Construct): string {
  return handler(scope, HandlerId.ACCOUNT, 'account', [
    { Effect: 'Allow', Action: ['account:GetAlternateContact', 'account:PutAlternateContact'], Resource: '*' },
  ]);
}

/** Service token of the handler in `lib/app/handlers/stack-instances`. @param stackSetArn the only one that it looks at */
export function stackInstancesHandler(scope: Construct, stackSetArn: string): string {
  const statement = { Effect: 'Allow', Action: 'cloudformation:ListStackInstances', Resource: stackSetArn } as const;
  return provider(scope, HandlerId.STACK_INSTANCES, 'stack-instances', [statement], WAITING_TIMEOUT).serviceToken;
}

function handler(scope: Construct, uniqueId: string, folder: string, policyStatements: Statement[]): string {
  return provider(scope, uniqueId, folder, policyStatements).serviceToken;
}

function provider(
  scope: Construct,
  uniqueId: string,
  folder: string,
  policyStatements: Statement[],
  timeout = HANDLER_TIMEOUT,
): CustomResourceProvider {
  return CustomResourceProvider.getOrCreateProvider(scope, uniqueId, {
    codeDirectory: join(__dirname, '../../handlers', folder),
    runtime: CustomResourceProviderRuntime.NODEJS_22_X,
    timeout,
    description: `Landing zone: ${folder}`,
    policyStatements,
  });
}
