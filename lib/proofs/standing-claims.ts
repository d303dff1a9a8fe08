import type { Account, EngineEnvironment } from '../assembly';
import type { GuardrailsOf } from '../choice/catalogue';
import type { GuardrailContext } from '../catalogue/guardrails/definition/guardrail';
import { accountsWith } from './guardrail-claims';
import { impostors, someone } from '../catalogue/guardrails/definition/proof-principals';
import { unrestrictableByScp, unrestrictableForEveryone } from '../catalogue/guardrails/definition/unrestrictable';
import { BREAK_GLASS_ROLE_NAME, PREFIX } from '../base/names';
import { PERHAPS_NOT_OF_MANAGEMENT, REFUSED_TO_MANAGEMENT } from '../policy';
import type { ProofRow } from '../policy';
import { claimsOf, type Claim } from './claim';
import { HypotheticalWorld } from './hypothetical';
import { stackSetClaims } from './stack-set-claims';
import { nameWithPath } from '../ask/principals';
import { ADMINISTRATOR } from '../ask/world';
import { wayInClaims } from './way-in-claims';
import { STANDING } from '../assembly/proven/subjects';

/** Needs no permission, or is beyond SCPs: nothing can deny it. */
const UNDENIABLE = unrestrictableForEveryone;

/**
 * Claims that belong to no single definition: what all guardrails of an account come to together. They are tried with
 * principals whose own policies allow everything.
 */
export function standingClaims(
  environment: EngineEnvironment,
  catalogue: GuardrailsOf,
  context: GuardrailContext,
): readonly Claim[] {
  const world = new HypotheticalWorld({
    environment,
    account: (account) => environment.account(account),
    identityPolicies: [ADMINISTRATOR],
  });
  const claims = (
    list: string,
    expected: Claim['expected'],
    accounts: readonly Account[],
    rows: readonly ProofRow[],
  ) =>
    accounts.length === 0
      ? []
      : claimsOf(rows, {
          subject: STANDING,
          source: 'lib/proofs/standing-claims.ts',
          list,
          expected,
          accounts,
          world,
          constructPath: '',
        });
  const { graph } = environment;
  const members = graph.accounts.filter(({ kind }) => kind === 'member');
  const suspended = accountsWith(environment, catalogue, context, 'quarantine-account');
  const active = members.filter((account) => !suspended.includes(account));
  return [
    ...claims('root', 'denied', accountsWith(environment, catalogue, context, 'deny-root-user'), rootRows),
    ...claims('suspended', 'denied', suspended, suspendedRows(environment, suspended, context)),
    ...claims('management', 'allowed', [graph.managementAccount], managementRows),
    ...claims('break-glass', 'allowed', active, breakGlassRows),
    ...claims('account access', 'allowed', active, accountAccessRows(context)),
    ...wayInClaims(environment, active),
    ...stackSetClaims(environment, world, context),
  ];
}

/** What SCPs cannot stop is left out by name: AWS's page is beside each. */
const rootRows: readonly ProofRow[] = [{ principal: 'root', action: '*', except: unrestrictableByScp }];

/** Everybody whom the templates put there counts as an administrator here, but for those with whom an account is emptied. */
function suspendedRows(
  { graph }: EngineEnvironment,
  accounts: readonly Account[],
  context: GuardrailContext,
): readonly ProofRow[] {
  const exempt = new RegExp(`^(${BREAK_GLASS_ROLE_NAME}|stacksets-exec-.*|${context.accountAccessRoleName})$`);
  const everybody = accounts.flatMap((account) =>
    graph
      .contentsOf(account)
      .principals.filter(({ kind, path, name }) => !(kind === 'role' && path === '/' && exempt.test(name)))
      .map((principal) => `${principal.kind}/${nameWithPath(principal)}`),
  );
  return [
    { action: '*', except: UNDENIABLE },
    { principal: 'root', action: '*', except: unrestrictableByScp },
    { principal: [...new Set([...everybody, ...impostors, 'user/anyone'])], action: '*', except: UNDENIABLE },
  ];
}

/**
 * No organization policy binds the management account: the CDK's roles deploy whatever a guardrail says, which is the way
 * back after a bad one. Whether a role may be assumed is for its trust policy to say.
 */
const managementRows: readonly ProofRow[] = [
  {
    principal: [
      'role/cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2',
      'role/cdk-hnb659fds-deploy-role-111111111111-us-west-2',
    ],
    action: '*',
    // A password is its user's, only members leave, and others administer services.
    except: ['sts:*', 'iam:ChangePassword', ...REFUSED_TO_MANAGEMENT, ...PERHAPS_NOT_OF_MANAGEMENT],
  },
];

/** What the emergency role is for: identity, keys, data and regions, where everybody else is stopped. */
const breakGlassRows: readonly ProofRow[] = [
  {
    principal: someone.breakGlass,
    action: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:DeleteRole', 'iam:UpdateAssumeRolePolicy'],
    resource: [`arn:aws:iam::{account}:role/${PREFIX}example`, 'arn:aws:iam::{account}:role/orders'],
  },
  {
    principal: someone.breakGlass,
    action: [
      'cloudformation:DescribeStacks',
      'ec2:StopInstances',
      'iam:CreateUser',
      'iam:CreateAccessKey',
      'kms:CancelKeyDeletion',
      's3:PutObject',
      'secretsmanager:GetSecretValue',
      'support:CreateCase',
    ],
  },
  { principal: someone.breakGlass, action: 'ec2:DescribeInstances', context: { 'aws:RequestedRegion': 'sa-east-1' } },
];

/** The way into a member account while IAM Identity Center is not there yet. */
function accountAccessRows(context: GuardrailContext): readonly ProofRow[] {
  return [
    {
      principal: someone.accountAccess(context),
      action: ['cloudformation:CreateStack', 'ec2:DeleteVpc', 'iam:ListRoles', 'organizations:DescribeOrganization'],
    },
  ];
}
