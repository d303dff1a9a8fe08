import { z } from 'zod';
import type { GitHubApi } from './api';
import { HostError } from './host-error';
import { isOn, shaSchema } from './repository';

const WORKFLOW = 'deploy.yml';
const JOB = 'deploy';
const EVENTS: readonly string[] = ['push', 'workflow_dispatch'];

const time = z.iso.datetime({ offset: true });
const repository = z.object({ id: z.int() });
const runSchema = z.object({
  id: z.int(),
  event: z.string(),
  head_branch: z.string().nullable(),
  head_sha: shaSchema,
  head_repository: repository.nullable(),
  repository,
  updated_at: time,
});
const runsSchema = z.object({ workflow_runs: z.array(runSchema) });
type Run = z.infer<typeof runSchema>;

const jobSchema = z.object({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  started_at: time.nullable(),
  completed_at: time.nullable(),
});
const jobsSchema = z.object({ jobs: z.array(jobSchema) });
type Job = z.infer<typeof jobSchema>;

/** As GitHub gives of a list of runs that is narrowed down, newest first. */
const MOST_RUNS = 1000;

/** A run that deployed, or tried to. */
interface Deploy {
  readonly run: number;
  readonly sha: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The commit that was deployed last: of the newest job `deploy` of `deploy.yml` on the default branch that ended well. GitHub itself
 * writes down runs and how their jobs ended; deployments, which whoever may push can write down with the API, are not asked for. A
 * deploy that failed half way does not count: what it changed is told of once more.
 *
 * @returns undefined where none is known: GitHub tells of the newest 1,000 runs of a branch, and keeps none for ever
 * @throws HostError, also where a run has deployed what the default branch does not have
 * @see https://docs.github.com/en/rest/actions/workflow-runs
 */
export async function deployedCommit(api: GitHubApi, branch: string): Promise<string | undefined> {
  const last = await newest(api, await runsOn(api, branch), endedWell);
  if (last === undefined || (await isOn(api, branch, last.sha))) return last?.sha;
  throw new HostError(
    `Run ${last.run} of ${WORKFLOW} ended well with ${last.sha}, which ${branch} does not have. Expected a commit of that branch. Either the branch was rewritten: bring the commit back. Or somebody ran a tag of that name: delete the tag and the run.`,
  );
}

/** The newest job `deploy` of another run that has begun, however it ended: since then things may be otherwise than reported. */
export async function begunDeploy(api: GitHubApi, branch: string, own: number): Promise<Deploy | undefined> {
  const others = (await runsOn(api, branch)).filter(({ id }) => id !== own);
  return newest(api, others, begun);
}

/**
 * Others can make runs of this workflow, too: of their own branches, of a fork's, with triggers of their own.
 *
 * @returns by when they were made, newest first
 */
async function runsOn(api: GitHubApi, branch: string): Promise<readonly Run[]> {
  const path = `/actions/workflows/${WORKFLOW}/runs?branch=${encodeURIComponent(branch)}`;
  const all = await api.pages(path, runsSchema, (page) => page.workflow_runs, MOST_RUNS);
  return all.filter(
    (run) => run.head_branch === branch && EVENTS.includes(run.event) && run.head_repository?.id === run.repository.id,
  );
}

/** When a job did what is looked for. */
type When = (job: Job) => string | null;

const endedWell: When = ({ conclusion, completed_at: at }) => (conclusion === 'success' ? at : null);

const begun: When = ({ status, conclusion, started_at: at }) =>
  (status === 'in_progress' || status === 'completed') && conclusion !== 'skipped' ? at : null;

/** An older run may have been run again since: so the time of the job decides, and not that of the run. */
async function newest(api: GitHubApi, runs: readonly Run[], when: When): Promise<Deploy | undefined> {
  let found: Deploy | undefined;
  for (const { id, head_sha: sha, updated_at: updated } of runs) {
    if (found !== undefined && !isAfter(updated, found.at)) continue;
    for (const at of await timesOf(api, id, when)) {
      if (found === undefined || isAfter(at, found.at)) found = { run: id, sha, at };
    }
  }
  return found;
}

/** Of all attempts of a run. */
async function timesOf(api: GitHubApi, run: number, when: When): Promise<readonly string[]> {
  const jobs = await api.pages(`/actions/runs/${run}/jobs?filter=all`, jobsSchema, (page) => page.jobs);
  return jobs.filter(({ name }) => name === JOB).flatMap((job) => when(job) ?? []);
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
