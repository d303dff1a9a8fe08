import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository';

/** A file that a test makes and the repository keeps, so that a pull request shows what changes in it. */
export interface GeneratedFile {
  /** Within the repository. */
  readonly file: string;
  /** Path of its test within the repository, as {@link rewriting} got it. */
  readonly by: string;
  /** @default UPDATE_DOCS */
  readonly variable?: string;
  readonly text: () => string | Promise<string>;
}

/** The command that writes what the test at a path makes. */
export function rewriting(by: string, variable = 'UPDATE_DOCS'): string {
  return `${variable}=1 npm test -- ${by}`;
}

/** A test that holds the file to what makes it, and names the one command that writes it. */
export function testGeneratedFile({ file, by, variable = 'UPDATE_DOCS', text }: GeneratedFile): void {
  test(`${file} is up to date; if not: ${rewriting(by, variable)}`, async () => {
    const path = join(repository, file);
    const made = await text();
    if (process.env[variable] === '1') writeFileSync(path, made);
    expect(readFileSync(path, 'utf8')).toBe(made);
    expect(expect.getState().testPath?.startsWith(join(repository, by))).toBe(true);
  });
}
