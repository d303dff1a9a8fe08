import type { OrganizationGraph, OrganizationPolicy } from '../../assembly';
import { exceptionRows, type ExceptionRow } from '../../ask/access-report/coverage';
import { entryOf } from '../../base/entry-of';
import { changedLines } from '../../base/leaves';
import type { Finding } from '../model';
import { reachFindings } from './reached';
import { identityIn, pairing, type Sides } from './side';
import { settingOfRegion } from './topics';
import { policyTypeWords } from './words';

/** Policies put on a target or taken off, settings that change, and who is exempt by the config. */
export function policyFindings(sides: Sides, today: string): readonly Finding[] {
  return [
    ...attachmentFindings(sides),
    ...settingFindings(sides),
    ...movedFindings(sides),
    ...exemptionFindings(sides, today),
  ];
}

interface Attachment {
  readonly policy: OrganizationPolicy;
  readonly target: string;
}

function attachmentsOf(graph: OrganizationGraph): ReadonlyMap<string, Attachment> {
  return new Map(
    graph.policies.flatMap((policy) =>
      policy.targetIds.map((id) => {
        const target = targetName(graph, id);
        return [`${policy.type} ${policy.name} ${identityIn(graph, id)}`, { policy, target }] as const;
      }),
    ),
  );
}

function targetName(graph: OrganizationGraph, id: string): string {
  return graph.organizationalUnits.get(id)?.path ?? graph.account(id)?.name ?? 'the root';
}

/** What it lets pass is told beside it: the name alone decides nothing. */
function attachmentFindings({ base, head }: Sides): readonly Finding[] {
  const { added, removed } = pairing(attachmentsOf(base.graph), attachmentsOf(head.graph));
  const findingOf = ({ policy, target }: Attachment, isAdded: boolean): Finding => ({
    rule: isAdded ? 'guardrail-attached' : 'guardrail-detached',
    severity: isAdded ? 'low' : 'high',
    who: [],
    where: [target],
    what: `${policy.name} (${policyTypeWords(policy.type)}) is ${isAdded ? 'attached to' : 'no longer attached to'} ${target}${isAdded ? '' : consequence(policy.type)}`,
    details: [],
  });
  return [...added.map((one) => findingOf(one, true)), ...removed.map((one) => findingOf(one, false))];
}

/** Of policies that no request is decided by: what it means that one no longer holds. What the others let pass is told beside it. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  AISERVICES_OPT_OUT_POLICY: 'AI services of AWS may keep what accounts give them, and learn from it',
  BACKUP_POLICY: 'AWS makes no more of the backups that it plans',
  DECLARATIVE_POLICY_EC2: 'accounts choose for themselves how servers and disks are set',
  S3_POLICY: 'accounts may open buckets to everybody',
  SECURITYHUB_POLICY: 'accounts may go without Security Hub',
  TAG_POLICY: 'nobody looks at the values of tags any more',
};

function consequence(type: string): string {
  const words = entryOf(CONSEQUENCES, type);
  return words === undefined ? '' : `: ${words}, unless another policy says so`;
}

/** Settings that an account loses or gets by moving: what service and resource control policies let pass then is told beside it. */
function movedFindings(sides: Sides): readonly Finding[] {
  return reachFindings(
    sides,
    ({ type }) => !DECIDING.has(type),
    ({ name, type }, accounts, isReached) => ({
      rule: isReached ? 'guardrail-attached' : 'guardrail-detached',
      severity: isReached ? 'low' : 'high',
      who: [],
      where: accounts,
      what: `${name} (${policyTypeWords(type)}) ${isReached ? 'now holds' : 'no longer holds'} for ${accounts.join(', ')}${isReached ? '' : consequence(type)}`,
      details: [],
    }),
  );
}

const MOST_LINES = 10;

const DECIDING = new Set(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']);

/** Policies that no request is decided by: declarative, backup, tag policies and the like. */
function settingFindings(sides: Sides): readonly Finding[] {
  const { base, head } = sides;
  return pairing(attachmentsOf(base.graph), attachmentsOf(head.graph)).both.flatMap((pair) => {
    const { policy, target } = pair.head;
    if (DECIDING.has(policy.type)) return [];
    const lines = changedLines(pair.base.policy.content, policy.content);
    if (lines.length === 0) return [];
    const ofRegion = settingOfRegion(sides, pair.base.policy.content, policy.content);
    const finding: Finding = {
      rule: 'setting-changed',
      severity: 'high',
      who: [],
      where: [target],
      what: `${policyTypeWords(policy.type)}: ${ofRegion === undefined ? `${policy.name} sets accounts otherwise` : `${ofRegion.words} (${policy.name})`}`,
      ...(ofRegion === undefined ? {} : { topic: ofRegion.topic }),
      details: [
        ...lines.slice(0, MOST_LINES).map(({ path, change }) => `${path}: ${change}`),
        ...(lines.length > MOST_LINES ? [`and ${String(lines.length - MOST_LINES)} more`] : []),
      ],
    };
    return [finding];
  });
}

function exemptionFindings({ base, head }: Sides, today: string): readonly Finding[] {
  const byText = (graph: OrganizationGraph): ReadonlyMap<string, ExceptionRow> =>
    new Map(
      exceptionRows(graph).map((row) => [JSON.stringify([row.guardrail, row.principal, row.accounts, row.until]), row]),
    );
  const { added, removed } = pairing(byText(base.graph), byText(head.graph));
  const past = exceptionRows(head.graph).filter(({ until }) => until !== '' && until < today);
  return [
    ...added.map((row) => exemption('exemption-added', row)),
    ...removed.map((row) => exemption('exemption-removed', row)),
    ...past.map((row) => exemption('exemption-past', row)),
  ];
}

const EXEMPTIONS = {
  'exemption-added': { severity: 'high', verb: 'is exempt from' },
  'exemption-removed': { severity: 'low', verb: 'is no longer exempt from' },
  'exemption-past': { severity: 'high', verb: 'is past the last day of being exempt from' },
} as const;

function exemption(
  rule: keyof typeof EXEMPTIONS,
  { guardrail, principal, accounts, reason, until }: ExceptionRow,
): Finding {
  const { severity, verb } = EXEMPTIONS[rule];
  return {
    rule,
    severity,
    who: [principal],
    where: accounts,
    what: `${principal} ${verb} ${guardrail}${until === '' ? ', for good' : `, until ${until}`}`,
    details: [`reason: ${reason}`],
    cause: guardrail,
    file: 'config/exceptions.ts',
  };
}
