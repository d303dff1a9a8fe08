import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubCommand } from '../../lib/cli/github';
import { run, type Run } from '../cli/support';

/** A call that changes something. */
export interface Written {
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A page of a list, which stands alone or beside how many there are. */
function onPage(answer: unknown, page: number): unknown {
  if (Array.isArray(answer)) return answer.slice((page - 1) * 100, page * 100) as unknown;
  return Object.fromEntries(
    Object.entries(answer as object).map(([key, value]) => [key, Array.isArray(value) ? onPage(value, page) : value]),
  );
}

/** GitHub's API without a network: lists by path, cut into pages; everything else that is asked for is not there. */
export class FakeGitHub {
  public readonly written: Written[] = [];
  /** Every call, reads included. */
  public readonly calls: string[] = [];

  /** @param answers JSON, text or a status by path without the paging */
  public constructor(private readonly answers: Readonly<Record<string, unknown>>) {}

  public readonly fetch: typeof fetch = (input, { method = 'GET', body, headers } = {}) => {
    const url = new URL(input);
    if (url.origin !== 'https://api.github.test') throw new Error(`asked ${url.origin}`);
    if (new Headers(headers).get('authorization') !== 'Bearer a-token') throw new Error('asked without the token');
    const page = Number(url.searchParams.get('page') ?? '1');
    url.searchParams.delete('page');
    url.searchParams.delete('per_page');
    const path = decodeURIComponent(`${url.pathname}${url.search}`.replace('/repos/trips/landing-zone', ''));
    this.calls.push(`${method} ${path}`);
    if (method === 'GET') return Promise.resolve(this.answerTo(path, page));
    this.written.push({ call: `${method} ${path}`, body: JSON.parse(body as string) as Record<string, unknown> });
    return Promise.resolve(Response.json(this.answers[`${method} ${path}`] ?? {}, { status: 201 }));
  };

  private answerTo(path: string, page: number): Response {
    const answer = this.answers[path];
    if (answer === undefined) return Response.json({ message: 'Not Found' }, { status: 404 });
    if (typeof answer === 'number') return Response.json({ message: 'no' }, { status: answer });
    if (typeof answer === 'string') return new Response(answer);
    return Response.json(onPage(answer, page));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'github-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

export function fileWith(content: string, name = 'file'): string {
  const path = join(mkdtempSync(join(folder, 'one-')), name);
  writeFileSync(path, content);
  return path;
}

/** What a job of the repository trips/landing-zone has in its environment. */
export function environmentOf(event: unknown = {}): NodeJS.ProcessEnv {
  return {
    GITHUB_TOKEN: 'a-token',
    GITHUB_REPOSITORY: 'trips/landing-zone',
    GITHUB_API_URL: 'https://api.github.test',
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_EVENT_PATH: fileWith(JSON.stringify(event)),
    GITHUB_RUN_ID: '17',
    GITHUB_SHA: 'b'.repeat(40),
  };
}

/** Runs `npm run github` against it. */
export function github(fake: FakeGitHub, argv: readonly string[], event?: unknown): Promise<Run> {
  return run(githubCommand(environmentOf(event), fake.fetch), argv);
}

export const BOT = { login: 'github-actions[bot]', type: 'Bot' };

/** A workflow of a pull request that has ended, of the repository's own. */
export const ENDED_RUN = {
  repository: { id: 1, owner: { login: 'trips' } },
  workflow_run: {
    id: 17,
    event: 'pull_request',
    path: '.github/workflows/pull-request.yml',
    head_sha: 'a'.repeat(40),
    head_branch: 'change',
    head_repository: { id: 1, owner: { login: 'trips' } },
  },
};

/** What GitHub says of a repository in which nothing is open, and of who approved that run. */
export function quietRepository(approvals: readonly object[] = []): Readonly<Record<string, object>> {
  return {
    '/environments/production': { protection_rules: [], deployment_branch_policy: null },
    '/actions/runs/17/approvals': approvals,
    '/issues?state=open': [],
    '/issues?state=all&labels=drill': [],
  };
}
