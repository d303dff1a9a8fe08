import type { Statement } from '../policy/document';
import type { PermissionSetDefinition } from './permission-set';

/**
 * What the types of a persona promise, checked again at run time, since synthesis runs transpiled. One sentence a
 * problem, none when the persona is sound.
 */
export function personaProblems(definition: PermissionSetDefinition): readonly string[] {
  const { can, cannot, statements = [], managedPolicies = [] } = definition;
  const proofs = { can, cannot } as Partial<Pick<PermissionSetDefinition, 'can' | 'cannot'>>;
  return [
    ...Object.entries(proofs)
      .filter(([, rows]) => ((rows as readonly unknown[] | undefined) ?? []).length === 0)
      .map(([list]) => `${list} must have at least one row: a persona without proof is a claim`),
    ...(statements.length + managedPolicies.length > 0 ? [] : ['it must have statements or managed policies']),
    ...statements.flatMap((statement, index) =>
      statementProblems(statement).map((problem) => `statement ${index + 1} ${problem}`),
    ),
  ];
}

function statementProblems(statement: Statement): readonly string[] {
  const present = (key: keyof Statement): boolean => {
    const value = statement[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  };
  const exactlyOne = (one: keyof Statement, other: keyof Statement): readonly string[] =>
    present(one) === present(other) ? [`must have either ${one} or ${other}`] : [];
  return [
    ...(['Allow', 'Deny'].includes(statement.Effect) ? [] : ['must have the Effect Allow or Deny']),
    ...exactlyOne('Action', 'NotAction'),
    ...exactlyOne('Resource', 'NotResource'),
    ...(present('Principal') || present('NotPrincipal')
      ? ['must not name a principal: the persona is the principal']
      : []),
  ];
}
