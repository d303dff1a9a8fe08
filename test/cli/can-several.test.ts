import { canCommand } from '../../lib/cli/can';
import { readConfig } from '../../lib/config/read-config';
import { assemblyFolderOf } from '../support/assemblies';
import { withAnalyst } from '../support/own-analyst';
import { ask, question } from './asked';
import { run, type Run } from './support';

/* Calls on several resources: AWS must check some of them, and does not say of others which calls name them. */

const statements = [
  { Effect: 'Allow', Action: 'events:CreateArchive', Resource: 'arn:aws:events:*:*:archive/*' },
  { Effect: 'Allow', Action: 'logs:PutSubscriptionFilter', Resource: 'arn:aws:logs:*:*:destination:*' },
  { Effect: 'Allow', Action: 'rds:CreateDBSnapshot', Resource: '*' },
];

async function asAnalyst(action: string): Promise<Run> {
  const company = withAnalyst((analyst) => ({
    ...analyst,
    statements: [...(analyst.statements ?? []), ...statements],
  }));
  const { zone, catalogue } = readConfig(company);
  const folder = assemblyFolderOf(zone, catalogue);
  const argv = ['--principal', 'Crew (all engineers)/Analyst', '--account', 'Booking Engine', '--action', action];
  return run(
    canCommand(() => Promise.resolve(company)),
    [...argv, '--assembly', folder],
  );
}

test('what is allowed on one kind that a call must have, and not on the other, is not known', async () => {
  const { stdout, stderr, exitCode } = await asAnalyst('events:CreateArchive');
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Not known: /);
  expect(stdout).toContain('Depends on whether the call names arn:aws:events:');
  expect(exitCode).toBe(1);
});

test.each([
  // The policy of a log group may let whoever is in its account: on a destination, of which no call is, it is allowed.
  ['logs:PutSubscriptionFilter', 'Not known', ':log-group:example'],
  ['rds:CreateDBSnapshot', 'Allowed', ':db:example'],
])('%s is %s: it is about the kind that the call must have', async (action, decision, arn) => {
  const { stdout } = await asAnalyst(action);
  expect(stdout).toMatch(new RegExp(`^${decision}: `));
  expect(stdout).toContain(arn);
});

test('what the administrator of a service alone may call is not known of the management account', async () => {
  const { stdout, exitCode } = await ask(
    ...question('org-admins/OrgAdmin management securityhub:CreateConfigurationPolicy'),
  );
  expect(stdout).toMatch(/^Not known: .*\n?.*administrator for the organization alone/);
  expect(exitCode).toBe(1);
});
