import { PolicyEngine } from '../policy';
import { approversOf, type Owners } from './approvers';
import { accessChanges } from './compare/access';
import { withAccountTopics } from './compare/account-topics';
import { patternsOfOneSide } from './compare/action-patterns';
import { arrivalFindings } from './compare/arrivals';
import { awsActionFindings } from './compare/aws-actions';
import { awsPolicyFindings } from './compare/aws-policies';
import { Asking } from './compare/differences';
import { withBackups } from './compare/backups';
import { costFindings } from './compare/costs';
import { doorFindings } from './compare/doors';
import { guardrailChanges } from './compare/guardrails';
import { withLeftAccounts } from './compare/left-accounts';
import { lettings } from './compare/lettings';
import { organizationFindings } from './compare/organization';
import { peopleFindings } from './compare/people';
import { policyFindings } from './compare/policies';
import { proofFindings } from './compare/proofs';
import { calledAsInHead, newNames } from './compare/renamed';
import { renamedGroupFindings } from './compare/renamed-groups';
import { quotaFindings } from './compare/quotas';
import { withRegions } from './compare/region-findings';
import { resourceTopics } from './compare/resource-topics';
import type { Sides } from './compare/side';
import { notUnderstood, stackFindings } from './compare/stacks';
import { stackInstanceFindings } from './compare/stack-instances';
import { templateFindings } from './compare/templates';
import { concernOf } from './concerns';
import { SEVERITIES, worst, type Finding, type Report } from './model';

export interface ReviewOptions {
  /** Year-month-day in UTC: exceptions end. */
  readonly today: string;
  readonly owners: Owners;
}

/** What a change of the organization does, by the templates of both sides. */
export function review(asMade: Sides, { today, owners }: ReviewOptions): Report {
  const sides = calledAsInHead(asMade);
  const { iamData } = sides.head;
  const asking = new Asking(new PolicyEngine(iamData, { exhaustivePatterns: patternsOfOneSide(sides) }), iamData);
  const guardrails = guardrailChanges(asking, sides);
  const access = accessChanges(asking, sides);
  const happenings = organizationFindings(asMade);
  const arrivals = arrivalFindings(asking, sides);
  const counted = withLeftAccounts(sides);
  const decided = [
    ...guardrails.findings,
    ...access.findings,
    ...arrivals,
    ...peopleFindings(asking, sides),
    ...renamedGroupFindings(asMade),
    ...doorFindings(asking, sides),
    ...policyFindings(sides, today),
    ...awsPolicyFindings(sides),
    ...awsActionFindings(sides),
    ...happenings,
    ...templateFindings(asMade, resourceTopics(asMade, sides, { happenings, arrivals })),
    ...stackInstanceFindings(sides),
    ...stackFindings(sides),
  ];
  const findings = inOrder(
    withRegions(
      sides,
      withBackups(
        sides,
        withAccountTopics([
          ...asSevereAsItOpens(decided),
          ...notUnderstood(sides, decided),
          ...proofFindings(sides, {
            loosenings: guardrails.loosenings,
            newNames: newNames(asMade),
            openings: () => [...lettings(asking, sides), ...access.gains],
          }),
          ...quotaFindings(counted),
          ...costFindings(counted),
        ]),
      ),
    ),
  );
  return { findings, questions: asking.questions, approvers: approversOf(findings, owners) };
}

/** Somebody who becomes exempt is the reason of what opens by that guardrail in the same accounts. */
function asSevereAsItOpens(findings: readonly Finding[]): readonly Finding[] {
  const opened = findings.filter(({ rule }) => rule === 'guardrail-loosened');
  return findings.map((one) => {
    if (one.rule !== 'exemption-added') return one;
    const own = opened.filter(
      ({ cause, where }) => cause === one.cause && where.some((name) => one.where.includes(name)),
    );
    return { ...one, severity: worst([one.severity, ...own.map(({ severity }) => severity)]) };
  });
}

/**
 * Most severe first, then by what it does to whom, then what has one cause together, that about most actions first, then by text: the same two assemblies give
 * the same order.
 */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const most = new Map<string, number>();
  for (const one of findings) most.set(groupOf(one), Math.max(most.get(groupOf(one)) ?? 0, actionsOf(one)));
  const keyOf = (one: Finding): string => {
    const { rule, severity, what, where } = one;
    const place = [SEVERITIES.indexOf(severity), concernOf(rule)].map((at) => String(at).padStart(2, '0'));
    const group = groupOf(one);
    return [
      ...place,
      rule,
      fewerLater(most.get(group) ?? 0),
      group,
      fewerLater(actionsOf(one)),
      reachOf(one),
      what,
      where.join(),
    ].join(' ');
  };
  return [...findings].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : Number(keyOf(one) > keyOf(other))));
}

/** Everybody before somebody, and for good before until a day. */
function reachOf({ rule, who, what }: Finding): string {
  if (!rule.startsWith('exemption-')) return '';
  return `${who.includes('everybody') ? '0' : '1'}${what.endsWith('for good') ? '0' : '1'}`;
}

function groupOf({ rule, severity, cause = '' }: Finding): string {
  return `${rule} ${severity} ${cause}`;
}

function actionsOf({ actions }: Finding): number {
  return actions?.count ?? 0;
}

/** A text that is the smaller the more there are. */
function fewerLater(count: number): string {
  return String(1e9 - count).padStart(10, '0');
}
