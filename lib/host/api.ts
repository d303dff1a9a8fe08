import type { z } from 'zod';
import { HostError } from './host-error';

export interface GitHubSettings {
  readonly token: string;
  /** `<owner>/<name>` */
  readonly repository: string;
  /** Without a slash at its end. */
  readonly url: string;
  /** @default that of Node.js */
  readonly fetch?: typeof fetch;
}

/** More than any list that is asked for; more pages mean that something goes round. */
const MOST_PAGES = 100;
const PER_PAGE = 100;
const TIMEOUT_MILLISECONDS = 30_000;

/**
 * GitHub's REST API, for one repository. What it answers is checked by a schema before anybody reads it.
 *
 * @see https://docs.github.com/en/rest
 */
export class GitHubApi {
  public constructor(private readonly settings: GitHubSettings) {}

  /**
   * @param path below the repository's own, for example `/pulls/7`
   * @throws HostError
   */
  public async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.parsed(await this.call('GET', path), `GET ${path}`, schema);
  }

  /** @throws HostError */
  public async send<T>(method: 'POST' | 'PATCH' | 'PUT', path: string, body: object, schema: z.ZodType<T>): Promise<T> {
    return this.parsed(await this.call(method, path, body), `${method} ${path}`, schema);
  }

  /**
   * All entries of a list, over all its pages.
   *
   * @param pick takes the list from a page
   * @param most entries that GitHub gives of this list; beyond them is no page to ask for @default all there are
   * @throws HostError
   */
  public async pages<Page, T>(
    path: string,
    schema: z.ZodType<Page>,
    pick: (page: Page) => readonly T[],
    most = Infinity,
  ): Promise<readonly T[]> {
    const all: T[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const joint = path.includes('?') ? '&' : '?';
      const entries = pick(await this.get(`${path}${joint}per_page=${PER_PAGE}&page=${page}`, schema));
      all.push(...entries);
      if (entries.length < PER_PAGE || all.length >= most) return all;
    }
    throw new HostError(`GET ${path}: more than ${MOST_PAGES} pages. Nothing was done.`);
  }

  /** Bytes behind a path. @throws HostError, also where there are more than `most` */
  public async bytes(path: string, most: number): Promise<Uint8Array> {
    const { body } = await this.call('GET', path);
    const parts: Uint8Array[] = [];
    let length = 0;
    // Counted as they come, since a length that is told may be wrong.
    for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > most) throw new HostError(`GET ${path}: more than ${most} bytes. Expected fewer.`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  private async call(method: string, path: string, body?: object): Promise<Response> {
    const { fetch: ask = fetch, token, repository, url } = this.settings;
    const response = await ask(`${url}/repos/${repository}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'landing-zone',
        'x-github-api-version': '2022-11-28',
      },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new HostError(
        `${method} ${path}: no answer of GitHub (${error instanceof Error ? error.message : 'unknown'}).`,
      );
    });
    if (response.ok) return response;
    throw new HostError(
      `${method} ${path}: GitHub answered ${response.status}. ${ADVICE[response.status] ?? 'Run it again.'}`,
    );
  }

  private async parsed<T>(response: Response, call: string, schema: z.ZodType<T>): Promise<T> {
    const { success, data, error } = schema.safeParse(await response.json().catch(() => undefined));
    if (success) return data;
    const at = error.issues[0]?.path.join('.') ?? '';
    throw new HostError(`${call}: GitHub answered what is not expected${at === '' ? '' : ` (at ${at})`}.`);
  }
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Expected the token of the job: env GITHUB_TOKEN: ${{ github.token }}.',
  403: 'Expected the permission in "permissions" of the job, and that the settings of the repository allow it.',
  404: 'Expected it to be there, and the permission to see it in "permissions" of the job.',
};
