import type { SecurityService } from '../../model/security';
import { PREFIX } from '../../base/names';
import type { FindingAlarm, NamedFindingAlarm } from './definition/finding-alarm';

/**
 * Findings that somebody must hear of: each becomes a rule `lz-<name>`. The security account administers each service, and
 * so gets the findings of all accounts, in the Region where they are made.
 */
export const findingAlarms: Readonly<Record<string, FindingAlarm>> = {
  /** @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html */
  'guardduty-findings': {
    service: 'guardDuty',
    why: 'GuardDuty found what looks like an intruder, with a severity of 7 or more. Read the finding in the security account first, then stop the credentials or the machine that it names.',
    pattern: {
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Finding'],
      detail: { severity: [{ numeric: ['>=', 7] }] },
    },
    facts: { what: '$.detail.title', account: '$.detail.accountId', id: '$.detail.id' },
  },
  /**
   * GuardDuty's are left out: it tells them itself.
   *
   * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-cwe-event-formats.html
   */
  'security-hub-findings': {
    service: 'securityHub',
    why: 'Security Hub has a new finding of high or critical severity. Whoever owns the account mends it; the security team sees that it happens.',
    pattern: {
      source: ['aws.securityhub'],
      'detail-type': ['Findings Imported V2'],
      detail: {
        findings: {
          severity: ['Critical', 'Fatal', 'High'],
          status: ['New'],
          metadata: { product: { name: [{ 'anything-but': ['GuardDuty'] }, { exists: false }] } },
        },
      },
    },
    facts: {
      what: '$.detail.findings[0].finding_info.title',
      account: '$.detail.findings[0].cloud.account.uid',
      id: '$.detail.findings[0].metadata.uid',
    },
  },
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html */
  'access-analyzer-findings': {
    service: 'accessAnalyzer',
    why: 'Something can be reached from outside the organization. If nobody meant it, close it; if somebody did, archive the finding in the security account.',
    pattern: {
      source: ['aws.access-analyzer'],
      'detail-type': ['Access Analyzer Finding'],
      detail: { status: ['ACTIVE'], isDeleted: [false] },
    },
    facts: { what: '$.detail.resource', account: '$.detail.accountId', id: '$.detail.id' },
  },
};

/** Those of services that run, with the names of their rules. */
export function findingAlarmsOf(services: readonly SecurityService[]): readonly NamedFindingAlarm[] {
  return Object.entries(findingAlarms)
    .filter(([, { service }]) => services.includes(service))
    .map(([name, alarm]) => ({ name: `${PREFIX}${name}`, ...alarm }));
}
