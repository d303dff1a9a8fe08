import type { AccessRequest, RequestPrincipal, Statement } from '../../../lib/policy';
import { texts } from './statements';

/** What AWS does not say, taken one way or the other. */
export interface World {
  /** Whether boundaries and session policies limit what `*` grants. */
  readonly isEveryoneLimited: boolean;
  /** Whether an id that is not known is the caller's. */
  readonly isTheId: boolean;
  /** Whether a canonical id is that of the caller's account. */
  readonly isTheAccount: boolean;
  /** Whether a policy that is not known names the caller. */
  readonly isNamed: boolean;
}

/** How a resource's policy names the caller; each is more than the one before. */
export type Named = 'not' | 'account' | 'role' | 'itself';

interface Names {
  readonly account: boolean;
  readonly role: boolean;
  readonly itself: boolean;
  readonly everyone: boolean;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function namedBy(statement: Statement, { principal }: AccessRequest, world: World): Named {
  const { account, role, itself, everyone } = namesOf(statement.Principal ?? statement.NotPrincipal, principal, world);
  if (statement.NotPrincipal !== undefined)
    return everyone || isSpared({ account, role, itself }, principal) ? 'not' : 'itself';
  if (itself) return 'itself';
  if (everyone) return isByArn(statement) || !world.isEveryoneLimited ? 'itself' : 'role';
  if (role) return 'role';
  return account ? 'account' : 'not';
}

function namesOf(names: unknown, principal: RequestPrincipal, world: World): Names {
  const block = (names === '*' ? { AWS: '*' } : names) as Readonly<Record<string, unknown>>;
  const aws = texts(block.AWS);
  const everyone = aws.includes('*');
  if (principal.kind === 'service')
    return { ...NOBODY, everyone, itself: texts(block.Service).includes(principal.host) };
  if (principal.kind === 'anonymous' || principal.kind === 'federated') return { ...NOBODY, everyone };
  const { id } = principal.account;
  const account =
    aws.includes(id) ||
    aws.includes(`arn:aws:iam::${id}:root`) ||
    (block.CanonicalUser !== undefined && world.isTheAccount);
  if (principal.kind === 'root') return { ...NOBODY, everyone, account };
  const byId =
    principal.uniqueId === undefined
      ? world.isTheId && aws.some((name) => name.startsWith(principal.kind === 'role' ? 'AROA' : 'AIDA'))
      : aws.includes(principal.uniqueId);
  const byArn = aws.includes(principal.arn) || byId;
  if (principal.kind === 'role') {
    const session = `arn:aws:sts::${id}:assumed-role/${principal.arn.split('/').at(-1) ?? ''}/session`;
    return { everyone, account, role: byArn, itself: aws.includes(session) };
  }
  if (principal.federation === undefined) return { everyone, account, role: false, itself: byArn };
  return { everyone, account, role: byArn, itself: aws.includes(`arn:aws:sts::${id}:federated-user/bob`) };
}

const NOBODY: Names = { account: false, role: false, itself: false, everyone: false };

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
function isSpared({ account, role, itself }: Omit<Names, 'everyone'>, principal: RequestPrincipal): boolean {
  if (!('account' in principal)) return itself;
  if (principal.kind === 'root') return account;
  if (principal.boundary !== undefined) return false;
  return account && itself && (principal.kind === 'user' || role);
}

/** Whether the condition says whom of everyone it means: then nothing limits what it grants. */
function isByArn({ Condition }: Statement): boolean {
  return Condition?.ArnLike?.['aws:PrincipalArn'] !== undefined;
}
