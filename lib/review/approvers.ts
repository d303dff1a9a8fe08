import type { Approver, Area, Finding, Severity } from './model';
import { RULES, SEVERITIES } from './model';

/** Owners by part of the repository, as `.github/CODEOWNERS` has them. */
export type Owners = ReadonlyMap<string, readonly string[]>;

/** Part of `company.reviewers` that an area belongs to. */
const PARTS: Readonly<Record<Area, string>> = {
  lockout: 'access',
  access: 'access',
  guardrails: 'guardrails',
  resources: 'everything',
  organization: 'guardrails',
  work: 'guardrails',
  proofs: 'scenarios',
  quotas: 'everything',
  costs: 'everything',
};

/**
 * Reads the file that `npm run pages` makes: a comment names the part, each line below it a path and its owners.
 *
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function readOwners(codeOwners: string): Owners {
  const owners = new Map<string, readonly string[]>();
  let part = '';
  for (const line of codeOwners.split('\n')) {
    const heading = /^# (?<part>[a-z]+)$/.exec(line)?.groups?.part;
    part = heading ?? part;
    const [, ...names] = line.trim().split(/\s+/);
    if (heading === undefined && !line.startsWith('#') && names.length > 0 && part !== '') owners.set(part, names);
  }
  return owners;
}

/** Who has to approve: whoever owns the part of a finding that is more than information. */
export function approversOf(findings: readonly Finding[], owners: Owners): readonly Approver[] {
  const worst = new Map<string, Severity>();
  for (const { rule, severity } of findings) {
    const part = PARTS[RULES[rule].area];
    const known = worst.get(part);
    if (severity === 'info' || (known !== undefined && rank(known) <= rank(severity))) continue;
    worst.set(part, severity);
  }
  return [...worst].sort(byPart).flatMap(([part, because]) => {
    const names = owners.get(part) ?? owners.get('everything') ?? [];
    return names.length === 0 ? [] : [{ part, owners: names, because }];
  });
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function byPart([one]: readonly [string, Severity], [other]: readonly [string, Severity]): number {
  return one < other ? -1 : 1;
}
