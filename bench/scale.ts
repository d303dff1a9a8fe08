import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../lib/assembly';
import { largeCompany } from '../test/support/large-company';
import { REPLACE_CONFIG, repository } from '../test/support/repository';

/** What one synthesis took. */
export interface Taken {
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

interface Measured {
  readonly accounts: number;
  readonly stacks: number;
  readonly resources: number;
  readonly ours: Taken;
  readonly bare: Taken;
}

const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as { readonly context: object };
const NODE_OPTIONS = ['--single-threaded-gc', '--liftoff-only', '-r', join(__dirname, 'peak.js')];

/**
 * Synthesizes a company of so many accounts, and a bare CDK app in plain JavaScript with as many resources of the same types. The CLI is
 * left out: it takes the same for both.
 *
 * @param profile folder for CPU profiles of ours. @default none
 */
export function measureScale(accounts: number, profile?: string): Measured {
  const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-scale-'));
  try {
    const assembly = join(scratch, 'ours');
    const config = writeConfig(join(scratch, 'config'), largeCompany({ accounts }));
    const ours = run(oursWith(profile), assembly, { TEST_CONFIG_FOLDER: config });
    const { stacks } = readAssembly(assembly);
    const types = stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
    const counts = JSON.stringify(countsOf(types));
    const bare = run([join(__dirname, 'floor/company.js')], join(scratch, 'bare'), { FLOOR_COUNTS: counts });
    return { accounts, stacks: stacks.length, resources: types.length, ours, bare };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function oursWith(profile: string | undefined): readonly string[] {
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  return [...profiling, '-r', './bin/register.js', '-r', join(repository, REPLACE_CONFIG), 'bin/landing-zone.ts'];
}

/** A config as a person writes it, but for the generated company, which its `index.ts` takes from a file beside it. @returns the folder */
export function writeConfig(folder: string, company: object): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'company.json'), JSON.stringify({ exceptions: {}, workloads: {}, ...company }));
  writeFileSync(
    join(folder, 'catalogue.ts'),
    `import { defineCatalogue } from '../lib/config/define';
export const catalogue = defineCatalogue({ guardrails: {}, personas: {}, machineRoles: {}, workflows: {} });
`,
  );
  writeFileSync(
    join(folder, 'index.ts'),
    `import company from './company.json';
export { catalogue } from './catalogue';
export const config = company;
`,
  );
  return folder;
}

function countsOf(types: readonly string[]): Readonly<Record<string, number>> {
  const count = (type: string): number => types.filter((one) => one === type).length;
  const known = {
    accounts: count('AWS::Organizations::Account'),
    assignments: count('AWS::SSO::Assignment'),
    budgets: count('AWS::Budgets::Budget'),
  };
  return { ...known, others: types.length - known.accounts - known.assignments - known.budgets };
}

export function run(argv: readonly string[], outdir: string, variables: NodeJS.ProcessEnv): Taken {
  const peak = `${outdir}.json`;
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, [...NODE_OPTIONS, ...argv], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: {
      ...process.env,
      ...variables,
      BENCH_PEAK: peak,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      NODE_ENV: '',
    },
  });
  if (status !== 0) throw new Error(`exit ${String(status)}: ${stderr.slice(0, 5000)}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, ...(JSON.parse(readFileSync(peak, 'utf8')) as Omit<Taken, 'seconds'>) };
}

/** One line of the table. */
export function lineOf({ accounts, stacks, resources, ours, bare }: Measured): string {
  const cells = [
    accounts.toLocaleString('en-US').padStart(8),
    resources.toLocaleString('en-US').padStart(9),
    String(stacks).padStart(6),
    ...[ours, bare].flatMap(({ seconds, cpuSeconds, megabytes }) => [
      `${seconds.toFixed(1)} s`.padStart(9),
      `${cpuSeconds.toFixed(1)} s`.padStart(9),
      `${megabytes.toFixed(0)} MB`.padStart(8),
    ]),
    `${(ours.seconds / bare.seconds).toFixed(2)} ×`.padStart(8),
    `${(ours.cpuSeconds / bare.cpuSeconds).toFixed(2)} ×`.padStart(8),
  ];
  return cells.join(' ');
}

export const HEAD =
  'accounts resources stacks   landing zone: wall, CPU, memory      bare app: wall, CPU, memory    wall     CPU';
