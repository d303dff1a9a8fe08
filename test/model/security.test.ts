import { valid } from './fixture';
import { config } from '../support/companies/trips';
import { completeLandingZone } from '../../lib/model/complete';
import { securityServicesOf } from '../../lib/model/security';
import { refuses, problemsOf, changed } from './fixture';

const retention = { lockDays: 30, archiveAfterDays: 10, expireAfterDays: 60 };

describe('log retention is refused', () => {
  refuses([
    ...([0, -1, 36_501] as const).map(
      (days) =>
        [
          `when logs are locked for ${days} days`,
          { 'company/logRetention': { ...retention, lockDays: days } },
          'config/company.ts → logRetention.lockDays',
          String(days),
          'a whole number of days from 1 to 36,500',
          'for example 365',
        ] as const,
    ),
    [
      'when logs are kept for half a day',
      { 'company/logRetention': { ...retention, expireAfterDays: 60.5 } },
      'config/company.ts → logRetention.expireAfterDays',
      '60.5',
      'a whole number',
      'for example 365',
    ],
    [
      'when logs are locked for longer than they are kept',
      { 'company/logRetention': { ...retention, lockDays: 1461 } },
      'config/company.ts → logRetention.lockDays',
      '1,461 days, longer than the 60 after which logs are deleted',
      'at most expireAfterDays: S3 deletes nothing that is locked',
      'lower it, or raise expireAfterDays to 1,461',
    ],
    [
      'when logs are archived on the day on which they are deleted',
      { 'company/logRetention': { ...retention, archiveAfterDays: 60 } },
      'config/company.ts → logRetention.archiveAfterDays',
      '60 days, when logs are deleted after 60',
      'less than expireAfterDays',
      'lower it, or raise expireAfterDays',
    ],
    [
      'when the lock has a mode that S3 does not have',
      { 'company/logRetention': { ...retention, lockMode: 'complience' } },
      'config/company.ts → logRetention.lockMode',
      '"complience"',
      'one of "governance", "compliance"',
      'did you mean "compliance"?',
    ],
  ]);
});

test('logs may be locked for exactly as long as they are kept', () => {
  expect(problemsOf(changed({ 'company/logRetention': { ...retention, lockDays: 60 } }))).toEqual([]);
});

describe('security services are refused', () => {
  refuses([
    [
      'when a switch is neither on nor off',
      { 'company/securityServices': { guardDuty: true } },
      'config/company.ts → securityServices.guardDuty',
      'true',
      'one of "on", "off"',
      'change it',
    ],
    [
      'when there is no such service',
      { 'company/securityServices': { guardduty: 'on' } },
      'config/company.ts → securityServices.guardduty',
      'unknown key "guardduty"',
      'one of config, guardDuty, securityHub, inspector, macie, accessAnalyzer',
      'did you mean "guardDuty"?',
    ],
    [
      'when all are off',
      { 'company/securityServices': { config: 'off', accessAnalyzer: 'off' } },
      'config/company.ts → securityServices',
      'every service off',
      'at least one service on',
      "set accessAnalyzer to 'on': it costs nothing",
    ],
    [
      'when Security Hub is on and nothing enables it',
      { 'company/securityServices': { securityHub: 'on' } },
      'config/company.ts → securityServices.securityHub',
      '"on", and no guardrail "enable-security-hub"',
      'the guardrail on the root or on OUs, which enables it in their accounts',
      'add "enable-security-hub" to guardrails in config/organization.ts, or set it to \'off\'',
    ],
  ]);
});

test.each([
  ['config/organization.ts → guardrails[0]', { 'organization/guardrails': ['enable-security-hub'] }],
  [
    'config/organization.ts → organizationalUnits.dev.guardrails[0]',
    { 'organization/organizationalUnits/dev/guardrails': ['enable-security-hub'] },
  ],
  ['config/accounts.ts → app-dev.guardrails[0]', { 'accounts/app-dev/guardrails': ['enable-security-hub'] }],
])('the guardrail that enables Security Hub at %s is refused where the switch is off', (path, changes) => {
  const problems = problemsOf(changed(changes)).filter(({ found }) => found.includes('Security Hub'));
  expect(problems).toEqual([
    {
      path,
      found: '"enable-security-hub", and Security Hub is off',
      expected: 'Security Hub switched on, since the guardrail needs its delegated administrator',
      mend: "set company.securityServices.securityHub to 'on', or remove the guardrail",
    },
  ]);
});

test('a company that says nothing keeps logs for three years, and pays for AWS Config alone', () => {
  const { logRetention, securityServices } = completeLandingZone(valid).company;
  expect(logRetention).toEqual({
    lockDays: 365,
    lockMode: 'governance',
    archiveAfterDays: 90,
    expireAfterDays: 1095,
  });
  expect(securityServicesOf(securityServices)).toEqual(['config', 'accessAnalyzer']);
});

test('the sample company leaves off what costs even where nothing runs', () => {
  expect(completeLandingZone(config).company.securityServices.macie).toBe('off');
});
