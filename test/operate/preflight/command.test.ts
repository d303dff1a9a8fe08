import { loaded } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';
import { runCommand } from '../../../lib/cli/run-command';
import type { LoadConfig } from '../../../lib/cli/load-config';
import { preflightCommand } from '../../../lib/cli/preflight';
import { LiveError } from '../../../lib/operate/live';
import { fakeLive, freshAccount, recorder, type State } from '../live/fake';

describe('the command', () => {
  const loadConfig: LoadConfig = () => Promise.resolve(loaded(config));
  const run = async (argv: readonly string[], state: State): Promise<{ code: number; out: string; err: string }> => {
    const [stdout, stderr] = [recorder(), recorder()];
    const command = preflightCommand(loadConfig, () => Promise.resolve(fakeLive(state)));
    const code = await runCommand(command, argv, { stdout, stderr });
    return { code, out: stdout.text(), err: stderr.text() };
  };

  test('ends with 0 and says that the deploy can start', async () => {
    const { code, out } = await run([], freshAccount());
    expect([code, out]).toEqual([0, expect.stringContaining('The deploy can start.')]);
  });

  test('ends with 1 and a table with what to do', async () => {
    const { code, out } = await run([], { ...freshAccount(), identityCenters: {} });
    expect(code).toBe(1);
    expect(out).toMatch(/^to do +IAM Identity Center +not enabled in us-west-2\n +→ .*https:/m);
    expect(out).toContain('The deploy cannot start: 1 to do first.');
  });

  test('prints JSON', async () => {
    const { out } = await run(['--json'], freshAccount());
    expect(JSON.parse(out)).toMatchObject({ verdict: 'go' });
  });

  test('ends with 2 and one line without credentials, or with wrong options', async () => {
    const state = freshAccount();
    const live = {
      ...fakeLive(state),
      caller: () => Promise.reject(new LiveError('no credentials', 'No AWS\ncredentials.')),
    };
    const stderr = recorder();
    const streams = { stdout: recorder(), stderr };
    const command = preflightCommand(loadConfig, () => Promise.resolve(live));
    expect(await runCommand(command, [], streams)).toBe(2);
    expect(stderr.text()).toBe('No AWS credentials.\n');
    expect(await run(['--jsn'], state)).toMatchObject({ code: 2, err: expect.stringContaining('--json') as string });
  });
});
