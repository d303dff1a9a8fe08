import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineEnvironment, organizationGraph, readAssembly } from '../../lib/assembly';
import { access } from '../../lib/cli/access';
import type { Prove } from '../../lib/cli/answer-access';
import type { Command, ExitCode } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { whoCan } from '../../lib/cli/who-can';
import { expectedOf } from '../../lib/operate/drift/expected';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { loadManagedPolicies } from '../../lib/iam-data';
import { randomOf, type Random } from '../support/random';
import { edited } from '../support/json-edits';
import { can, run, sampleAssembly, type Run } from './support';

/*
 * Whoever edits an assembly, cuts it off or mixes two of them gets an answer that follows from what stands there, or one line:
 * never a stack trace, and never a fault of the program.
 */

const sample = sampleAssembly();
const files = ['manifest.json', 'Organization', 'Guardrails', 'Identity', 'Baseline', 'Workloads'].map((name) =>
  name.endsWith('.json') ? name : `${name}.template.json`,
);
const folder = mkdtempSync(join(tmpdir(), 'edited-'));
cpSync(sample, folder, { recursive: true });
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const noProofs: Prove = () => ({ claims: 0, questions: 0, failures: [] });
const question = ['--account', 'engineering-dev', '--action', 's3:GetObject', '--assembly', folder, '--unproven'];

/** One line, or an answer; what went wrong is told as something that may go wrong. */
function explained({ exitCode, stdout, stderr }: Run): string | undefined {
  if (stderr.includes('This should not have happened')) return stderr;
  if (exitCode === 2 && (stdout !== '' || stderr.trim() === '')) return `exit 2 with ${stdout || 'nothing'}`;
  if (exitCode === 2 && stderr.trim().split('\n').length > 1 + warnings(stderr)) return `many lines: ${stderr}`;
  return undefined;
}

function warnings(stderr: string): number {
  return stderr.split('\n').filter((line) => line.startsWith('Warning: ')).length;
}

/** The question that touches everything that others touch, without the time that a whole answer takes. */
const readEverything: Command = {
  name: 'read',
  about: '',
  options: { assembly: { kind: 'text', help: '' } } satisfies OptionSpecs,
  run: (options, { stdout }) => {
    const assembly = readAssembly(options.text('assembly') ?? '');
    const graph = organizationGraph(assembly);
    const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
    for (const account of graph.accounts) {
      graph.contentsOf(account).principals.forEach((principal) => environment.principal(principal));
      environment.resource('arn:aws:s3:::bucket', account);
    }
    expectedOf(assembly);
    stdout.write('read\n');
    return Promise.resolve(0 as ExitCode);
  },
};

/** What commands are asked of an edited assembly: of every one of so many. Neither number shares a factor with the files. */
const ASKED: readonly (readonly [every: number, ask: () => Promise<Run>])[] = [
  [5, () => run(executionPolicyCommand, ['--assembly', folder])],
  [35, () => run(can, ['--principal', 'developers/Developer', ...question])],
  [35, () => run(whoCan, question)],
];
const unedited: Run[] = [];
beforeAll(async () => {
  for (const [, ask] of ASKED) unedited.push(await ask());
});

/** Every edit is read whole; commands, which read the same again, answer some. */
async function faults(change: () => void, restore: () => void, number: number): Promise<readonly string[]> {
  change();
  const found = [explained(await run(readEverything, ['--assembly', folder]))];
  for (const [index, [every, ask]] of ASKED.entries()) {
    if (number % every !== 0) continue;
    const answer = await ask();
    found.push(explained(answer), otherAnswer(answer, unedited[index]));
  }
  restore();
  return found.flatMap((one) => one ?? []);
}

/** The answer of the unedited assembly, or a warning, or a refusal: any other answer would look as though nothing had been edited. */
function otherAnswer(answer: Run, before: Run | undefined): string | undefined {
  const { exitCode, stdout, stderr } = answer;
  if (exitCode === 2 || warnings(stderr) > 0) return undefined;
  return exitCode === before?.exitCode && stdout === before.stdout
    ? undefined
    : `another answer, without a warning: ${stdout}`;
}

function editing(file: string, edit: (text: string) => string | Buffer): [change: () => void, restore: () => void] {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  return [
    () => {
      writeFileSync(path, edit(text));
    },
    () => {
      writeFileSync(path, text);
    },
  ];
}

/** What a run of the tests has time for; thousands with `LANDING_ZONE_EDITS=5000`. */
const EDITS = Number(process.env.LANDING_ZONE_EDITS ?? '120');

test(`of ${EDITS} seeded edits of the sample's assembly each gives an answer or one line`, async () => {
  const random: Random = randomOf(20261125);
  const found: string[] = [];
  for (let number = 0; number < EDITS; number += 1) {
    const file = files[number % files.length] ?? '';
    const [change, restore] = editing(file, (text) => edited(text, random));
    for (const fault of await faults(change, restore, number)) found.push(`${number} ${file}: ${fault}`);
  }
  expect(found).toEqual([]);
});

test('the unedited assembly is answered about without a warning', () => {
  expect(unedited.map(({ exitCode, stderr }) => [exitCode === 2, warnings(stderr)])).toEqual(
    ASKED.map(() => [false, 0]),
  );
});

test.each(['Guardrails', 'Identity', 'Workloads'])(
  'an assembly without the stack %s is not answered about as though it were whole',
  async (stack) => {
    const [change, restore] = editing(
      'manifest.json',
      inManifest(({ artifacts }) => {
        Reflect.deleteProperty(artifacts, stack);
      }),
    );
    change();
    const answers = await Promise.all(ASKED.map(([, ask]) => ask()));
    restore();
    expect(answers.map(({ exitCode, stderr }) => exitCode === 2 || warnings(stderr) > 0)).toEqual(
      ASKED.map(() => true),
    );
  },
);

test.each([0, 1, 100, 2000, 10_000].flatMap((length) => files.map((file) => [file, length] as const)))(
  '%s cut off after %d characters ends with 2 and one line',
  async (file, length) => {
    const [change, restore] = editing(file, (text) => text.slice(0, Math.min(length, text.length - 2)));
    change();
    const { exitCode, stdout, stderr } = await run(can, ['--principal', 'developers/Developer', ...question]);
    restore();
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*(?:manifest|template)\.json: no JSON, or cut off\. Make [^\n]*\n$/);
  },
);

const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const inManifest =
  (edit: (manifest: Manifest) => void) =>
  (text: string): string => {
    const manifest = JSON.parse(text) as Manifest;
    edit(manifest);
    return JSON.stringify(manifest);
  };
const guardrails = (manifest: Manifest): Artifact => {
  const artifact = manifest.artifacts.Guardrails;
  if (artifact === undefined) throw new Error('the sample has a stack of guardrails');
  return artifact;
};

interface Artifact {
  type: string;
  environment: string;
  properties: Record<string, unknown>;
}
interface Manifest {
  version: unknown;
  artifacts: Record<string, Artifact>;
}

test.each<[what: string, file: string, edit: (text: string) => string | Buffer, line: RegExp]>([
  [
    'a template of two bytes that are no UTF-8',
    'Guardrails.template.json',
    () => Buffer.from([0xc3, 0x28]),
    /no text in UTF-8/,
  ],
  [
    'a template in UTF-16',
    'Guardrails.template.json',
    (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    /no text in UTF-8/,
  ],
  [
    'a template that is hostile in its depth',
    'Guardrails.template.json',
    () => `{"Resources":${deep(100_000)}}`,
    /nested deeper than 200/,
  ],
  ['a manifest that is hostile in its depth', 'manifest.json', () => deep(100_000), /nested deeper than 200/],
  [
    'an older schema',
    'manifest.json',
    inManifest((manifest) => (manifest.version = '36.0.0')),
    /another version of the CDK/,
  ],
  [
    'a schema of the future',
    'manifest.json',
    inManifest((manifest) => (manifest.version = '999.0.0')),
    /another version of the CDK/,
  ],
  [
    'a schema that is none',
    'manifest.json',
    inManifest((manifest) => (manifest.version = ['55'])),
    /another version of the CDK/,
  ],
  [
    'a path that leads out',
    'manifest.json',
    inManifest((manifest) => (guardrails(manifest).properties.templateFile = '../../etc/passwd')),
    /leads out of the assembly/,
  ],
  [
    'an absolute path',
    'manifest.json',
    inManifest((manifest) => (guardrails(manifest).properties.templateFile = '/etc/passwd')),
    /leads out of the assembly/,
  ],
  [
    'an unknown type of artifact',
    'manifest.json',
    inManifest((manifest) => (guardrails(manifest).type = 'aws:cloudformation:stac')),
    /is of type "aws:cloudformation:stac"/,
  ],
  [
    'an assembly nested in itself',
    'manifest.json',
    inManifest(
      (manifest) =>
        (manifest.artifacts.Self = { type: 'cdk:cloud-assembly', environment: '', properties: { directoryName: '.' } }),
    ),
    /nested in itself/,
  ],
  [
    'an account that is a pattern',
    'manifest.json',
    inManifest((manifest) => (guardrails(manifest).environment = 'aws://((/us-west-2')),
    /no environment such as/,
  ],
  ['null for a resource', 'Guardrails.template.json', () => '{"Resources":{"A":null}}', /resource A has no Type/],
  [
    'a text for properties',
    'Guardrails.template.json',
    () => '{"Resources":{"A":{"Type":"AWS::Organizations::Policy","Properties":"x"}}}',
    /Properties of resource A is "x"/,
  ],
  [
    'a policy without properties',
    'Guardrails.template.json',
    () => '{"Resources":{"A":{"Type":"AWS::Organizations::Policy"}}}',
    /Name: is nothing where a text is expected/,
  ],
  [
    'references in a circle',
    'Guardrails.template.json',
    () =>
      JSON.stringify({
        Resources: {
          A: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'B' }, AssumeRolePolicyDocument: {} } },
          B: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'A' }, AssumeRolePolicyDocument: {} } },
        },
      }),
    /needs itself/,
  ],
])('%s ends with 2 and one line', async (_what, file, edit, line) => {
  const [change, restore] = editing(file, edit);
  change();
  const runs = [
    await run(can, ['--principal', 'developers/Developer', ...question]),
    await run(access(noProofs), ['--unproven', '--assembly', folder]),
    await run(readEverything, ['--assembly', folder]),
  ];
  restore();
  for (const { exitCode, stdout, stderr } of runs) {
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^(?:Warning: not proven: [^\n]+\n)?[^\n]+\n$/);
    expect(stderr).toMatch(line);
  }
});

test('the copy that was edited is whole again', () => {
  const changed = files.filter(
    (file) => readFileSync(join(folder, file), 'utf8') !== readFileSync(join(sample, file), 'utf8'),
  );
  expect(changed).toEqual([]);
  expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
});
