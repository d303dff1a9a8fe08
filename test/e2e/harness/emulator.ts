import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { RunError } from './failure';

const FOLDER = join(__dirname, '../../emulator');
const REPOSITORY = join(__dirname, '../../..');
const START_SECONDS = 60;

/** More than anything takes that AWS does later, by itself. */
const AN_HOUR = 3_600;

/** One API call as the emulator recorded it; see the emulator's README. */
export interface RecordedCall {
  readonly service: string;
  readonly action: string;
  readonly account: string;
  readonly by: 'client' | 'cloudformation' | 'stackset' | 'lambda';
  readonly iamAction: string;
  readonly region: string;
  /** Short parameters, of calls for CloudFormation. */
  readonly names?: Readonly<Record<string, unknown>>;
  readonly error?: string | null;
}

export type Fault = Readonly<Record<string, string | number>>;

/** The emulated AWS, a process of its own on a free port. */
/** What stands in the link of a mail. */
export interface ConfirmationMail {
  readonly endpoint: string;
  readonly topic: string;
  readonly token: string;
}

export class Emulator {
  private constructor(
    private readonly process: ChildProcess,
    public readonly endpoint: string,
  ) {}

  /** @throws RunError with exit code 2 where python3 or moto is missing */
  public static async start(): Promise<Emulator> {
    const python = spawnSync('python3', ['-c', 'import moto.server, cfnlint, boto3'], { encoding: 'utf8' });
    if (python.status !== 0) {
      const missing =
        python.error === undefined ? "moto's server is not installed for python3" : 'python3 is not installed';
      throw new RunError(`e2e: ${missing}; see test/emulator/README.md, "Install and start"`, 2);
    }
    const child = spawn('python3', ['-m', 'aws_emulator', '--port', '0'], {
      cwd: FOLDER,
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: undefined,
        PYTHONDONTWRITEBYTECODE: '1',
        EMULATOR_NODE_MODULES: join(REPOSITORY, 'node_modules'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    return new Emulator(child, await addressOf(child));
  }

  public get pid(): number {
    return this.process.pid ?? 0;
  }

  public stop(): void {
    this.process.kill('SIGTERM');
  }

  /** Leaves it running when this process ends. */
  public letGo(): void {
    this.process.stdout?.destroy();
    this.process.stderr?.destroy();
    this.process.unref();
  }

  public async set(settings: Readonly<Record<string, string | number | boolean>>): Promise<void> {
    await this.switch('POST', '/lz/settings', settings);
  }

  public async inject(fault: Fault): Promise<void> {
    await this.switch('POST', '/lz/faults', fault);
  }

  /** Takes every fault away, and tells how often each struck. */
  public async clearFaults(): Promise<readonly number[]> {
    const faults = (await this.switch('GET', '/lz/faults')) as readonly { readonly struck: number }[];
    await this.switch('DELETE', '/lz/faults');
    return faults.map(({ struck }) => struck);
  }

  public async calls(): Promise<readonly RecordedCall[]> {
    return (await this.switch('GET', '/lz/calls')) as readonly RecordedCall[];
  }

  public async forgetCalls(): Promise<void> {
    await this.switch('DELETE', '/lz/calls');
  }

  /** What AWS was to do later, such as bringing a new account what every account gets, has happened. */
  public async letTimePass(): Promise<void> {
    await this.switch('POST', '/lz/clock', { advance: AN_HOUR });
  }

  /** Mails by which AWS asks addresses whether they want what a topic sends. */
  public async mails(): Promise<readonly ConfirmationMail[]> {
    return (await this.switch('GET', '/lz/mails')) as readonly ConfirmationMail[];
  }

  private async switch(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.endpoint}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new RunError(`e2e: the emulator refused ${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let complaints = '';
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new RunError(`e2e: the emulator did not start within ${START_SECONDS} seconds\n${complaints}`));
    }, START_SECONDS * 1000);
    child.stdout?.on('data', (data: Buffer) => {
      const address = /ready on (?<address>\S+)/.exec(data.toString())?.groups?.address;
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.stderr?.on('data', (data: Buffer) => {
      complaints += data.toString();
    });
    child.on('exit', () => {
      clearTimeout(timer);
      reject(new RunError(`e2e: the emulator ended before it was ready\n${complaints}`));
    });
  });
}
