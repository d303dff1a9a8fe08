import type { Account, EngineEnvironment } from '../assembly';
import { CAPPED_EXEMPTIONS } from '../catalogue/guardrails/definition/exemptions';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
} from '../catalogue/guardrails/definition/guardrail';
import { ownBoundary } from '../catalogue/guardrails/definition/own-boundary';
import { guardrailsIn, type GuardrailsOf } from '../choice/catalogue';
import { parseArn, type ProofRow, type Statement } from '../policy';
import { claimsOf, type Claim } from './claim';
import { accountsWith } from './guardrail-claims';
import { HypotheticalWorld } from './hypothetical';
import { ADMINISTRATOR } from '../ask/world';

/** What makes somebody a role of a name, or lends it to them. */
const TAKING = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
] as const;

/** What makes somebody a user of a name. */
const SIGNING_IN = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateUser',
  'iam:UpdateLoginProfile',
] as const;

/** What would make a capped role more than its boundary. */
const UNCAPPING = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
] as const;

/**
 * Whom a guardrail lets through is read from its statements, and for each such name an administrator of the account is
 * tried: who could make or take a role of that name would be let through as well. All guardrails of the account have a
 * say, since one may well protect the exemption of another.
 */
export function exemptionClaims(
  environment: EngineEnvironment,
  catalogue: GuardrailsOf,
  context: GuardrailContext,
): readonly Claim[] {
  const world = new HypotheticalWorld({
    environment,
    account: (account) => environment.account(account),
    identityPolicies: [ADMINISTRATOR],
  });
  return guardrailsIn(catalogue).flatMap(({ id, definition, source }) => {
    const guardrail = resolveGuardrail(definition, context);
    if (!isAccessControl(guardrail)) return [];
    const reached = accountsWith(environment, catalogue, context, id);
    return exemptRoles(guardrail).flatMap((pattern) =>
      claimsOf([rowFor(pattern)], {
        subject: `guardrail ${id}`,
        source,
        list: `exemption of ${pattern},`,
        expected: 'denied',
        accounts: reached.filter((account) => isIn(account, pattern)),
        world,
        constructPath: '',
        mend: mendFor(pattern, catalogue, context),
      }).filter(({ accounts }) => accounts.length > 0),
    );
  });
}

const NOT_LIKE =
  /^(?:ForAllValues:|ForAnyValue:)?(?:ArnNotLike|ArnNotEquals|StringNotLike|StringNotEquals|StringNotEqualsIgnoreCase)(?:IfExists)?$/;

const SESSION = /^arn:[^:]*:sts:/;

/**
 * Patterns of the roles and users that a statement of the guardrail spares. A root user is not made, and no session has its own
 * ARN in `aws:PrincipalArn`.
 */
export function exemptRoles({ statements }: Pick<AccessControl, 'statements'>): readonly string[] {
  const patterns = statements.flatMap(({ Condition = {} }) =>
    Object.entries(Condition)
      .filter(([operator]) => NOT_LIKE.test(operator))
      .flatMap(([, keys]) => Object.entries(keys).filter(([key]) => key.toLowerCase() === 'aws:principalarn'))
      .flatMap(([, values]) => [values].flat().map(String)),
  );
  return [...new Set(patterns)].filter((pattern) => !pattern.endsWith(':root') && !SESSION.test(pattern));
}

function rowFor(pattern: string): ProofRow {
  if (namesUser(pattern)) return { action: SIGNING_IN, resource: `arn:aws:iam::{account}:user/${nameIn(pattern)}` };
  const resource = `arn:aws:iam::{account}:role/${nameIn(pattern)}`;
  if (CAPPED_EXEMPTIONS.some((capped) => capped.pattern === pattern)) return { action: UNCAPPING, resource };
  // With the boundary, so that nothing but the name can be the reason.
  return { action: TAKING, resource, context: { 'iam:PermissionsBoundary': ownBoundary.example } };
}

/** A name of somebody who is let through; a wildcard stands for what an impostor would choose. */
function nameIn(pattern: string): string {
  const [, name = pattern.split(':').at(-1) ?? ''] = /:(?:role|user)\/(.+)$/.exec(pattern) ?? [];
  return name.replaceAll('*', 'x').replaceAll('?', 'x');
}

function namesUser(pattern: string): boolean {
  return pattern.includes(':user/');
}

function isIn({ id }: Account, pattern: string): boolean {
  const account = parseArn(pattern)?.account ?? '*';
  return account === id || /[*?]/.test(account) || account === '';
}

/** The guardrail of the catalogue that would close it, or what else would. */
function mendFor(pattern: string, catalogue: GuardrailsOf, context: GuardrailContext): string {
  if (namesUser(pattern))
    return 'Whoever makes such a user, or a key or password of it, is let through. Spare a role instead.';
  if (CAPPED_EXEMPTIONS.some((capped) => capped.pattern === pattern))
    return 'Whoever takes the boundary off such a role is let through. Place require-permissions-boundary and deny-changing-permissions-boundary wherever this guardrail is.';
  const closing = guardrailsIn(catalogue)
    .filter(({ definition }) => {
      const guardrail = resolveGuardrail(definition, context);
      return isAccessControl(guardrail) && guardrail.statements.some((statement) => protects(statement, pattern));
    })
    .map(({ id }) => id);
  return closing.length > 0
    ? `Whoever makes such a role is let through. Place ${closing.join(' or ')} wherever this guardrail is.`
    : 'Whoever makes such a role is let through. Give the role a name that starts with lz-, or add its name to those that deny-changing-protected-roles protects.';
}

function protects({ Action, Resource }: Statement, pattern: string): boolean {
  const arn = `arn:aws:iam::*:role/${nameIn(pattern)}`;
  return (
    TAKING.every((action) => [Action ?? []].flat().includes(action)) &&
    [Resource ?? []].flat().some((one) => (one.endsWith('*') && arn.startsWith(one.slice(0, -1))) || one === arn)
  );
}
