import { QUOTAS } from '../../model/quotas';
import { POLICY_CHARACTERS } from '../../model/policy-sizes';
import type { Assembly } from '../../assembly';
import type { PolicyDocument, Statement } from '../../policy';
import { requirementsOf, type Requirements } from './requirements';
import { BOOTSTRAP_VERSION, BREAK_GLASS, IDENTITY_CENTER_ROLES, scopeOf, toStackSets, type Scope } from './scopes';

/** Managed policies of one role, unless AWS has raised it. */
export const ATTACHMENT_LIMIT = QUOTAS.managedPoliciesPerRole.byDefault;

export interface ExecutionPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Not with the prefix of the landing zone: what deploys may change what has it. */
const NAME = 'landing-zone-execution';

/**
 * What CloudFormation may do when it deploys the assembly's stacks, in place of AdministratorAccess.
 *
 * @throws WrongQuestionError for a resource type whose permissions nobody has written down
 */
export function executionPolicies(assembly: Assembly): readonly ExecutionPolicy[] {
  return packed(statementsOf(requirementsOf(assembly))).map((statements, index) => ({
    name: `${NAME}-${index + 1}`,
    document: { Version: '2012-10-17', Statement: statements },
  }));
}

function statementsOf(requirements: Requirements): readonly Statement[] {
  const byScope = new Map<string, { readonly scope: Scope; readonly actions: string[] }>();
  const add = (action: string, scope: Scope): void => {
    const key = JSON.stringify(scope);
    const entry = byScope.get(key) ?? { scope, actions: [] };
    entry.actions.push(action);
    byScope.set(key, entry);
  };
  for (const action of requirements.actions) add(action, scopeOf(action, requirements));
  if (requirements.managedPolicyArns.some((arn) => arn.endsWith('/AdministratorAccess'))) {
    const { actions, ...scope } = BREAK_GLASS;
    for (const action of actions) add(action, scope);
  }
  if (requirements.administrationRoleNames.length > 0) add('iam:PassRole', toStackSets(requirements));
  for (const action of BOOTSTRAP_VERSION.actions) add(action, { resources: BOOTSTRAP_VERSION.resources });
  if (requirements.types.includes('AWS::SSO::Assignment')) {
    for (const action of IDENTITY_CENTER_ROLES.actions) add(action, { resources: IDENTITY_CENTER_ROLES.resources });
  }
  return [...byScope.values()].map(({ scope: { resources, conditions }, actions }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(conditions === undefined ? {} : { Condition: conditions }),
  }));
}

/** Statements in as few documents as they fit in, one after the other; a long one goes on in the next. */
function packed(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const documents: Statement[][] = [[]];
  for (const statement of statements) {
    let rest = [statement.Action ?? []].flat();
    while (rest.length > 0) {
      const current = documents.at(-1) ?? [];
      const fitting = rest.findLastIndex((_, index) =>
        fits([...current, withActions(statement, rest.slice(0, index + 1))]),
      );
      if (fitting >= 0) current.push(withActions(statement, rest.slice(0, fitting + 1)));
      else if (current.length === 0) throw new Error('One action and its resources are longer than a policy may be.');
      rest = rest.slice(fitting + 1);
      if (rest.length > 0) documents.push([]);
    }
  }
  return documents;
}

function withActions(statement: Statement, actions: readonly string[]): Statement {
  return { ...statement, Action: actions };
}

function fits(statements: readonly Statement[]): boolean {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }).length <= POLICY_CHARACTERS.managedPolicy;
}
