import { z } from 'zod';
import { WrongQuestionError } from '../ask/wrong-question';
import { readJson } from './read-json';
import { shaSchema } from './repository';

const repository = z.object({ id: z.int(), owner: z.object({ login: z.string() }) });

/** The workflow of a pull request that has ended, as the event says. Branch names and titles are the author's own text. */
const schema = z.object({
  repository,
  workflow_run: z.object({
    id: z.int(),
    event: z.string(),
    path: z.string(),
    head_sha: shaSchema,
    head_branch: z.string().min(1).max(300),
    head_repository: repository,
  }),
});

export interface EndedRun {
  readonly id: number;
  readonly sha: string;
  readonly branch: string;
  readonly repositoryId: number;
  readonly head: z.infer<typeof repository>;
}

/** The workflow that computes reports. */
const PATH = '.github/workflows/pull-request.yml';

/** @throws WrongQuestionError where it is no run of a pull request's own workflow */
export function readEndedRun(event: string): EndedRun {
  const read = readJson(event, schema);
  if ('problem' in read) throw wrong('is not that of a workflow_run');
  const { event: trigger, path, ...run } = read.value.workflow_run;
  if (trigger !== 'pull_request' || !isOwn(path)) throw wrong(`is of ${path} on ${trigger}`);
  return {
    id: run.id,
    sha: run.head_sha,
    branch: run.head_branch,
    repositoryId: read.value.repository.id,
    head: run.head_repository,
  };
}

/** GitHub may say the ref behind it. */
function isOwn(path: string): boolean {
  return path === PATH || path.startsWith(`${PATH}@`);
}

function wrong(found: string): WrongQuestionError {
  return new WrongQuestionError([
    `GITHUB_EVENT_PATH: the event ${found}. Expected workflow_run, of ${PATH} on pull_request.`,
  ]);
}
