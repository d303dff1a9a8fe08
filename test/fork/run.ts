/**
 * A fork as a company makes one: `npm run fork`. In a temporary folder: upstream and a fork of it by git; the fork becomes another
 * company's and gets content of its own; upstream changes and the fork takes that in; then what people edit every day. Every step
 * is done by the commands that the README and UPGRADING.md name, and looked at. Ends with 1 at the first that does not hold.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { Options, OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { repository } from '../support/repository';
import { Clone, run } from './clone';
import { COMPANY_TEST, greenButForPages } from './company-tests';
import { editsOfStarts, everydayEdits, make, type EverydayEdit } from './everyday-edits';
import { assertMerged, mergeUpstream } from './merge';
import { addOwnContent, makeItYours } from './own-company';
import { changeProduct, changeSample } from './upstream';

const OPTIONS = {
  keep: { kind: 'flag', help: 'leaves the folder there, to look at' },
  starts: {
    kind: 'flag',
    help: 'tries the other starting points of npm run new-company instead: a fresh clone, all tests about it, each everyday edit',
  },
  whole: { kind: 'flag', help: 'runs all tests in the fork after the merges, not those alone that are about it' },
} as const satisfies OptionSpecs;

const ABOUT = `Forks this repository at HEAD for another company, merges a change of upstream into it, and edits its config.
Exit code 0: the fork stays green. 1: it does not. 2: it was not tried.`;

const folder = join(tmpdir(), `landing-zone-fork-${process.pid}`);
const upstream = new Clone(join(folder, 'upstream'));
const fork = new Clone(join(folder, 'fork'));

async function step<T>(what: string, act: () => Promise<T> | T): Promise<T> {
  const start = Date.now();
  const result = await act();
  const said = typeof result === 'string' ? `: ${result}` : '';
  console.log(`${what}${said} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
  return result;
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

async function commitFork(message: string): Promise<void> {
  await fork.must('npx prettier --log-level warn --write config');
  await fork.must(`git add --all && git commit --quiet --message '${message}'`);
}

async function makeClones(): Promise<void> {
  for (const [from, to] of [
    [repository, upstream],
    [upstream.folder, fork],
  ] as const) {
    const { code, output } = await run(`git clone --quiet '${from}' '${to.folder}'`, folder);
    expect(code === 0, `git clone ${from}: ${output}`);
    to.install(repository);
  }
  await upstream.must('git checkout --quiet -B main');
  await fork.must('git checkout --quiet -B main && git remote rename origin upstream');
}

/** Of `config/` alone: those of the product are upstream's business. */
async function checkTypes(): Promise<void> {
  const project = 'config.tsconfig.json';
  fork.write(project, JSON.stringify({ extends: './tsconfig.json', include: ['config'] }));
  await fork.must(`npx tsc --noEmit --project ${project} && rm ${project}`);
}

/** What upstream adds to the catalogue is in force nowhere until somebody places it: synth says so. */
async function synthNames(guardrail: string): Promise<void> {
  const output = await fork.must('npm run --silent synth');
  expect(
    new RegExp(`placed nowhere: .*${guardrail}`).test(output),
    `npm run synth does not name ${guardrail}:\n${output}`,
  );
}

async function untouched(path: string, before: string): Promise<void> {
  const differs = await fork.must(`git diff --stat ${before} HEAD -- ${path}`);
  expect(differs === '', `the merge changed ${path}:\n${differs}`);
}

async function mergeOf(change: () => Promise<void>, allowed: RegExp): Promise<string> {
  await change();
  const before = (await fork.must('git rev-parse HEAD')).trim();
  const conflicts = await mergeUpstream(fork);
  const outside = conflicts.filter((file) => !allowed.test(file));
  expect(outside.length === 0, `in conflict: ${outside.join(', ')}`);
  await untouched('config company', before);
  expect((await fork.must('git status --porcelain')) === '', 'the merge left something');
  await assertMerged(fork);
  return conflicts.length === 0 ? 'no conflict' : `none but in config/, kept: ${conflicts.join(', ')}`;
}

/** In a work tree of its own, so that edits can be tried beside each other and none rests on another. */
async function tryEdit(edit: EverydayEdit, name: string, of: Clone): Promise<void> {
  const clone = new Clone(join(folder, name));
  await of.must(`git worktree add --quiet --detach '${clone.folder}'`);
  await clone.must(`ln -s '${join(repository, 'node_modules')}' node_modules`);
  await step(edit.what, () => {
    make(edit, clone);
    return greenButForPages(clone);
  });
}

/** As a new user does it: from a fresh clone to a green `npm test`, then whatever comes next. */
async function tryStart(start: string, edits: readonly EverydayEdit[]): Promise<void> {
  const clone = new Clone(join(folder, start));
  await step(`npm run new-company -- --start ${start}, in a fresh clone`, async () => {
    await run(`git clone --quiet '${repository}' '${clone.folder}'`, folder);
    clone.install(repository);
    await makeItYours(clone, { start, 'account-quota': '20' });
  });
  await step('npm run synth', async () => {
    await clone.must('npm run --silent synth');
  });
  await step('npm test of what reads config/', () => greenButForPages(clone, 'test/project'));
  await clone.must(`git add --all && git commit --quiet --message 'feat: our company'`);
  for (const [index, edit] of edits.entries()) await tryEdit(edit, `${start}-${index}`, clone);
}

async function exercise(options: Options<typeof OPTIONS>): Promise<void> {
  await step('Upstream, and a fork of it', makeClones);
  await step('Another company in the fork: npm run new-company', () => makeItYours(fork));
  await step('Guardrails, a persona and a machine role of its own, and an exception', () => {
    addOwnContent(fork);
  });
  await step('Its types', checkTypes);
  await step('npm run pages', async () => {
    await commitFork('feat: our company');
    await fork.must('npm run --silent pages');
    await commitFork('docs: our pages');
  });
  await step('Upstream has a new guardrail, page and tests; the fork merges', () =>
    mergeOf(() => changeProduct(upstream), /^$/),
  );
  await step('npm run synth tells of it', () => synthNames('deny-deleting-domains'));
  await step('Upstream changes its sample company; the fork merges', () =>
    mergeOf(() => changeSample(upstream), /^config\//),
  );
  const tests = options.has('whole') ? 'test' : 'test/project';
  await step(`npm test ${tests} in the fork`, () => greenButForPages(fork, tests));
  await commitFork('docs: what the merge means for us');
  for (const [index, edit] of everydayEdits.entries()) await tryEdit(edit, `edit-${index}`, fork);
  console.log(`The fork stays green: ${COMPANY_TEST} holds after each edit, after npm run pages where it names that.`);
}

/** `npm run fork`. */
const forkCommand: Command<typeof OPTIONS> = {
  name: 'fork',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stdout, stderr }) => {
    mkdirSync(folder);
    try {
      if (options.has('starts'))
        for (const [start, edits] of Object.entries(editsOfStarts)) await tryStart(start, edits);
      else await exercise(options);
      return ExitCode.OK;
    } catch (error) {
      stderr.write(`Does not hold: ${error instanceof Error ? error.message : String(error)}\n`);
      return ExitCode.NO;
    } finally {
      if (options.has('keep')) stdout.write(`${folder}\n`);
      else rmSync(folder, { recursive: true, force: true });
    }
  },
};

runProcess(forkCommand);
