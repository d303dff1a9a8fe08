import type { Statement } from '../policy/document';
import { GITHUB_OIDC_HOST } from './trust';
import { permissionPolicy, trustPolicy, type ServiceRoleDefinition } from './service-role';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST = { trust: 2_048, statements: 10_240, description: 1_000 } as const;

/**
 * What a machine role promises, checked at run time too, since synthesis runs transpiled: its proofs, exact resources, and
 * a trust that is nobody else's. One sentence a problem, none when the role is sound.
 */
export function roleProblems(definition: ServiceRoleDefinition): readonly string[] {
  const { can, cannot, trust, statements, description } = definition;
  return [
    ...Object.entries({ can, cannot, trust, statements })
      .filter(([, list]) => ((list as readonly unknown[] | undefined) ?? []).length === 0)
      .map(([list]) => `${list} must have at least one entry`),
    ...trust.flatMap((statement, index) => trustProblems(statement).map((what) => `trust ${index + 1} ${what}`)),
    ...statements.flatMap((statement, index) =>
      statementProblems(statement).map((what) => `statement ${index + 1} ${what}`),
    ),
    ...tooLong('trust', JSON.stringify(trustPolicy(definition)).length),
    ...tooLong('statements', JSON.stringify(permissionPolicy(definition)).length),
    ...tooLong('description', description.length),
  ];
}

function trustProblems({ Effect, Principal, Condition = {} }: Statement): readonly string[] {
  if (Effect !== 'Allow') return [];
  if (Principal === undefined || Principal === '*' || [Principal.AWS ?? []].flat().includes('*')) {
    return ['must name who may be the role: everybody is no answer'];
  }
  if (Principal.Federated === undefined) return [];
  const exact = Condition.StringEquals ?? {};
  return ['aud', 'sub']
    .map((claim) => `${GITHUB_OIDC_HOST}:${claim}`)
    .filter((key) => !Object.hasOwn(exact, key))
    .map((key) => `must pin ${key} with StringEquals: GitHub signs everybody's tokens`);
}

function statementProblems({ Effect, Action, Resource, NotAction, NotResource }: Statement): readonly string[] {
  if (Effect === 'Deny') return [];
  if (NotAction !== undefined || NotResource !== undefined) return ['must say what it allows, not what it leaves out'];
  return [
    ...[Action ?? []]
      .flat()
      .filter(hasWildcard)
      .map((action) => `must name actions one by one, not ${action}`),
    ...[Resource ?? []]
      .flat()
      .filter((arn) => hasWildcard(arn.replace(/\/\*$/, '')))
      .map((arn) => `must name resources one by one, not ${arn}`),
  ];
}

function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

function tooLong(what: keyof typeof LONGEST, length: number): readonly string[] {
  return length <= LONGEST[what] ? [] : [`${what} has ${length} characters, and IAM takes ${LONGEST[what]}`];
}
