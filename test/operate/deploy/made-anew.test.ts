import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPECTED_CHECKS } from '../../assembly/support/checks';
import { writeProofs } from '../../../lib/assembly/proven/proofs-file';
import { deploy, outputOf, proven } from './deploying';

/** Of which `proofs.json` says that it was proven. */
function forged(edit: (template: Record<string, unknown>) => void): string {
  const folder = proven();
  const file = join(folder, 'Shop.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  edit(template);
  writeFileSync(file, JSON.stringify(template));
  writeProofs(folder, EXPECTED_CHECKS);
  return folder;
}

test('an assembly that was edited together with its proofs.json does not deploy: this checkout makes another', async () => {
  const folder = forged((template) => (template.Resources = { Door: { Type: 'AWS::IAM::User' } }));
  const made = (argv: readonly string[]): number => {
    if (argv.includes('synth')) cpSync(proven(), outputOf(argv), { recursive: true });
    return 0;
  };
  const { exitCode, steps, anew, stderr } = await deploy(['--assembly', folder], made);
  expect([exitCode, steps, anew.length]).toEqual([2, [], 1]);
  expect(stderr).toBe(
    `${folder}: Shop.template.json is not what this checkout makes. Check out the commit that it was made of and run "npm ci" there, or deploy without --assembly.\n`,
  );
});

test.each([
  ['one file more than this checkout makes', 'given', 'Door.template.json'],
  ['one file less', 'made', 'Door.template.json'],
])('nor one with %s', async (_what, where, file) => {
  const folder = proven();
  const add = (to: string): void => {
    writeFileSync(join(to, file), '{}');
    writeProofs(to, EXPECTED_CHECKS);
  };
  if (where === 'given') add(folder);
  const { exitCode, steps, stderr } = await deploy(['--assembly', folder], (argv) => {
    if (!argv.includes('synth')) return 0;
    if (where === 'given') {
      rmSync(outputOf(argv), { recursive: true });
      cpSync(proven(), outputOf(argv), { recursive: true });
    } else add(outputOf(argv));
    return 0;
  });
  expect([exitCode, steps]).toEqual([2, []]);
  expect(stderr).toContain(`${file} is not what this checkout makes.`);
});

test.each([
  ['fails', 1, 1, /^$/],
  ['makes nothing', 0, 2, /not proven: .*proofs\.json/],
])('where the synthesis to compare with %s, nothing deploys', async (_what, ends, expected, says) => {
  const { exitCode, steps, stderr } = await deploy(['--assembly', proven()], (argv) => {
    if (argv.includes('synth')) rmSync(join(outputOf(argv), 'proofs.json'));
    return ends;
  });
  expect([exitCode, steps]).toEqual([expected, []]);
  expect(stderr).toMatch(says);
});

test('what describes an assembly, from which the CLI takes assets too, is this checkout’s own', async () => {
  const described = (text: string): string => {
    const folder = proven();
    writeFileSync(join(folder, 'Shop.metadata.json'), text);
    writeProofs(folder, EXPECTED_CHECKS);
    return folder;
  };
  const forgedOne = described('{"/Shop":[{"type":"aws:cdk:asset","data":{"packaging":"container-image","path":"/"}}]}');
  const deployed: string[] = [];
  const { exitCode } = await deploy(['--assembly', forgedOne], (argv) => {
    if (argv.includes('synth')) {
      rmSync(outputOf(argv), { recursive: true });
      cpSync(described('{"/Shop":[]}'), outputOf(argv), { recursive: true });
    } else if (argv.includes('--app')) {
      const copy = argv[argv.indexOf('--app') + 1] ?? '';
      deployed.push(readFileSync(join(copy, 'Shop.metadata.json'), 'utf8'));
    }
    return 0;
  });
  expect(exitCode).toBe(0);
  expect(deployed).toEqual(['{"/Shop":[]}', '{"/Shop":[]}']);
});
