import { allowed, denied, depends, home } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, allow, policy, role } from '../support';

/* What belongs to AWS itself: the policies that it manages, and the roles of its services. */

const MANAGED = 'IAM/latest/UserGuide/access_policies_managed-vs-inline.html';
const TAG_POLICY = 'IAM/latest/APIReference/API_TagPolicy.html';

export const OWNED_BY_AWS_ROWS: readonly Row[] = [
  ...(
    [
      ['iam:CreatePolicyVersion', 'aws', denied, MANAGED],
      ['iam:DeletePolicy', 'aws', denied, MANAGED],
      ['iam:SetDefaultPolicyVersion', 'aws', denied, MANAGED],
      ['iam:TagPolicy', 'aws', denied, TAG_POLICY],
      ['iam:GetPolicy', 'aws', allowed, MANAGED],
      ['iam:CreatePolicyVersion', MEMBER, allowed, MANAGED],
      ['iam:TagPolicy', MEMBER, allowed, TAG_POLICY],
    ] as const
  ).map(([action, id, decision, page]): Row => [
    `policies that AWS manages: ${action} on one of ${id}`,
    { principal: role(), action, resource: { arn: `arn:aws:iam::${id}:policy/ReadOnlyAccess`, account: home } },
    decision,
    page,
  ]),
  [
    'whom a service-linked role lets in beside its service no template shows',
    {
      principal: role(),
      action: 'sts:AssumeRole',
      resource: {
        arn: `arn:aws:iam::${MEMBER}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
        account: home,
        policy: policy('trust', allow({ Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' })),
      },
    },
    depends,
    'IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  ],
];
