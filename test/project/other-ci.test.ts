import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { inPipelineCommand } from '../../lib/cli/in-pipeline';
import { REVIEW_OPTIONS } from '../../lib/cli/options-of/review';
import { FORMATS } from '../../lib/review/render';
import { MARKER, MOST_BYTES } from '../../lib/review/render/markdown';
import { SEVERITIES } from '../../lib/review/model';
import { repository } from '../support/repository';

/* What the page for other hosts tells people to run is what there is. Nothing of it has been run on such a host. */

const page = readFileSync(join(repository, 'docs/other-ci.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const commands = [...page.matchAll(/npm run (?:--silent )?([a-z:-]+)(?: -- ([^`\n>]*))?/g)].map(
  ([whole, script = '', options = '']) => ({ whole, script, options: options.trim() }),
);

test('every command of the page is a script of the package', () => {
  expect(commands.map(({ script }) => script)).toEqual(expect.arrayContaining(['review', 'synth', 'in-pipeline']));
  for (const { script } of commands) expect(Object.keys(scripts)).toContain(script);
});

test('every option of a review is one, and what stands behind it is understood', () => {
  const given = commands.filter(({ script, options }) => script === 'review' && options !== '');
  expect(given.length).toBeGreaterThan(1);
  for (const { options } of given)
    for (const [, name = ''] of options.matchAll(/--([a-z-]+)/g)) expect(Object.keys(REVIEW_OPTIONS)).toContain(name);
  for (const [, format = ''] of page.matchAll(/--format ([a-z]+)/g)) expect(Object.keys(FORMATS)).toContain(format);
  for (const [, severity = ''] of page.matchAll(/--fail-on ([a-z]+)/g)) expect(SEVERITIES).toContain(severity);
});

test('what is asked of npm run in-pipeline is one of its tasks', async () => {
  const tasks = commands.flatMap(({ script, options }) => (script === 'in-pipeline' ? options.split(' ')[0] : []));
  expect(new Set(tasks)).toEqual(new Set(['deploy', 'drift']));
  const said: string[] = [];
  const stream = { write: (text: string) => void said.push(text) };
  const streams = { stdout: stream, stderr: stream };
  const run = (): never => {
    throw new Error('nothing is run for --help');
  };
  expect(await inPipelineCommand({ argv: ['--help'], streams, run, environment: {} })).toBe(0);
  const [usage = ''] = said.join('').split('\n');
  for (const task of tasks) expect(usage.split(/[ |]/)).toContain(task);
});

test('the comment that the page finds again begins as a report does, and is as long at most', () => {
  expect(page).toContain(MARKER);
  expect(page).toContain(`at most ${MOST_BYTES.toLocaleString('en-US')} bytes`);
  expect(page).toContain(`head -c ${String(MOST_BYTES)} `);
});

interface Job {
  readonly script: readonly string[];
  readonly id_tokens?: unknown;
  readonly resource_group?: string;
  readonly interruptible?: boolean;
  readonly environment?: string;
}

test('of the jobs for GitLab only the one that deploys has credentials, and it is never cancelled', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const jobs = parse(yaml) as Readonly<Record<string, Job>>;
  expect(Object.keys(jobs)).toEqual(['review', 'deploy']);
  expect(jobs.review?.id_tokens).toBeUndefined();
  expect(jobs.deploy).toMatchObject({
    interruptible: false,
    environment: 'production',
    resource_group: 'landing-zone',
  });
  for (const { script } of Object.values(jobs)) expect(script[0]).toBe('npm ci');
});
