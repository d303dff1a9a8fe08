import { parsePrincipalName } from '../../policy';

/** Somebody whom `aws:PrincipalArn` can tell from others. Nothing says yet that there is such a principal. */
export type ExemptName =
  | { readonly kind: 'person'; readonly group: string; readonly persona: string }
  /** @param account as written in an ARN: a key, a name or twelve digits. @default any account */
  | { readonly kind: 'role'; readonly role: string; readonly account?: string };

/** Why a principal cannot be exempt. */
export interface NotExemptible {
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

const FORMS = '<group>/<persona>, role/<path and name> or arn:aws:iam::<account>:role/<path and name>';

/** Fewest letters of a role's name before a wildcard: what is shorter stands for nobody in particular. */
const FEWEST = 4;

/**
 * Whom an exception names. A policy compares `aws:PrincipalArn`, which of a session is the ARN of its role, and which
 * services, strangers and federated identities do not have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function readExemptName(text: string): ExemptName | NotExemptible {
  const name = parsePrincipalName(text);
  switch (name?.kind) {
    case 'person':
      return { kind: 'person', group: name.group, persona: name.persona };
    case 'role':
      return roleNamed(name.name);
    case 'arn':
      if (text.startsWith('arn:aws:sts:')) return SESSION;
      if (name.identity.kind === 'role') return roleNamed(name.identity.name, name.account);
      return name.identity.kind === 'root' ? ROOT_USER : USER;
    case 'root':
      return ROOT_USER;
    case 'user':
      return USER;
    case 'anonymous':
    case 'service':
    case 'federated':
      return WITHOUT_ARN;
    case undefined:
      return { found: 'no principal', expected: FORMS, mend: 'say who is meant in one of these ways' };
  }
}

function roleNamed(role: string, account?: string): ExemptName | NotExemptible {
  if (!/^[\w+=,.@/*?-]+$/.test(role)) return NO_ROLE_NAME;
  const slash = role.lastIndexOf('/');
  const [path, name] = [role.slice(0, slash + 1), role.slice(slash + 1)];
  if (/[*?]/.test(path + name.slice(0, FEWEST)) || /[*?]/.test(account ?? '')) return TOO_WIDE;
  return { kind: 'role', role, ...(account === undefined ? {} : { account }) };
}

const NO_ROLE_NAME: NotExemptible = {
  found: 'what no role can be called',
  expected: 'path and name of a role: letters, digits and + = , . @ _ - between slashes',
  mend: 'correct the name',
};
const TOO_WIDE: NotExemptible = {
  found: 'a pattern that takes in whoever chooses such a name',
  expected: `no wildcard in account and path, nor among the first ${FEWEST} letters of the name`,
  mend: 'name the role',
};
const SESSION: NotExemptible = {
  found: 'a session, which AWS compares by the ARN of its role',
  expected: FORMS,
  mend: 'name its role: whoever has a session of it is exempt',
};
const ROOT_USER: NotExemptible = {
  found: 'a root user, which nothing in its account limits',
  expected: FORMS,
  mend: 'exempt a role, or the account with { account: … }',
};
const USER: NotExemptible = {
  found: 'an IAM user, whose keys outlive the reason',
  expected: FORMS,
  mend: 'exempt a role instead',
};
const WITHOUT_ARN: NotExemptible = {
  found: 'somebody without an ARN for a policy to compare',
  expected: FORMS,
  mend: 'exempt the account that is reached with { account: … }, where the guardrail lets you',
};
