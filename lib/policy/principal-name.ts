import { didYouMean } from '../base/did-you-mean';

/*
 * How people name a principal, in scenarios, proof rows and commands. This is the one place that knows the grammar: what
 * the parts mean (is there such a role, who is in that group) is for its readers to find out.
 */

/** A name taken apart. Nothing says yet that such a principal exists. */
export type PrincipalName =
  | { readonly kind: 'root' }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'service'; readonly host: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | IdentityName
  | PrincipalArn
  | PersonName;

/** A role or user of the account that is asked about. */
export interface IdentityName {
  readonly kind: 'role' | 'user';
  /** With path, for example `app/orders`. */
  readonly name: string;
}

/** A principal of the account that its ARN names. */
export interface PrincipalArn {
  readonly kind: 'arn';
  readonly arn: string;
  /** As written: twelve digits, an account's name or key, or a placeholder. */
  readonly account: string;
  readonly identity: IdentityName | { readonly kind: 'root' };
}

/** Whoever in a group was assigned a permission set. */
export interface PersonName {
  readonly kind: 'person';
  readonly group: string;
  /** Name of the permission set; in config the persona's id. */
  readonly persona: string;
}

/** The grammar in words. */
export const PRINCIPAL_FORMS =
  '<group>/<persona>, role/<name>, user/<name>, root, service/<host>, federated/<provider>, anonymous or an ARN';

export const PRINCIPAL_ARN_FORMS =
  'arn:aws:iam::<account>:role/<name>, …:user/<name>, …:root or arn:aws:sts::<account>:assumed-role/<role>/<session>';

/** The same for an editor. @typeParam Person the names of people that are known */
export type WrittenPrincipal<Person extends string> =
  'root' | 'anonymous' | Person | `${keyof typeof BY_PREFIX}/${string}` | `arn:${string}`;

/** What comes before the first slash of whoever is no person. */
const BY_PREFIX = {
  role: (name: string): PrincipalName => ({ kind: 'role', name }),
  user: (name: string): PrincipalName => ({ kind: 'user', name }),
  service: (host: string): PrincipalName => ({ kind: 'service', host }),
  federated: (provider: string): PrincipalName => ({ kind: 'federated', provider }),
} as const;

/** The words of the grammar before a slash. */
const PRINCIPAL_PREFIXES: readonly string[] = Object.keys(BY_PREFIX);

const PRINCIPAL_ARN =
  /^arn:aws:(?:iam::(?<iam>[^:/]+):(?:(?<root>root)|(?<kind>role|user)\/(?<name>[^:]*[^:/]))|sts::(?<sts>[^:/]+):assumed-role\/(?<role>[^:/]+)\/[^:/]+)$/;

/** In place of a persona: whatever the group is assigned. */
export const EVERY_PERSONA = '*';

/** Undefined for what has none of {@link PRINCIPAL_FORMS}. */
export function parsePrincipalName(text: string): PrincipalName | undefined {
  if (text === 'root') return { kind: 'root' };
  if (text === 'anonymous') return { kind: 'anonymous' };
  if (text.startsWith('arn:')) return parsePrincipalArn(text);
  const [prefix = '', ...rest] = text.split('/');
  const name = rest.join('/');
  if (isPrefix(prefix)) return isName(name) ? BY_PREFIX[prefix](name) : undefined;
  const slash = text.lastIndexOf('/');
  const [group, persona] = [text.slice(0, slash), text.slice(slash + 1)];
  return slash > 0 && isName(persona) ? { kind: 'person', group, persona } : undefined;
}

/**
 * `Role/…`, `roles/…` or `Root`: what was probably meant, where the first word is nearly one of the grammar. Undefined where
 * it is one, and where a group is called so.
 */
export function meantForm(text: string, groups: readonly string[]): string | undefined {
  const [word = '', ...rest] = text.split('/');
  if (groups.includes(word)) return undefined;
  const meant = didYouMean(word.toLowerCase(), rest.length === 0 ? ['root', 'anonymous'] : PRINCIPAL_PREFIXES);
  return meant === undefined || meant === word ? undefined : [meant, ...rest].join('/');
}

/** Whether people of a group of this name can be told from roles, users, services and ARNs. */
export function canNameGroup(group: string): boolean {
  const name = parsePrincipalName(`${group}/Persona`);
  return name?.kind === 'person' && name.group === group;
}

/** A session of a role is that role. */
function parsePrincipalArn(arn: string): PrincipalArn | undefined {
  const { iam, sts, root, kind, name, role } = PRINCIPAL_ARN.exec(arn)?.groups ?? {};
  if (sts !== undefined && role !== undefined) {
    return { kind: 'arn', arn, account: sts, identity: { kind: 'role', name: role } };
  }
  if (iam === undefined) return undefined;
  if (root !== undefined) return { kind: 'arn', arn, account: iam, identity: { kind: 'root' } };
  return { kind: 'arn', arn, account: iam, identity: { kind: kind === 'user' ? 'user' : 'role', name: name ?? '' } };
}

function isPrefix(text: string): text is keyof typeof BY_PREFIX {
  return Object.hasOwn(BY_PREFIX, text);
}

function isName(text: string): boolean {
  return text !== '' && text.trim() === text;
}
