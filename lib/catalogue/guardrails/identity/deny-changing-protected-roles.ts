import { PREFIX } from '../../../base/names';
import { Glob } from '../../../policy/text/glob';
import type { NonEmpty } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { roleArnPattern } from '../definition/principals';
import { impostors, someone } from '../definition/proof-principals';
import { ownBoundary } from '../definition/own-boundary';

const changes = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PassRole',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
] as const;
/** With these AWS does not say which boundary is on the role. */
const unbounded: readonly string[] = ['iam:PassRole', 'iam:TagRole', 'iam:UntagRole'];

/**
 * The exemptions of all guardrails are role names, so having such a name must be a privilege of its own: creating and
 * passing are denied beside changing. Removing a permissions boundary is denied on every role, by another guardrail.
 *
 * Roles that the config exempts are protected in the accounts where they are exempt, as those of the catalogue are everywhere.
 *
 * The role that reaches an account from the management account is exempt as well: it is the way to mend an account whose
 * baseline is broken, and only the management account, which no SCP binds, can assume it.
 *
 * `iam:CreateServiceLinkedRole` is left alone, and so are the service-linked roles through which AWS makes the roles of
 * permission sets and of StackSets: no SCP binds those.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
 */
export const denyChangingProtectedRoles = (context: GuardrailContext): Guardrail => {
  const names = [`${PREFIX}*`, 'stacksets-exec-*', context.accountAccessRoleName, 'aws-reserved/*'] as const;
  const patterns = names.map((name) => Glob.of(roleArnPattern(name)));
  const others = context.exemptRoles.filter((arn) => !patterns.some((pattern) => pattern.matches(arn)));
  const protectedRoles = {
    resource: [
      `arn:aws:iam::{account}:role/${PREFIX}auditor`,
      'arn:aws:iam::{account}:role/stacksets-exec-evil',
      `arn:aws:iam::{account}:role/${context.accountAccessRoleName}`,
      'arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_OrgAdmin_0123456789abcdef',
    ],
  };
  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G20',
    why: 'Roles of these names run the landing zone and are trusted by its guardrails. Pick another name for your own.',
    exceptions: {
      to: [],
      because: 'it keeps the exempt names of all guardrails out of reach; who is exempt from it can become any of them',
    },
    protects: [
      {
        service: 'iam',
        resourceTypes: ['role'],
        resources: names.map((name) => roleArnPattern(name)) as unknown as NonEmpty<string>,
        leaves: [
          {
            because: 'is about roles of AWS services, whose names and trust AWS decides; no control policy binds those',
            actions: ['CreateServiceLinkedRole', 'DeleteServiceLinkedRole'],
          },
          {
            because: 'deny-changing-permissions-boundary denies it on every role',
            actions: ['DeleteRolePermissionsBoundary'],
          },
        ],
      },
    ],
    statements: [
      {
        Effect: 'Deny',
        Action: changes,
        Resource: [...names.map((name) => roleArnPattern(name)), ...others],
        Condition: exceptFor(exempt.stackSets, exempt.accountAccess(context), exempt.breakGlass),
      },
    ],
    denies: [
      ...rows(protectedRoles),
      ...rows({ ...protectedRoles, principal: impostors }),
      ...rows({ ...protectedRoles, principal: someone.orgAdmin(context) }),
    ],
    allows: [
      ...rows({ ...protectedRoles, principal: someone.stackSets }),
      ...rows({ ...protectedRoles, principal: someone.accountAccess(context) }),
      ...rows({ ...protectedRoles, principal: someone.breakGlass }),
      ...rows({ resource: 'arn:aws:iam::{account}:role/app/orders' }),
      { ...protectedRoles, action: ['iam:GetRole', 'iam:ListRolePolicies'] },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: 'arn:aws:iam::{account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      },
    ],
  };
};

/** Every change, with the boundary where AWS says which one it is: so nothing but the name can be the reason. */
function rows(about: Omit<ProofRow, 'action'>): NonEmpty<ProofRow> {
  return [
    {
      ...about,
      action: changes.filter((action) => !unbounded.includes(action)),
      context: { 'iam:PermissionsBoundary': ownBoundary.example },
    },
    { ...about, action: unbounded },
  ];
}
