/** What a change of the organization comes to, most important first. The same two assemblies give the same report. */
export interface Report {
  readonly findings: readonly Finding[];
  /** How many requests both sides were asked. */
  readonly questions: number;
  /** Who has to approve, where the config says whom to ask. */
  readonly approvers: readonly Approver[];
}

/** What each severity means, the most severe first. */
export const SEVERITY_MEANINGS = {
  critical:
    'a guardrail lets something through that changes things, somebody becomes an administrator, an outsider gets in, a permissions boundary is taken off, a role of the ' +
    'landing zone lets more in or can no longer mend what it is there to mend, data is lost or kept shorter, the trail is off, a sentence of the company’s own does not hold any more and nobody claims it, or nothing is proven',
  high:
    'somebody can do more that changes something, becomes exempt, joins a group or is told what others are not; an alarm, a record or ' +
    'what mends changes is gone, off or goes elsewhere; a service can no longer deliver; a check is no longer made, or it is claimed no longer that somebody may not do something; an ' +
    'account or a stack is no longer managed',
  medium:
    'look at it: somebody loses what was given to them, everyday work stops, somebody can read more, a session is longer, an account moves, fewer claims are proven, something changes of which ' +
    'nobody says here what it does, little is left of a quota, something new costs money, or **nobody knows** what a changed text does',
  low: 'a guardrail lets somebody do less, something holds more, or more of something costs money',
  info: 'nothing to decide: it is told beside it, written otherwise and proven to mean the same, or words for people',
} as const;

export const SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
] as const satisfies readonly (keyof typeof SEVERITY_MEANINGS)[];
export type Severity = keyof typeof SEVERITY_MEANINGS;

/** Headings of a report. */
export const AREAS = [
  'lockout',
  'access',
  'guardrails',
  'resources',
  'organization',
  'work',
  'proofs',
  'quotas',
  'costs',
] as const;
export type Area = (typeof AREAS)[number];

/** One thing that changes. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Groups, roles or others whom it is about; empty where it is about everybody. */
  readonly who: readonly string[];
  /** Names of accounts and paths of OUs. */
  readonly where: readonly string[];
  /** One sentence. Names of the config stand in it as they are: whoever shows it escapes it. */
  readonly what: string;
  /** @default it is not about actions */
  readonly actions?: ChangedActions;
  /**
   * What somebody did that this and others follow from, in a sentence, such as `Region eu-north-1 is approved: …`. Findings of one topic
   * are one point, as severe as the worst of them. @default it stands for itself
   */
  readonly topic?: string;
  /** What it comes of, such as a guardrail: findings of one kind and one cause are shown together. @default it stands alone */
  readonly cause?: string;
  /** Why what changes was there, in the words of whoever wrote it. @default not known */
  readonly why?: string;
  /** More of it, one line each. */
  readonly details: readonly string[];
  /** The statement that decided, or decides now. @default none did */
  readonly statement?: ResponsibleStatement;
  /** File that says so, from the repository's top. @default not known */
  readonly file?: string;
  /** The changed line in it that this comes from, counted from 1. @default none names it, or the sides are not of git */
  readonly line?: number;
}

export interface ChangedActions {
  /** Those that AWS has. */
  readonly count: number;
  readonly byLevel: Readonly<Record<string, number>>;
  /** A few of them, those that change most first. */
  readonly examples: readonly string[];
  /** Whether actions that AWS may add later are among them. */
  readonly future: boolean;
}

export interface ResponsibleStatement {
  readonly policy: string;
  readonly statement: string;
  readonly attachedTo: string;
}

export interface Approver {
  /** As in `company.reviewers`. */
  readonly part: string;
  readonly owners: readonly string[];
  readonly because: Severity;
}

export type RuleId = keyof typeof RULES;

interface Rule {
  readonly area: Area;
  /** The finding of the change that undoes it. */
  readonly mirror: string;
  /** A few words, for tables and for scanners. */
  readonly title: string;
}

/** Every kind of finding. */
export const RULES = {
  'access-gained': { area: 'access', mirror: 'access-lost', title: 'Somebody can do more' },
  'access-lost': { area: 'access', mirror: 'access-gained', title: 'Somebody can do less' },
  'access-unclear': {
    area: 'access',
    mirror: 'access-unclear',
    title: 'Permissions changed without a difference that was found',
  },
  'assignment-added': { area: 'access', mirror: 'assignment-removed', title: 'A group gets access' },
  'assignment-removed': { area: 'access', mirror: 'assignment-added', title: 'A group loses access' },
  'persona-replaced': { area: 'access', mirror: 'persona-replaced', title: 'A group gets another persona' },
  'administrator-added': {
    area: 'access',
    mirror: 'administrator-removed',
    title: 'Somebody becomes an administrator',
  },
  'administrator-removed': {
    area: 'access',
    mirror: 'administrator-added',
    title: 'Somebody is no longer an administrator',
  },
  'group-added': { area: 'access', mirror: 'group-removed', title: 'A group is added' },
  'group-removed': { area: 'access', mirror: 'group-added', title: 'A group is removed' },
  'group-renamed': { area: 'access', mirror: 'group-renamed', title: 'A group is called otherwise' },
  'group-replaced': { area: 'access', mirror: 'group-replaced', title: 'Another group of people gets in' },
  'member-added': { area: 'access', mirror: 'member-removed', title: 'A person joins a group' },
  'member-removed': { area: 'access', mirror: 'member-added', title: 'A person leaves a group' },
  'role-added': { area: 'access', mirror: 'role-removed', title: 'A role or user is added' },
  'role-removed': { area: 'access', mirror: 'role-added', title: 'A role or user is removed' },
  'aws-policy-changed': { area: 'access', mirror: 'aws-policy-changed', title: 'AWS changed a policy of its own' },
  'aws-actions-changed': { area: 'access', mirror: 'aws-actions-changed', title: 'AWS has other actions' },
  'aws-actions-near-guardrail': {
    area: 'guardrails',
    mirror: 'aws-actions-near-guardrail',
    title: 'AWS has other actions in a service that a guardrail names',
  },
  'boundary-removed': { area: 'access', mirror: 'boundary-added', title: 'A permissions boundary is taken off' },
  'boundary-added': { area: 'access', mirror: 'boundary-removed', title: 'A permissions boundary is put on' },
  'session-longer': { area: 'access', mirror: 'session-shorter', title: 'Sessions last longer' },
  'session-shorter': { area: 'access', mirror: 'session-longer', title: 'Sessions last shorter' },
  'trust-opened': { area: 'access', mirror: 'trust-closed', title: 'A role can be assumed by more' },
  'trust-closed': { area: 'access', mirror: 'trust-opened', title: 'A role can be assumed by fewer' },
  'trust-unclear': {
    area: 'access',
    mirror: 'trust-unclear',
    title: 'A trust policy changed without a difference that was found',
  },
  'guardrail-loosened': {
    area: 'guardrails',
    mirror: 'guardrail-tightened',
    title: 'What was denied becomes possible',
  },
  'guardrail-tightened': { area: 'guardrails', mirror: 'guardrail-loosened', title: 'What was possible is denied' },
  'guardrail-unclear': {
    area: 'guardrails',
    mirror: 'guardrail-unclear',
    title: 'A guardrail changed without a difference that was found',
  },
  'guardrail-same': {
    area: 'guardrails',
    mirror: 'guardrail-same',
    title: 'A policy is written otherwise and means the same',
  },
  'guardrail-attached': {
    area: 'guardrails',
    mirror: 'guardrail-detached',
    title: 'An organization policy is attached',
  },
  'guardrail-detached': {
    area: 'guardrails',
    mirror: 'guardrail-attached',
    title: 'An organization policy is detached',
  },
  'region-approved': { area: 'guardrails', mirror: 'region-left', title: 'A Region is approved' },
  'region-left': { area: 'guardrails', mirror: 'region-approved', title: 'A Region is no longer approved' },
  'backups-off': { area: 'guardrails', mirror: 'backups-on', title: 'Backups are switched off' },
  'backups-on': { area: 'guardrails', mirror: 'backups-off', title: 'Backups are switched on' },
  'setting-changed': { area: 'guardrails', mirror: 'setting-changed', title: 'A setting of accounts changes' },
  'exemption-added': { area: 'guardrails', mirror: 'exemption-removed', title: 'Somebody is exempt from a guardrail' },
  'exemption-removed': { area: 'guardrails', mirror: 'exemption-added', title: 'Somebody is no longer exempt' },
  'exemption-past': { area: 'guardrails', mirror: 'exemption-past', title: 'An exception is past its last day' },
  'resource-opened': { area: 'resources', mirror: 'resource-closed', title: 'A resource is opened to more' },
  'resource-closed': { area: 'resources', mirror: 'resource-opened', title: 'A resource is closed to some' },
  'resource-unclear': {
    area: 'resources',
    mirror: 'resource-unclear',
    title: 'A resource policy changed without a difference that was found',
  },
  'resource-created': { area: 'resources', mirror: 'resource-removed', title: 'Resources are created' },
  'resource-removed': { area: 'resources', mirror: 'resource-created', title: 'Resources are removed' },
  'resource-changed': { area: 'resources', mirror: 'resource-changed', title: 'Resources are changed' },
  'stack-moved': { area: 'resources', mirror: 'stack-moved', title: 'Everything would be made anew in another place' },
  'stack-changed': { area: 'resources', mirror: 'stack-changed', title: 'A stack is deployed otherwise' },
  'assembly-unclear': {
    area: 'resources',
    mirror: 'assembly-unclear',
    title: 'Something changed that is not understood',
  },
  'stack-left': { area: 'resources', mirror: 'stack-arrived', title: 'An account loses what a StackSet made in it' },
  'stack-arrived': { area: 'resources', mirror: 'stack-left', title: 'A StackSet goes to one more account' },
  'account-added': { area: 'organization', mirror: 'account-removed', title: 'An account is added' },
  'account-removed': { area: 'organization', mirror: 'account-added', title: 'An account is no longer managed' },
  'account-moved': { area: 'organization', mirror: 'account-moved', title: 'An account moves to another OU' },
  'account-changed': { area: 'organization', mirror: 'account-changed', title: 'An account changes' },
  'unit-added': { area: 'organization', mirror: 'unit-removed', title: 'An OU is added' },
  'unit-removed': { area: 'organization', mirror: 'unit-added', title: 'An OU is no longer managed' },
  'unit-changed': { area: 'organization', mirror: 'unit-changed', title: 'An OU is renamed or moved' },
  'locked-out': {
    area: 'lockout',
    mirror: 'lockout-ended',
    title: 'A role that the landing zone needs cannot do its work',
  },
  'lockout-ended': { area: 'lockout', mirror: 'locked-out', title: 'A role that the landing zone needs can do more' },
  'needed-role-narrowed': {
    area: 'access',
    mirror: 'needed-role-widened',
    title: 'A role of the landing zone can do less',
  },
  'needed-role-widened': {
    area: 'access',
    mirror: 'needed-role-narrowed',
    title: 'A role of the landing zone can do more',
  },
  'work-stops': { area: 'work', mirror: 'work-starts', title: 'Everyday work no longer works' },
  'work-starts': { area: 'work', mirror: 'work-stops', title: 'Everyday work works' },
  'work-blocked-otherwise': {
    area: 'work',
    mirror: 'work-blocked-otherwise',
    title: 'Something else is in the way of everyday work',
  },
  'quota-near': { area: 'quotas', mirror: 'quota-relieved', title: 'Little is left of a quota' },
  'quota-relieved': { area: 'quotas', mirror: 'quota-near', title: 'There is more room in a quota' },
  'quota-used': { area: 'quotas', mirror: 'quota-used', title: 'More or less is used of quotas' },
  'cost-added': { area: 'costs', mirror: 'cost-removed', title: 'Something new costs money' },
  'cost-removed': { area: 'costs', mirror: 'cost-added', title: 'Something no longer costs money' },
  'cost-more': { area: 'costs', mirror: 'cost-less', title: 'Something costs more' },
  'cost-less': { area: 'costs', mirror: 'cost-more', title: 'Something costs less' },
  'not-proven': { area: 'proofs', mirror: 'base-not-proven', title: 'The proofs do not hold, or were not run' },
  'base-unknown': { area: 'proofs', mirror: 'base-unknown', title: 'There is nothing to compare with' },
  'base-not-proven': { area: 'proofs', mirror: 'not-proven', title: 'The base is not proven' },
  'proof-added': { area: 'proofs', mirror: 'proof-removed', title: 'More is proven' },
  'proof-removed': { area: 'proofs', mirror: 'proof-added', title: 'Less is proven' },
  'proof-more': { area: 'proofs', mirror: 'proof-fewer', title: 'It is tried more often' },
  'proof-fewer': { area: 'proofs', mirror: 'proof-more', title: 'It is tried less often' },
  'proof-weakened': {
    area: 'proofs',
    mirror: 'proof-weakened',
    title: 'A guardrail is loosened together with its proof',
  },
  'sentence-weakened': {
    area: 'proofs',
    mirror: 'sentence-weakened',
    title: 'Somebody gets more, and what said that they never do is claimed no longer',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}

/** `info` of none. */
export function worst(all: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => all.includes(severity)) ?? 'info';
}

/** Begins what stands for the accounts that an OU without accounts may have one day. */
export const NEW_ACCOUNTS_IN = 'new accounts in ';
