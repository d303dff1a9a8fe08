import { POLICY_CHARACTERS } from '../../model/policy-sizes';
import { isObject } from '../../base/json';
import { z } from 'zod';
import { found } from '../wording';
import type { Statement } from '../../policy';
import { permissionPolicy, type MachineRoleDefinition } from '../../catalogue/machine-roles/definition/machine-role';
import { administrator, text } from './formats';
import { proofRows } from './proof-row';
import { rule, type Finding } from './rule';
import { eachStatement, namesNobody, namesResource, statementSchema } from './statement';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST = { statements: POLICY_CHARACTERS.inlineOfRole, description: 1_000 } as const;

/** A machine role as the catalogue has it: what it needs, and how to make it from that. */
export const machineRoleSchema = z.strictObject({
  belongsTo: z.enum(['application', 'landing-zone']),
  resources: z.record(
    z.string().regex(/^[A-Za-z][\w-]*$/, 'a name of letters, digits, _ and -'),
    z.enum(['bucket', 'oidc-provider', 'topic']),
  ),
  federation: z.enum(['github', 'oidc', 'none']).optional(),
  administrator,
  define: z.custom((value) => typeof value === 'function', 'a function of where the role is placed'),
});

/** What it comes to where it is placed. */
export const roleDefinitionSchema = z
  .strictObject({
    description: text,
    trust: z.array(statementSchema).min(1),
    statements: z.array(statementSchema).min(1),
    instanceProfile: z.enum(['same-name', 'none']).optional(),
    can: proofRows,
    cannot: proofRows,
  })
  .superRefine(rule(roleFindings));

function* roleFindings(role: MachineRoleDefinition): Generator<Finding> {
  yield* eachStatement(role.trust, 'trust', trustFindings);
  yield* eachStatement(role.statements, 'statements', (statement) => [
    ...namesNobody(statement, 'the role is the principal'),
    ...namesResource(statement),
    ...exactnessFindings(statement),
  ]);
  yield* tooLong('statements', JSON.stringify(permissionPolicy(role)).length);
  yield* tooLong('description', role.description.length);
}

function* trustFindings({ Effect, Principal, Condition = {} }: Statement): Generator<Finding> {
  if (Effect !== 'Allow') return;
  if (Principal === undefined || Principal === '*' || [Principal.AWS ?? []].flat().includes('*')) {
    const expected = 'who may be the role: everybody is no answer';
    yield { at: ['Principal'], found: found(Principal), expected, mend: 'name an account, a role or a service' };
    return;
  }
  if (Principal.Federated === undefined) return;
  for (const provider of [Principal.Federated].flat()) yield* jobFindings(provider, Condition);
}

/** An issuer signs the tokens of all its customers with one key: only exact claims tell ours. */
function* jobFindings(provider: string, Condition: NonNullable<Statement['Condition']>): Generator<Finding> {
  const [, issuer] = provider.split(':oidc-provider/');
  if (issuer === undefined) {
    const expected = 'the ARN of a provider of OpenID Connect';
    yield { at: ['Principal', 'Federated'], found: found(provider), expected, mend: 'use trustJob' };
    return;
  }
  const exact = isObject(Condition.StringEquals) ? Condition.StringEquals : {};
  for (const key of ['aud', 'sub'].map((claim) => `${issuer}:${claim}`)) {
    if (Object.hasOwn(exact, key)) continue;
    const expected = `${key} with StringEquals: ${issuer} signs the tokens of all its customers`;
    yield { at: ['Condition'], found: `no exact ${key}`, expected, mend: 'use trustJob, or pin it' };
  }
}

function* exactnessFindings({ Effect, Action, Resource, NotAction, NotResource }: Statement): Generator<Finding> {
  if (Effect === 'Deny') return;
  if (NotAction !== undefined || NotResource !== undefined) {
    const expected = 'what it allows, not what it leaves out';
    yield { found: NotAction === undefined ? 'NotResource' : 'NotAction', expected, mend: 'name what it needs' };
    return;
  }
  for (const name of [Action ?? []].flat().filter(hasWildcard)) {
    yield { at: ['Action'], found: found(name), expected: 'actions one by one', mend: 'name those that it needs' };
  }
  for (const arn of [Resource ?? []].flat().filter((one) => hasWildcard(one.replace(/\/\*$/, '')))) {
    yield { at: ['Resource'], found: found(arn), expected: 'resources one by one', mend: 'name those that it needs' };
  }
}

function hasWildcard(name: string): boolean {
  return /[*?]/.test(name);
}

function tooLong(what: keyof typeof LONGEST, length: number): readonly Finding[] {
  const excess = length - LONGEST[what];
  return excess <= 0
    ? []
    : [
        {
          at: [what],
          found: `${length} characters`,
          expected: `${LONGEST[what]} at most`,
          mend: `shorten it by ${excess}`,
        },
      ];
}
