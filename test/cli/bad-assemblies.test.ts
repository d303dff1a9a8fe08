import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { provenAssembly, writeProofs, type ProvenCheck } from '../../lib/assembly/proven/proofs-file';
import { refuseAssembly } from '../../lib/assembly/proven/refuse';
import { access } from '../../lib/cli/access';
import { deployCommand } from '../../lib/cli/deploy';
import { driftCommand } from '../../lib/cli/drift';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { explorer } from '../../lib/cli/explorer';
import { inPipelineCommand } from '../../lib/cli/in-pipeline';
import { preflightCommand } from '../../lib/cli/preflight';
import { review } from '../../lib/cli/review';
import { whoCan } from '../../lib/cli/who-can';
import { readAssembly } from '../../lib/assembly';
import type { RunStep } from '../../lib/operate/deploy/run-step';
import type { LiveAws } from '../../lib/operate/live';
import { makesTheSame } from '../operate/deploy/deploying';
import type { OpenedStore } from '../../lib/operate/deploy/lease/open-store';
import { opened } from '../operate/deploy/memory-store';
import { deployed } from '../operate/live/deployed';
import { fakeLive, recorder } from '../operate/live/fake';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { writeAssembly } from '../assembly/support/write-assembly';
import { can, run, sampleAssembly } from './support';

/*
 * Every command that reads an assembly, asked of every kind of one that it must not answer about as though all were well.
 */

const sample = sampleAssembly();
const scratch = mkdtempSync(join(tmpdir(), 'bad-assemblies-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What a deploy started. */
  readonly started?: readonly string[];
}

const load = (): Promise<ReturnType<typeof loaded>> => Promise.resolve(loaded(config));
const question = ['--account', 'engineering-dev', '--action', 's3:GetObject'];
const live = (): Promise<LiveAws> => Promise.resolve(fakeLive(deployed(readAssembly(sample))));
const page = join(scratch, 'page.html');

async function deploying(
  start: (given: {
    readonly run: RunStep;
    readonly streams: Parameters<typeof deployCommand>[0]['streams'];
  }) => Promise<number>,
): Promise<Ran> {
  const [stdout, stderr] = [recorder(), recorder()];
  const started: string[] = [];
  const exitCode = await start({
    streams: { stdout, stderr },
    run: ({ argv }) => {
      started.push(argv.join(' '));
      makesTheSame(argv, sample);
      return Promise.resolve(0);
    },
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text().replace(OF_THE_TESTS, ''), started };
}

/** A variable that jest is run with. */
const OF_THE_TESTS = /^Not taken from the environment: CDK_VALIDATION\.\n/;

const open = (): Promise<OpenedStore> => Promise.resolve(opened());
const surroundings = { variables: {}, home: '/nowhere', project: '/nowhere', terminal: 'attached' } as const;
const caller = {
  accountId: '111111111111',
  partition: 'aws',
  arn: 'arn:aws:sts::111111111111:assumed-role/lz-ci-deploy/x',
};

/** How each asks about an assembly. */
const READS: Readonly<Record<string, (folder: string) => Promise<Ran>>> = {
  can: (folder) => run(can, ['--principal', 'developers/Developer', ...question, '--assembly', folder]),
  'can --workflow': (folder) =>
    run(can, ['--workflow', 'ecs-exec', '--account', 'engineering-dev', '--assembly', folder]),
  'who-can': (folder) => run(whoCan, [...question, '--assembly', folder]),
  access: (folder) =>
    run(
      access(() => ({ claims: 0, questions: 0, failures: [] })),
      ['--assembly', folder],
    ),
  'access --quotas': (folder) =>
    run(
      access(() => ({ claims: 0, questions: 0, failures: [] })),
      ['--quotas', '--assembly', folder],
    ),
  drift: (folder) => run(driftCommand(live), ['--assembly', folder]),
  preflight: (folder) => run(preflightCommand(load, live), ['--assembly', folder]),
  'review --head': (folder) => run(review(load), ['--base', sample, '--head', folder]),
  'review --base': (folder) => run(review(load), ['--base', folder, '--head', sample]),
  explorer: (folder) => run(explorer(load), ['--assembly', folder, '--out', page]),
  'explorer --base': (folder) => run(explorer(load), ['--assembly', sample, '--base', folder, '--out', page]),
  'execution-policy': (folder) => run(executionPolicyCommand, ['--assembly', folder]),
  deploy: (folder) =>
    deploying((given) => deployCommand({ ...given, argv: ['--assembly', folder], surroundings, open })),
  'in-pipeline deploy': (folder) => inPipeline('deploy', '--assembly', folder, '--require-approval', 'never'),
  'in-pipeline drift': (folder) => inPipeline('drift', '--assembly', folder),
  'in-pipeline preflight': (folder) => inPipeline('preflight', '--assembly', folder),
};

function inPipeline(...argv: readonly string[]): Promise<Ran> {
  return deploying((given) =>
    inPipelineCommand({
      ...given,
      argv,
      environment: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' },
      reach: () => Promise.resolve({ caller: () => Promise.resolve(caller) } as LiveAws),
      open,
    }),
  );
}

/** Of which the home Region is known all the same. */
const SAYS_A_REGION = 'without a stack of guardrails';

/** These take the home Region alone of it, and start the command itself, which says the rest. */
const STARTS: readonly string[] = ['in-pipeline drift', 'in-pipeline preflight'];

/** Why the others need no row. */
const READS_NONE: Readonly<Record<string, string>> = {
  compliance: 'asks AWS Config about live accounts',
  github: 'reads the report of a review, and talks to GitHub',
  history: 'makes the assembly of each commit itself; what it keeps of them is tried in its own test',
  'new-company': 'writes a config',
  synth: 'makes one',
};

test('each command either has a row, or a reason why it reads no assembly', () => {
  const commands = readdirSync(join(repository, 'bin')).filter(
    (file) => file.endsWith('.ts') && readFileSync(join(repository, 'bin', file), 'utf8').includes('run-process'),
  );
  const named = new Set([...Object.keys(READS).map((name) => name.split(' ')[0]), ...Object.keys(READS_NONE)]);
  expect([...named].sort()).toEqual(commands.map((file) => basename(file, '.ts')).sort());
});

const names = Object.keys(READS);
const DEPLOYS = names.filter((name) => name.includes('deploy'));
/** These tell what changes, and say in what they tell that a side is not proven. */
const TELLING = ['review --head', 'review --base', 'explorer --base'];

const write = (folder: string, file: string, edit: (text: string) => string): void => {
  const path = join(folder, file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
};
const inJson =
  (edit: (value: Record<string, unknown>) => void) =>
  (text: string): string => {
    const value = JSON.parse(text) as Record<string, unknown>;
    edit(value);
    return JSON.stringify(value);
  };
const MANIFEST = 'manifest.json';
const GUARDRAILS = 'Guardrails.template.json';

/** Of these nothing can be said. */
const UNREADABLE: Record<string, (folder: string) => void> = {
  'that is not there': (folder) => {
    rmSync(folder, { recursive: true });
  },
  'that is an empty folder': (folder) => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
  },
  'that is a file': (folder) => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '{}');
  },
  'of another app': (folder) => {
    rmSync(folder, { recursive: true });
    writeAssembly({ Shop: { template: { Resources: {} } } }, {}, folder);
  },
  'without a manifest': (folder) => {
    rmSync(join(folder, MANIFEST));
  },
  'with a manifest that is cut off': (folder) => {
    write(folder, MANIFEST, (text) => text.slice(0, text.length / 2));
  },
  'with an empty manifest': (folder) => {
    write(folder, MANIFEST, () => '');
  },
  'with a manifest of no artifacts': (folder) => {
    write(folder, MANIFEST, () => '{"version":"55.0.0","artifacts":{}}');
  },
  'of another version of the CDK': (folder) => {
    write(
      folder,
      MANIFEST,
      inJson((manifest) => (manifest.version = '36.0.0')),
    );
  },
  'without a template that its manifest names': (folder) => {
    rmSync(join(folder, GUARDRAILS));
  },
  'with a template that is cut off': (folder) => {
    write(folder, GUARDRAILS, (text) => text.slice(0, text.length / 2));
  },
  'without a stack of guardrails': (folder) => {
    write(
      folder,
      MANIFEST,
      inJson(({ artifacts }) => {
        Reflect.deleteProperty(artifacts as object, 'Guardrails');
      }),
    );
  },
};

/** What a synthesis leaves that did not come to its end. */
const LEFT_BEHIND: Readonly<Record<string, (folder: string) => void>> = {
  'that a failed synthesis left': (folder) => {
    refuseAssembly(folder);
  },
  'of a synthesis that was killed among its checks': (folder) => {
    const pending = `${folder}-pending`;
    renameSync(folder, pending);
    mkdirSync(folder);
    renameSync(pending, join(folder, '.pending-a1B2c3'));
  },
  'of a synthesis that was killed while it took its place': (folder) => {
    const pending = join(folder, '.pending-a1B2c3');
    mkdirSync(pending);
    for (const file of [MANIFEST, GUARDRAILS]) renameSync(join(folder, file), join(pending, file));
  },
};
Object.assign(UNREADABLE, LEFT_BEHIND);

/** These can be read, but are not what was proven. */
const UNPROVEN: Readonly<Record<string, (folder: string) => void>> = {
  'without proofs.json': (folder) => {
    rmSync(join(folder, 'proofs.json'));
  },
  'with a proofs.json that was edited': (folder) => {
    write(folder, 'proofs.json', (text) => text.replace('"templates": 1', '"templates": 2'));
  },
  'with a proofs.json that is cut off': (folder) => {
    write(folder, 'proofs.json', (text) => text.slice(0, text.length / 2));
  },
  'with the proofs.json of another version': (folder) => {
    write(
      folder,
      'proofs.json',
      inJson((proofs) => (proofs.version = 1)),
    );
  },
  'with a proofs.json that says nothing of one check': (folder) => {
    writeProofs(folder, checksIn(folder).slice(1));
  },
  'of which a check has tried nothing': (folder) => {
    writeProofs(
      folder,
      checksIn(folder).map((check) => ({ ...check, counts: { rules: 0 } })),
    );
  },
  'with an empty proofs.json': (folder) => {
    write(folder, 'proofs.json', () => '{}');
  },
  'with a template that was edited after the proofs': (folder) => {
    write(
      folder,
      GUARDRAILS,
      inJson((template) => (template.Description = 'Edited')),
    );
  },
  'with a file that is new': (folder) => {
    writeFileSync(join(folder, 'Another.template.json'), '{}');
  },
};

function checksIn(folder: string): readonly ProvenCheck[] {
  const proven = provenAssembly(folder);
  if ('problem' in proven) throw new Error(proven.problem);
  return proven.proofs.checks;
}

async function asked(name: string, spoil: (folder: string) => void): Promise<Ran> {
  const folder = join(scratch, 'assembly');
  rmSync(folder, { recursive: true, force: true });
  rmSync(page, { force: true });
  cpSync(sample, folder, { recursive: true });
  spoil(folder);
  const ask = READS[name];
  if (ask === undefined) throw new Error(name);
  return ask(folder);
}

function written(): string {
  return existsSync(page) ? readFileSync(page, 'utf8') : '';
}

const TRACE = /^\s+at .*:\d+:\d+|This should not have happened/m;

test.each(names)('%s: the assembly of the tests is sound', async (name) => {
  expect('proofs' in provenAssembly(sample)).toBe(true);
  const { exitCode, stdout, stderr, started } = await asked(name, () => undefined);
  expect(exitCode).not.toBe(2);
  expect(`${stderr}${stdout}${written()}`).not.toMatch(/not proven/);
  if (DEPLOYS.includes(name)) expect(started).not.toEqual([]);
});

test.each(
  names
    .flatMap((name) => Object.keys(UNREADABLE).map((kind) => [name, kind] as const))
    .filter(([name, kind]) => !STARTS.includes(name) || kind !== SAYS_A_REGION),
)('%s refuses an assembly %s: exit code 2 and one line', async (name, kind) => {
  const { exitCode, stdout, stderr, started = [] } = await asked(name, UNREADABLE[kind] ?? (() => undefined));
  expect({ exitCode, stdout, started }).toEqual({ exitCode: 2, stdout: '', started: [] });
  expect(stderr).toMatch(/^[^\n]{20,}\n$/);
  expect(stderr).not.toMatch(TRACE);
  expect(existsSync(page)).toBe(false);
});

const answering = names.filter((name) => !STARTS.includes(name));

test.each(answering.flatMap((name) => Object.keys(UNPROVEN).map((kind) => [name, kind] as const)))(
  '%s does not take an assembly %s for proven',
  async (name, kind) => {
    const { exitCode, stdout, stderr, started = [] } = await asked(name, UNPROVEN[kind] ?? (() => undefined));
    expect(started).toEqual([]);
    expect(stderr).not.toMatch(TRACE);
    if (!TELLING.includes(name)) {
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^[^\n]*not proven: [^\n]+\n$/);
      return;
    }
    // An explorer tells of its base where it tells what changes.
    expect(`${stderr}${stdout}${written()}`).toMatch(/not proven/);
  },
);
