import { REPLACE_CONFIG, repository } from './repository';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface AppRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly assembly: string;
  /** Findings of the checks: `<plugin> <rule> <construct path>`. */
  readonly findings: readonly string[];
}

export interface RunAppOptions {
  readonly preload?: string;
  readonly company?: string;
  readonly validation?: boolean;
  readonly flags?: Readonly<Record<string, boolean | string>>;
  readonly assembly?: string;
}

/**
 * Runs a CDK app as the CLI does: a process of its own, the feature flags of cdk.json, template validation on.
 *
 * @param script of the app, from the repository's top
 * @param preload a script that runs before it
 * @param company folder of the config that it finds in `config/`. @default that of the test company trips.com
 * @param validation whether the CDK validates the templates of an app that does not do so itself. @default true
 * @param flags feature flags that differ from cdk.json, as `-c` sets them. @default none
 * @param assembly folder to synthesize to. @default a new one
 */
export function runApp(script: string, options: RunAppOptions = {}): AppRun {
  const {
    preload,
    company = 'test/support/companies/trips',
    validation = true,
    flags = {},
    assembly = mkdtempSync(join(tmpdir(), 'landing-zone-test-')),
  } = options;
  const { app, context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as {
    app: string;
    context: object;
  };
  // `node <options> -r ./bin/register.js bin/landing-zone.ts`
  const nodeOptions = app.split(' ').slice(1, -1);
  const preloads = [...(company === 'config' ? [] : [REPLACE_CONFIG]), ...(preload === undefined ? [] : [preload])];
  const preloaded = preloads.flatMap((script) => ['-r', join(repository, script)]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, ...preloaded, script], {
    cwd: repository,
    encoding: 'utf8',
    env: {
      ...process.env,
      TEST_CONFIG_FOLDER: resolve(repository, company),
      CDK_VALIDATION: String(validation),
      CDK_OUTDIR: assembly,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...flags }),
      NODE_ENV: '',
    },
  });
  return { exitCode: status, stdout, stderr, assembly, findings: findingsIn(join(assembly, 'validation-report.json')) };
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs?: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

function findingsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return pluginReports.flatMap(({ pluginName, violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs = [{}] }) =>
      violatingConstructs.map(({ constructPath = '?' }) => `${pluginName} ${ruleName} ${constructPath}`),
    ),
  );
}
