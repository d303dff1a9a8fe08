import { startUp } from '../support/companies/start-up';
import { can, run, sampleAssembly } from './support';

const assembly = sampleAssembly(startUp);

const CREW = 'Crew (all engineers)/Developer';
const BOOKING = 'Booking Engine';

/** A company whose accounts were there before, have names with spaces, and whose groups an identity provider owns. */
test.each([
  ['a group by its display name', CREW, BOOKING, 'sqs:SendMessage', [], 0],
  ['an adopted account by its digits', 'Crew (all engineers)/Auditor', '100000000002', 'iam:ListRoles', [], 0],
  ['an adopted account by its name', 'Crew (all engineers)/Auditor', 'FT Logs', 'iam:ListRoles', [], 0],
  ['the management account by its digits', 'Founders/OrgAdmin', '100000000000', 'iam:ListRoles', [], 0],
  ['the management account by its name', 'Founders/OrgAdmin', 'Ferry Tales', 'iam:ListRoles', [], 0],
  ['a root ARN with digits', 'arn:aws:iam::100000000000:root', '100000000000', 'iam:ListRoles', [], 0],
  ['a root ARN with digits of a member', 'arn:aws:iam::100000000002:root', 'FT Logs', 'iam:ListRoles', [], 1],
  [
    'a queue in an account with a space in its name',
    CREW,
    BOOKING,
    'sqs:SendMessage',
    ['--resource', 'arn:aws:sqs:eu-central-1:Booking Engine:jobs'],
    0,
  ],
  [
    'a queue in an adopted account by its digits',
    CREW,
    BOOKING,
    'sqs:SendMessage',
    ['--resource', 'arn:aws:sqs:eu-central-1:100000000002:jobs'],
    1,
  ],
  [
    'a region that is not approved',
    CREW,
    BOOKING,
    'sqs:SendMessage',
    ['--context', 'aws:RequestedRegion=us-west-2'],
    1,
  ],
  ['a group that has nothing there', 'Founders/OrgAdmin', BOOKING, 'iam:ListRoles', [], 1],
  [
    'a trusted partner, as far as guardrails go',
    'arn:aws:iam::900000000001:role/auditor',
    BOOKING,
    's3:GetObject',
    ['--identity', 'administrator'],
    0,
  ],
  [
    'a stranger, as far as guardrails go',
    'arn:aws:iam::900000000002:role/auditor',
    BOOKING,
    's3:GetObject',
    ['--identity', 'administrator'],
    1,
  ],
])('%s is understood', async (_what, principal, account, action, more, expected) => {
  const argv = ['--assembly', assembly, '--principal', principal, '--account', account, '--action', action, ...more];
  const { exitCode, stderr } = await run(can, argv);
  expect(stderr).toBe('');
  expect(exitCode).toBe(expected);
});
