import type { CallerKind } from '../evaluate/caller-fact';

/** Whether AWS sets a key whose value nobody can tell beforehand. */
export type Availability = 'present' | 'absent' | 'unknown';

/** What is so for most callers, and for some of them otherwise. */
interface KeyAvailability {
  readonly otherwise?: Availability;
  readonly by?: Partial<Readonly<Record<CallerKind, Availability>>>;
}

const TEMPORARY: KeyAvailability = {
  by: { role: 'present', 'federated user': 'present', anonymous: 'absent', federated: 'absent' },
};
const ROLES_ONLY: KeyAvailability = { otherwise: 'absent', by: { role: 'unknown' } };
const ALWAYS: KeyAvailability = { otherwise: 'present' };

/**
 * Keys by when AWS sets them, in lower case; a key that is not here, or not for a caller, is left to the request. Long-term
 * credentials are taken to be used as they are: the console and forward access make temporary ones of them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const KEYS: Readonly<Record<string, KeyAvailability>> = {
  'aws:currenttime': ALWAYS,
  'aws:ec2instancesourceprivateipv4': ROLES_ONLY,
  'aws:ec2instancesourcevpc': ROLES_ONLY,
  'aws:epochtime': ALWAYS,
  'aws:federatedprovider': ROLES_ONLY,
  'aws:multifactorauthage': { by: { anonymous: 'absent', federated: 'absent' } },
  'aws:multifactorauthpresent': TEMPORARY,
  'aws:requestedregion': ALWAYS,
  'aws:sourceidentity': { otherwise: 'absent', by: { role: 'unknown', service: 'unknown' } },
  'aws:tokenissuetime': TEMPORARY,
  'aws:useragent': ALWAYS,
  'ec2:sourceinstancearn': ROLES_ONLY,
  'lambda:sourcefunctionarn': ROLES_ONLY,
  'identitystore:userid': ROLES_ONLY,
};

const OF_A_SESSION = ['aws:MultiFactorAuthAge', 'aws:MultiFactorAuthPresent', 'aws:TokenIssueTime'] as const;

/**
 * Keys that tell how the caller's session came about, in a question that says nothing of it: users and root sign in to the console or take
 * a session with `sts:GetSessionToken`, with MFA or without, or use their access keys as they are, which carry none of these.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
export function keysOfSession(caller: CallerKind): readonly string[] {
  if (caller === 'service') return [];
  return OF_A_SESSION.filter((key) => availabilityOf(key.toLowerCase(), caller) === undefined);
}

/** Undefined where the request has to say. */
export function availabilityOf(key: string, caller: CallerKind): Availability | undefined {
  if (!Object.hasOwn(KEYS, key)) return undefined;
  const { otherwise, by } = KEYS[key] ?? {};
  return by?.[caller] ?? otherwise;
}
