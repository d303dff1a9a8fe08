import { runCommand } from '../../../lib/cli/run-command';
import { driftCommand } from '../../../lib/cli/drift';
import { assemblyOf, sample } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, freshAccount, recorder, type State } from '../live/fake';

const assembly = assemblyOf(sample);

describe('the command', () => {
  const run = async (argv: readonly string[], state: State): Promise<{ code: number; out: string; err: string }> => {
    const [stdout, stderr] = [recorder(), recorder()];
    const code = await runCommand(
      driftCommand(() => Promise.resolve(fakeLive(state))),
      argv,
      { stdout, stderr },
    );
    return { code, out: stdout.text(), err: stderr.text() };
  };
  const options = ['--assembly', assembly.folder];

  test('ends with 0 where nothing differs', async () => {
    expect(await run(options, deployed(assembly))).toMatchObject({
      code: 0,
      out: 'The live organization is as the assembly says.\n',
    });
  });

  test('ends with 1 and says what takes it back', async () => {
    const state = deployed(assembly);
    state.trustedServices.push('detective.amazonaws.com');
    const { code, out } = await run(options, state);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^extra +Trusted access of detective.*\n +if nobody needs it: aws organizations disable-aws-service-access/,
    );
    expect(JSON.parse((await run([...options, '--json'], state)).out)).toMatchObject([{ kind: 'extra' }]);
  });

  test('ends with 2 where nothing can be told', async () => {
    expect(await run(options, freshAccount())).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no organization/) as string,
    });
    expect(await run(options, { ...deployed(assembly), denied: ['assignments'] })).toMatchObject({ code: 2 });
    expect(await run(['--assembly', 'nowhere'], deployed(assembly))).toMatchObject({ code: 2 });
    const member = { ...deployed(assembly), caller: { ...freshAccount().caller, accountId: '999999999999' } };
    expect(await run(options, member)).toMatchObject({ code: 2, err: expect.stringMatching(/managed from/) as string });
  });
});
