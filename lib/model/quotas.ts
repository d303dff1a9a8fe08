import { z } from 'zod';

interface Quota {
  /** What AWS grants everybody. */
  readonly byDefault: number;
  /** What AWS, or what the landing zone does with it, takes at most. @default AWS names no end */
  readonly most?: number;
  /** As AWS calls it in Service Quotas. */
  readonly asked: string;
  /** Where AWS says that it can be raised. */
  readonly page: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const EVENT_BRIDGE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html';

/**
 * Quotas that AWS raises on request, as far as a config can reach them. Whatever is not here is fixed, or further than a stack's
 * own limit of 500 resources lets a config come. How many accounts there may be is `accountQuota`, since AWS grants new
 * organizations fewer than it documents.
 */
export const QUOTAS = {
  /** IAM takes 25; Identity Center no more than 20 in a permission set. */
  managedPoliciesPerRole: {
    byDefault: 10,
    most: 20,
    asked: 'IAM, “Managed policies attached to an IAM role”',
    page: IAM,
  },
  trustPolicyCharacters: { byDefault: 2_048, most: 8_192, asked: 'IAM, “Role trust policy length”', page: IAM },
  eventPatternCharacters: { byDefault: 2_048, asked: 'EventBridge, “Event pattern size”', page: EVENT_BRIDGE },
  eventBusPolicyCharacters: { byDefault: 10_240, asked: 'EventBridge, “Event bus policy size”', page: EVENT_BRIDGE },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

const raised = ({ byDefault, most = Number.MAX_SAFE_INTEGER }: Quota): z.ZodType<RaisedQuota> => {
  const expected =
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number above ${byDefault}, AWS's default`
      : `a whole number from ${byDefault + 1} to ${most}, as far as AWS raises it`;
  return z.strictObject({
    /** What AWS has granted: in every account, where the quota is an account's. */
    raisedTo: z
      .int(expected)
      .min(byDefault + 1, expected)
      .max(most, expected),
    /** Why so much is needed, for whoever reviews it. */
    why: z.string().regex(/\S/, 'a sentence'),
  });
};

export interface RaisedQuota {
  /** What AWS has granted: in every account, where the quota is an account's. */
  readonly raisedTo: number;
  /** Why so much is needed, for whoever reviews it. */
  readonly why: string;
}

/** What AWS has granted beyond its defaults. Nothing here asks AWS for it: a deploy fails where it was not granted. */
export const quotasSchema = z.strictObject({
  /** Managed policies on the role that a permission set becomes in each account, for personas with more than ten. @default 10 */
  managedPoliciesPerRole: raised(QUOTAS.managedPoliciesPerRole).optional(),
  /** Characters of a machine role's trust policy. @default 2048 */
  trustPolicyCharacters: raised(QUOTAS.trustPolicyCharacters).optional(),
  /** Characters of what an alarm looks for. @default 2048 */
  eventPatternCharacters: raised(QUOTAS.eventPatternCharacters).optional(),
  /** Characters of the policy that lets all accounts put their alarms on one bus. @default 10240 */
  eventBusPolicyCharacters: raised(QUOTAS.eventBusPolicyCharacters).optional(),
});

export type Raised =
  Readonly<Partial<Record<QuotaName, { readonly raisedTo?: number | undefined } | undefined>>> | undefined;

/** How much there is of a quota, as the config says or else by default. */
export function quotaOf(raisedQuotas: Raised, name: QuotaName): number {
  return raisedQuotas?.[name]?.raisedTo ?? QUOTAS[name].byDefault;
}

/** What to do besides using less: nothing where AWS raises it no further. @param allowed what is granted now */
export function raiseInWords(name: QuotaName, allowed: number): string {
  const { asked, most = Number.MAX_SAFE_INTEGER }: Quota = QUOTAS[name];
  return allowed >= most
    ? ''
    : `, or have AWS raise it (Service Quotas: ${asked}) and write what it grants as config/company.ts → quotas.${name}`;
}
