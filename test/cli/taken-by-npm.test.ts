import { ExitCode, type Command } from '../../lib/cli/command';
import { runCommand } from '../../lib/cli/run-command';

const command: Command = {
  name: 'answers',
  about: '',
  options: {
    base: { kind: 'text', value: '<ref>', help: '' },
    'fail-on': { kind: 'text', value: '<severity>', help: '' },
    repair: { kind: 'flag', help: '' },
    json: { kind: 'flag', help: '' },
  },
  run: () => Promise.resolve(ExitCode.OK),
};

async function run(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<readonly [number, string]> {
  let stderr = '';
  const streams = { stdout: { write: () => true }, stderr: { write: (text: string) => ((stderr += text), true) } };
  const exitCode = await runCommand(command, argv, streams, { npm_lifecycle_event: 'answers', ...environment });
  return [exitCode, stderr];
}

test('an option that stood before -- is named, since npm took it and the command would go without', async () => {
  expect(
    await run(['HEAD'], { npm_config_base: 'true', npm_config_fail_on: 'high', npm_config_repair: 'true' }),
  ).toEqual([
    2,
    [
      '--base: npm took it for itself. Put -- before the options: npm run answers -- --base …',
      '--fail-on: npm took it for itself. Put -- before the options: npm run answers -- --fail-on …',
      '--repair: npm took it for itself. Put -- before the options: npm run answers -- --repair …',
      '',
    ].join('\n'),
  ]);
});

test('what an .npmrc says for npm is no option of a command', async () => {
  expect(await run([], { npm_config_json: 'true', npm_config_loglevel: 'silent' })).toEqual([0, '']);
});

test('what no option takes is told with an option that the command has', async () => {
  expect(await run(['HEAD'], {})).toEqual([
    2,
    '"HEAD": no option takes it. Expected options such as "--base <ref>".\n',
  ]);
});
