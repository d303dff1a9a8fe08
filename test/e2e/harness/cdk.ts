import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator } from './emulator';
import { RunError } from './failure';
import { OF_MAKER } from '../../support/maker-note';

const CDK = join(__dirname, '../../../node_modules/aws-cdk/bin/cdk');
const SHOWN_LINES = 40;

export interface CdkResult {
  readonly exitCode: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface CdkOptions {
  /** Kills the CLI and what it started, as a closed laptop would, once its output has this in it. */
  readonly killAt?: RegExp;
}

/** The CDK CLI with credentials of one account, which is what says whose landing zone it deploys. */
export class Cdk {
  private readonly environment: NodeJS.ProcessEnv;

  public constructor(
    emulator: Emulator,
    accountId: string,
    region: string,
    private readonly scratch: string,
  ) {
    const home = join(scratch, `cdk-home-${accountId}`);
    mkdirSync(home, { recursive: true });
    this.environment = {
      ...withoutAws(process.env),
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: accountId,
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_HOME: home,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      NODE_NO_WARNINGS: '1',
      NO_COLOR: '1',
      CI: '1',
    };
  }

  /** @throws RunError with the end of what the CLI said, if it fails */
  public async run(folder: string, ...commandLine: readonly string[]): Promise<string> {
    const { exitCode, output } = await this.attempt(folder, commandLine);
    if (exitCode === 0) return output;
    throw new RunError(`cdk ${commandLine.join(' ')} ended with exit code ${String(exitCode)}:\n${endOf(output)}`);
  }

  /** Runs the CLI, whatever comes of it. */
  public attempt(folder: string, commandLine: readonly string[], options: CdkOptions = {}): Promise<CdkResult> {
    return this.node(folder, [CDK, ...commandLine, '--no-notices'], options);
  }

  /** Runs a command of the landing zone, for example `drift`, with the same credentials. */
  public async command(folder: string, name: string, ...commandLine: readonly string[]): Promise<CdkResult> {
    return this.killed(folder, name, {}, ...commandLine);
  }

  /** The same, but for one that may be killed. */
  public async killed(
    folder: string,
    name: string,
    options: CdkOptions,
    ...commandLine: readonly string[]
  ): Promise<CdkResult> {
    const argv = ['-r', './bin/register.js', `bin/${name}.ts`, ...commandLine];
    const { exitCode, output } = await this.node(folder, argv, options);
    return { exitCode, output: output.replaceAll(OF_MAKER, '') };
  }

  private node(folder: string, argv: readonly string[], { killAt }: CdkOptions = {}): Promise<CdkResult> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, argv, {
        cwd: folder,
        env: this.environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, to be killed as a whole.
        detached: killAt !== undefined,
      });
      let output = '';
      let isKilled = false;
      const hear = (data: Buffer): void => {
        output += data.toString();
        if (isKilled || child.pid === undefined || killAt?.test(output) !== true) return;
        isKilled = true;
        process.kill(-child.pid, 'SIGKILL');
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('error', reject);
      child.on('close', (exitCode) => {
        resolve({ exitCode, output });
      });
    });
  }

  /** A folder without cdk.json: there, commands that need no app do not synthesize one. */
  public get elsewhere(): string {
    return this.scratch;
  }
}

/** What was said at last. */
export function endOf(output: string): string {
  return output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}

function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(AWS|CDK)_/.test(name)));
}
