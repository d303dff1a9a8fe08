import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Ended {
  readonly code: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** As if nobody had configured anything on this machine. */
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Fork exercise',
  GIT_AUTHOR_EMAIL: 'fork@ferries.example',
  GIT_COMMITTER_NAME: 'Fork exercise',
  GIT_COMMITTER_EMAIL: 'fork@ferries.example',
  GIT_EDITOR: 'true',
};

/** A clone of the repository, in which everything is done by the commands that people type. */
export class Clone {
  public constructor(
    /** Its top. */
    public readonly folder: string,
  ) {}

  /** Packages as they are installed in the repository: the exercise is about what is in git. */
  public install(repository: string): void {
    symlinkSync(join(repository, 'node_modules'), join(this.folder, 'node_modules'));
    const exclude = join(this.folder, '.git/info/exclude');
    mkdirSync(dirname(exclude), { recursive: true });
    writeFileSync(exclude, '/node_modules\n');
  }

  public run(command: string): Promise<Ended> {
    return run(command, this.folder);
  }

  /** @throws Error with the output where it does not end with 0 */
  public async must(command: string): Promise<string> {
    const { code, output } = await this.run(command);
    if (code === 0) return output;
    throw new Error(`${command} ended with ${code ?? 'a signal'} in ${this.folder}:\n${output}`);
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** @throws Error where the text is not there exactly once: the exercise would then do nothing, or too much */
  public edit(file: string, from: string, to: string): void {
    const parts = this.read(file).split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times what is to be edited: ${from}`);
    this.write(file, parts.join(to));
  }
}

export function run(command: string, cwd: string): Promise<Ended> {
  const env = { ...process.env, ...GIT, NODE_ENV: undefined, LANDING_ZONE_TEST_RUN: undefined, FORCE_COLOR: '0' };
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}
