import { findingAlarmsOf } from '../../lib/catalogue/alarms/finding-alarms';
import type { SecurityService } from '../../lib/model/security';
import { matches } from '../support/event-pattern';

const everything: SecurityService[] = ['config', 'accessAnalyzer', 'guardDuty', 'securityHub', 'inspector', 'macie'];
const raisedBy = (event: object): string[] =>
  findingAlarmsOf(everything)
    .filter(({ pattern }) => matches(pattern, { ...event }))
    .map(({ name }) => name.replace('lz-', ''));

const guardDuty = (severity: number): object => ({
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Finding',
  detail: { severity, title: 'Credentials are used from outside', accountId: '111111111111', id: 'f1' },
});
const hub = (severity: string, status = 'New', name = 'Inspector'): object => ({
  source: 'aws.securityhub',
  'detail-type': 'Findings Imported V2',
  detail: { findings: [{ severity, status, metadata: { product: { name } } }] },
});
const access = (status: string, isDeleted = false): object => ({
  source: 'aws.access-analyzer',
  'detail-type': 'Access Analyzer Finding',
  detail: { status, isDeleted },
});

test.each<[string, object, string[]]>([
  ['GuardDuty of severity 7', guardDuty(7), ['guardduty-findings']],
  ['GuardDuty of severity 8.5', guardDuty(8.5), ['guardduty-findings']],
  ['GuardDuty of severity 6.9', guardDuty(6.9), []],
  ['Security Hub, critical', hub('Critical'), ['security-hub-findings']],
  ['Security Hub, high', hub('High'), ['security-hub-findings']],
  ['Security Hub, medium', hub('Medium'), []],
  ['Security Hub, high and solved', hub('High', 'Resolved'), []],
  ['Security Hub, what GuardDuty tells itself', hub('Critical', 'New', 'GuardDuty'), []],
  ['Access Analyzer, active', access('ACTIVE'), ['access-analyzer-findings']],
  ['Access Analyzer, archived', access('ARCHIVED'), []],
  ['Access Analyzer, gone', access('ACTIVE', true), []],
])('a finding of %s raises what it should', (_what, event, names) => {
  expect(raisedBy(event)).toEqual(names);
});

test('a service that is off raises nothing', () => {
  expect(findingAlarmsOf(['accessAnalyzer']).map(({ name }) => name.replace('lz-', ''))).toEqual([
    'access-analyzer-findings',
  ]);
});
