import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OF_MAKER } from './maker-note';
import { REPLACE_CONFIG, repository } from './repository';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What was written into the folder of the assembly. */
  readonly written: readonly string[];
}

/** A file of the repository as it is, of the config as the test company has it. @param file from the repository's top */
export function original(file: string): string {
  const ofConfig = /^config\/(.*)$/.exec(file)?.[1];
  if (ofConfig === undefined) return readFileSync(join(repository, file), 'utf8');
  return readFileSync(join(repository, COMPANY, ofConfig), 'utf8').replaceAll("'../../../../lib/", "'../lib/");
}

const COMPANY = 'test/support/companies/trips';

export interface Replaced {
  /** From the repository's top. */
  readonly file: string;
  readonly text: string;
}

/** Runs the app or a command as people do, with one file of the repository replaced. */
export function runReplaced(script: string, args: readonly string[], { file, text }: Replaced): Promise<Ended> {
  const outdir = mkdtempSync(join(tmpdir(), 'landing-zone-config-'));
  const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as { readonly context: object };
  const CDK_CONTEXT_JSON = JSON.stringify(context);
  const environment = {
    CDK_CONTEXT_JSON,
    CDK_OUTDIR: outdir,
    TEST_CONFIG_FILE: file,
    TEST_CONFIG_TEXT: text,
    AWS_REGION: undefined,
  };
  const options = ['-r', './bin/register.js', '-r', join(repository, REPLACE_CONFIG)];
  const child = spawn(process.execPath, [...options, script, ...args], {
    cwd: repository,
    env: { ...process.env, NODE_ENV: '', ...environment },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const { stdout, stderr } = output;
      resolve({ code, stdout, stderr: stderr.replaceAll(OF_MAKER, ''), written: readdirSync(outdir) });
    });
  });
}
