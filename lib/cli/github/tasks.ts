import { existsSync, readFileSync } from 'node:fs';
import { WrongQuestionError } from '../../ask/wrong-question';
import { receivedReport, type Received } from '../../host/artifact';
import { comment } from '../../host/comment';
import { approversOfRun } from '../../host/approvals';
import { begunDeploy, deployedCommit } from '../../host/deploys';
import { drillsIn, openDrills, quarterOf } from '../../host/drills';
import { readJob } from '../../host/environment';
import { answerOf, keepIssue } from '../../host/issue';
import { protectionOf } from '../../host/protection';
import { machineryIn } from '../../host/machinery';
import { pullRequestsOf } from '../../host/pull-request';
import { defaultBranchOf } from '../../host/repository';
import { readEndedRun } from '../../host/run-event';
import { readOwners } from '../../review/approvers';
import { ExitCode } from '../command';
import type { TaskName } from '../options-of/github';
import type { Doing } from './doing';
import { proposeData } from './propose-data';
import { render } from './render';

type Task = (doing: Doing) => Promise<ExitCode>;

const CODE_OWNERS = '.github/CODEOWNERS';

async function writeComment({ environment, ask, streams }: Doing): Promise<ExitCode> {
  const { api, eventPath } = readJob(environment, ask);
  const run = readEndedRun(textOf(eventPath, 'GITHUB_EVENT_PATH'));
  const numbers = await pullRequestsOf(api, run);
  if (numbers.length === 0) {
    streams.stdout.write('No open pull request has this commit as its head any more: nothing is written.\n');
    return ExitCode.OK;
  }
  const received = numbers.length === 1 ? await receivedReport(api, run.id) : ofSeveral(numbers);
  // Of the branch that this code is from, not of the change.
  const owners = readOwners(existsSync(CODE_OWNERS) ? readFileSync(CODE_OWNERS, 'utf8') : '');
  for (const number of numbers) {
    const machinery = await machineryIn(api, number);
    const done = await comment(api, number, { received, sha: run.sha, machinery, owners });
    streams.stdout.write(`The comment on pull request ${number} was ${done}.\n`);
  }
  return ExitCode.OK;
}

/** A run does not say which of them it was for, and each has a branch of its own to be compared with. */
function ofSeveral(numbers: readonly number[]): Received {
  return {
    problem: `several open pull requests have this commit as their head (${numbers.join(', ')}): close all but one, then run the checks again`,
  };
}

async function driftIssue({ options, environment, ask, streams }: Doing): Promise<ExitCode> {
  const exitCode = options.text('exit-code') ?? '';
  if (!/^[0-9]{1,3}$/.test(exitCode) || Number(exitCode) > 255) {
    throw new WrongQuestionError([
      `--exit-code: found "${exitCode}". Expected how "npm run drift" ended, for example 1.`,
    ]);
  }
  const text = textOf(options.text('report') ?? '', '--report');
  const done = await keepIssue(readJob(environment, ask).api, answerOf(Number(exitCode)), text);
  streams.stdout.write(`The issue about drift: ${done}.\n`);
  return ExitCode.OK;
}

const DRILLS = 'docs/drills.md';

async function drills({ environment, ask, streams }: Doing): Promise<ExitCode> {
  const { api, page } = readJob(environment, ask);
  const all = drillsIn(textOf(DRILLS, DRILLS), `${page}/blob/HEAD/docs/`);
  const opened = await openDrills(api, all, quarterOf(new Date()));
  streams.stdout.write(
    opened.length === 0 ? 'All drills of this quarter have their issue.\n' : `${opened.join('\n')}\n`,
  );
  return ExitCode.OK;
}

async function deployed({ environment, ask, streams }: Doing): Promise<ExitCode> {
  const { api } = readJob(environment, ask);
  const branch = await defaultBranchOf(api);
  const commit = await deployedCommit(api, branch);
  if (commit === undefined) {
    streams.stderr.write(
      `No run of deploy.yml on ${branch} is known to have deployed: there is no commit to compare with.\n`,
    );
    return ExitCode.NO;
  }
  streams.stdout.write(`${commit}\n`);
  return ExitCode.OK;
}

async function begun({ environment, ask, streams }: Doing): Promise<ExitCode> {
  const { api, run } = readJob(environment, ask);
  const last = await begunDeploy(api, await defaultBranchOf(api), run);
  streams.stdout.write(last === undefined ? '\n' : `${last.run} ${last.at}\n`);
  return ExitCode.OK;
}

async function approvers({ options, environment, ask, streams }: Doing): Promise<ExitCode> {
  const { api, run } = readJob(environment, ask);
  const names = await approversOfRun(api, run, options.text('environment') ?? '');
  streams.stdout.write(names.map((name) => `${name}\n`).join(''));
  return ExitCode.OK;
}

const NOT_REVIEWED = 'nobody has to approve its jobs: who merges into the default branch runs them.';

async function isProtected({ options, environment, ask, streams }: Doing): Promise<ExitCode> {
  const name = options.text('environment') ?? '';
  const { open, reviewers } = await protectionOf(readJob(environment, ask).api, name);
  const said = [...(open === undefined ? [] : [open]), ...(reviewers === 'none' ? [NOT_REVIEWED] : [])];
  streams.stdout.write(said.map((line) => `Environment ${name}: ${line}\n`).join(''));
  return open === undefined ? ExitCode.OK : ExitCode.NO;
}

/** By the name that `--do` takes. */
export const tasks: Readonly<Record<TaskName, Task>> = {
  comment: writeComment,
  render,
  'drift-issue': driftIssue,
  drills,
  deployed,
  begun,
  approvers,
  protected: isProtected,
  'propose-data': proposeData,
};

/** @throws WrongQuestionError where it cannot be read */
function textOf(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongQuestionError([`${option}: "${path}" cannot be read. Expected a file.`]);
  }
}
