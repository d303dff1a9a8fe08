import { z } from 'zod';
import { WrongQuestionError } from '../ask/wrong-question';
import { parseJson } from '../base/json';

const repository = z.object({ id: z.int(), owner: z.object({ login: z.string() }) });

/** The workflow of a pull request that has ended, as the event says. Branch names and titles are the author's own text. */
const schema = z.object({
  repository,
  workflow_run: z.object({
    id: z.int(),
    event: z.string(),
    path: z.string(),
    head_sha: z.string().regex(/^[0-9a-f]{40}$/),
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
  const json = parseJson(event);
  const { data } = schema.safeParse('value' in json ? json.value : undefined);
  if (data === undefined) throw wrong('is not that of a workflow_run');
  const { event: trigger, path, ...run } = data.workflow_run;
  if (trigger !== 'pull_request' || path !== PATH) throw wrong(`is of ${path} on ${trigger}`);
  return {
    id: run.id,
    sha: run.head_sha,
    branch: run.head_branch,
    repositoryId: data.repository.id,
    head: run.head_repository,
  };
}

function wrong(found: string): WrongQuestionError {
  return new WrongQuestionError([
    `GITHUB_EVENT_PATH: the event ${found}. Expected workflow_run, of ${PATH} on pull_request.`,
  ]);
}
