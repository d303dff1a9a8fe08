import type { RuleId } from './model';

interface Concern {
  /** What a reviewer fears of it. */
  readonly words: string;
  readonly rules: readonly RuleId[];
}

/** What is told first of that which is as severe: the order in which a reviewer would look. */
export const CONCERNS: readonly Concern[] = [
  { words: 'nothing is proven, or nothing can be compared', rules: ['not-proven', 'base-not-proven', 'base-unknown'] },
  { words: 'somebody becomes an administrator', rules: ['administrator-added'] },
  { words: 'an account comes or moves, which much below follows from', rules: ['account-added', 'account-moved'] },
  {
    words: 'a Region is approved, or no longer, which much below follows from',
    rules: ['region-approved', 'region-left', 'backups-off', 'backups-on'],
  },
  { words: 'somebody is exempt, which what opens follows from', rules: ['exemption-added'] },
  {
    words: 'something opens: a guardrail holds less, a role or a resource lets in more',
    rules: [
      'proof-weakened',
      'sentence-weakened',
      'guardrail-loosened',
      'trust-opened',
      'resource-opened',
      'boundary-removed',
      'guardrail-detached',
      'setting-changed',
    ],
  },
  { words: 'the landing zone is locked out', rules: ['locked-out'] },
  {
    words: 'somebody gains',
    rules: [
      'access-gained',
      'assignment-added',
      'group-replaced',
      'persona-replaced',
      'member-added',
      'role-added',
      'session-longer',
      'aws-policy-changed',
      'group-added',
    ],
  },
  {
    words: 'something is lost, or nobody looks after it any more',
    rules: ['stack-moved', 'resource-removed', 'stack-left', 'account-removed', 'unit-removed'],
  },
  { words: 'less is proven', rules: ['proof-removed', 'exemption-past'] },
  {
    words: 'somebody loses',
    rules: [
      'administrator-removed',
      'assignment-removed',
      'access-lost',
      'member-removed',
      'group-removed',
      'role-removed',
      'trust-closed',
      'resource-closed',
      'needed-role-narrowed',
    ],
  },
  { words: 'everyday work stops', rules: ['work-stops', 'work-blocked-otherwise'] },
  { words: 'it is tried less often', rules: ['proof-fewer'] },
  {
    words: 'nobody knows what it does',
    rules: [
      'access-unclear',
      'trust-unclear',
      'guardrail-unclear',
      'resource-unclear',
      'assembly-unclear',
      'aws-actions-near-guardrail',
      'aws-actions-changed',
    ],
  },
  {
    words: 'the organization looks otherwise',
    rules: ['account-changed', 'group-renamed', 'unit-added', 'unit-changed'],
  },
  {
    words: 'resources are made or changed',
    rules: ['resource-created', 'resource-changed', 'stack-changed', 'stack-arrived'],
  },
  {
    words: 'less is left, or it costs more',
    rules: ['quota-near', 'cost-added', 'cost-more', 'quota-used', 'quota-relieved', 'cost-removed', 'cost-less'],
  },
  {
    words: 'it holds more, or comes to the same',
    rules: [
      'guardrail-tightened',
      'guardrail-attached',
      'exemption-removed',
      'boundary-added',
      'session-shorter',
      'lockout-ended',
      'needed-role-widened',
      'work-starts',
      'proof-added',
      'proof-more',
      'guardrail-same',
    ],
  },
];

const places = new Map(CONCERNS.flatMap(({ rules }, place) => rules.map((rule) => [rule, place] as const)));

/** Its place among {@link CONCERNS}. */
export function concernOf(rule: RuleId): number {
  return places.get(rule) ?? CONCERNS.length;
}
