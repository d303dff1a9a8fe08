import type { NonEmpty, Statement } from '../../../policy/document';
import type { CreatedResource, PlacedMachineRole } from '../../../choice/placement';

/**
 * The resource's side of sharing: for a role in its accounts and nobody else there, what the role's own policy says about
 * the resource. The principal is the account, narrowed to the role by its ARN: naming the role itself would need it to be
 * there first, and would silently stop to match once it is made anew.
 *
 * @param resource of one account, shared with roles in others
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function sharingStatements(role: PlacedMachineRole, resource: CreatedResource): readonly Statement[] {
  const [first, ...rest] = role.accounts.filter((account) => account !== resource.owner);
  if (first === undefined) return [];
  const ids: NonEmpty<string> = [placeholder(first), ...rest.map(placeholder)];
  const owner = placeholder(resource.owner);
  const asTheRoleSeesIt = resource.arn.replaceAll('{account}', owner);
  return role.statementsInOneRegion.flatMap(({ Effect, Action, Resource = [] }): Statement[] => {
    const arns = [Resource].flat().filter((arn) => arn === asTheRoleSeesIt || arn.startsWith(`${asTheRoleSeesIt}/`));
    if (arns.length === 0) return [];
    return [
      {
        Effect,
        Principal: { AWS: ids.map((id) => `arn:aws:iam::${id}:root`) },
        Action,
        Resource: arns.map((arn) => arn.replaceAll(owner, '{account}')),
        Condition: {
          ArnEquals: { 'aws:PrincipalArn': ids.map((id) => `arn:aws:iam::${id}:role${role.path}${role.roleName}`) },
        },
      },
    ];
  });
}

function placeholder(account: string): string {
  return `{account:${account}}`;
}
