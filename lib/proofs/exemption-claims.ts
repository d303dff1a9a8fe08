import { PRINCIPAL_TAG } from '../policy/context/derive';
import type { Account, EngineEnvironment } from '../assembly';
import { CAPPED_EXEMPTIONS } from '../catalogue/guardrails/definition/exemptions';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
} from '../catalogue/guardrails/definition/guardrail';
import { someone } from '../catalogue/guardrails/definition/proof-principals';
import { ownBoundary } from '../catalogue/guardrails/definition/own-boundary';
import { guardrailsIn, type GuardrailsOf } from '../choice/catalogue';
import { parseArn, type ProofRow, type Statement } from '../policy';
import { claimsOf, type Claim } from './claim';
import { accountsWith } from './guardrail-claims';
import { HypotheticalWorld } from './hypothetical';
import { PASS_ROLE } from '../policy/evaluate/passed-roles';
import { Glob } from '../policy/text/glob';
import { ADMINISTRATOR } from '../ask/world';
import { subjectOf } from '../assembly/proven/subjects';

/** What makes somebody a role of a name, or lends it to them. */
const TAKING = ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'] as const;

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

/** What would make the boundary another one under the same name. */
const WIDENING = ['iam:CreatePolicy', 'iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'] as const;

/** What makes somebody a principal with a tag, with the boundary or without. */
const BEING_MADE_WITH_TAG = ['iam:CreateRole', 'iam:CreateUser'] as const;
const TAKING_TAG = ['iam:TagRole', 'iam:TagUser', 'sts:TagSession'] as const;

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
    const bound = accountsWith(environment, catalogue, context, id).filter((account) => isBound(account, guardrail));
    const common = {
      subject: subjectOf('guardrail', id),
      source,
      expected: 'denied' as const,
      world,
      constructPath: '',
    };
    return [
      ...exemptRoles(guardrail).flatMap((pattern) =>
        claimsOf(rowsFor(pattern), {
          ...common,
          list: `exemption of ${pattern},`,
          accounts: bound.filter((account) => isIn(account, pattern)),
          mend: mendFor(pattern, catalogue, context),
        }),
      ),
      ...exemptTags(guardrail).flatMap((tag) =>
        claimsOf(rowsForTag(tag), {
          ...common,
          list: `exemption by the tag ${tag.key},`,
          accounts: bound,
          mend: `Whoever is given the tag is let through. Deny everybody but the landing zone to set it, as denyTagging in lib/catalogue/guardrails/definition/tagged-exemption.ts does.`,
        }),
      ),
      ...exemptTags(guardrail).flatMap((tag) =>
        claimsOf(rowsForSessionTag(tag), {
          ...common,
          list: `exemption by the tag ${tag.key}, brought along,`,
          accounts: bound,
          mend: 'Whoever assumes a role from elsewhere may bring the tag, and is let through. Place deny-exemption-session-tags wherever this guardrail is; a tag of your own needs a resource control policy like it.',
        }),
      ),
    ].filter(({ accounts }) => accounts.length > 0);
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

/** A tag on a principal by which a statement lets it through. */
export interface ExemptTag {
  readonly key: string;
  readonly value: string;
}

/** Tags of principals that a statement of the guardrail spares, or without which it would deny. */
export function exemptTags({ statements }: Pick<AccessControl, 'statements'>): readonly ExemptTag[] {
  const tags = statements.flatMap(({ Condition = {} }) =>
    Object.entries(Condition)
      .filter(([operator]) => NOT_LIKE.test(operator) || /^(?:Null|Bool(?:IfExists)?)$/.test(operator))
      .flatMap(([operator, keys]) => Object.entries(keys).map(([key, values]) => ({ operator, key, values })))
      .filter(({ key }) => key.toLowerCase().startsWith(PRINCIPAL_TAG))
      .map(({ operator, key, values }) => ({
        key: key.slice(PRINCIPAL_TAG.length),
        value: NOT_LIKE.test(operator) ? nameIn(String([values].flat()[0])) : 'true',
      })),
  );
  return [...new Map(tags.map((tag) => [tag.key.toLowerCase(), tag])).values()];
}

/** Whatever the case of its letters: IAM reads tag keys in any. With the boundary, so that nothing but the tag can be the reason. */
function rowsForTag({ key, value }: ExemptTag): readonly ProofRow[] {
  const resource = ['arn:aws:iam::{account}:role/app/x', 'arn:aws:iam::{account}:user/x'];
  return [key, key.toUpperCase()].flatMap((spelt): readonly ProofRow[] => {
    const tagged = { 'aws:TagKeys': spelt, [`aws:RequestTag/${spelt}`]: value };
    return [
      { action: BEING_MADE_WITH_TAG, resource, context: { ...tagged, ...underBoundary } },
      { action: TAKING_TAG, resource, context: tagged },
    ];
  });
}

/** No service control policy of the account binds whoever comes from elsewhere. */
function rowsForSessionTag({ key, value }: ExemptTag): readonly ProofRow[] {
  const resource = 'arn:aws:iam::{account}:role/app/x';
  return [key, key.toUpperCase()].map((spelt) => ({
    principal: someone.outsider,
    outside: true,
    action: 'sts:TagSession',
    resource,
    context: { 'aws:TagKeys': spelt, [`aws:RequestTag/${spelt}`]: value },
  }));
}

const underBoundary = { 'iam:PermissionsBoundary': ownBoundary.example };

function rowsFor(pattern: string): readonly ProofRow[] {
  if (namesUser(pattern)) return [{ action: SIGNING_IN, resource: `arn:aws:iam::{account}:user/${nameIn(pattern)}` }];
  const resource = `arn:aws:iam::{account}:role/${nameIn(pattern)}`;
  if (isCapped(pattern)) {
    return [
      { action: UNCAPPING, resource },
      { action: WIDENING, resource: ownBoundary.example },
    ];
  }
  // With the boundary, so that nothing but the name can be the reason.
  return [
    { action: TAKING, resource, context: underBoundary },
    { action: PASS_ROLE, resource },
  ];
}

function isCapped(pattern: string): boolean {
  return CAPPED_EXEMPTIONS.some((capped) => capped.pattern === pattern);
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

/** Where an SCP binds nobody, a name that it spares is worth nothing. */
function isBound({ name }: Account, { type, excepted }: AccessControl): boolean {
  return type === 'RESOURCE_CONTROL_POLICY' || excepted?.accounts.includes(name) !== true;
}

/** The guardrail of the catalogue that would close it, or what else would. */
function mendFor(pattern: string, catalogue: GuardrailsOf, context: GuardrailContext): string {
  if (namesUser(pattern))
    return 'Whoever makes such a user, or a key or password of it, is let through. Spare a role instead.';
  if (isCapped(pattern))
    return 'Whoever takes the boundary off such a role, or changes the boundary, is let through. Place require-permissions-boundary and deny-changing-permissions-boundary wherever this guardrail is.';
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
  const account = parseArn(pattern)?.account ?? '*';
  const arn = `arn:aws:iam::${account}:role/${nameIn(pattern)}`;
  return (
    [...TAKING, PASS_ROLE].every((action) => [Action ?? []].flat().includes(action)) &&
    [Resource ?? []].flat().some((one) => Glob.of(one).matches(arn))
  );
}
