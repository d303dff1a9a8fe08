import { z } from 'zod';
import type { Report } from '../review/model';
import type { GitHubApi } from './api';
import { orUndefined } from './host-error';
import { readJson } from './read-json';
import { reportSchema } from './report-schema';

/** As `pull-request.yml` uploads it, without an archive around it: nothing is unpacked. */
const NAME = 'report.json';
const MOST_BYTES = 5_000_000;

const listSchema = z.object({
  artifacts: z.array(z.object({ id: z.int(), name: z.string(), size_in_bytes: z.int(), expired: z.boolean() })),
});

/** A report, or why there is none that can be shown. */
export type Received = { readonly report: Report } | { readonly problem: string };

/**
 * The report that a run of somebody else's code has left. Nothing of it is believed: it is data of a known shape, or nothing. Where GitHub
 * does not answer there is none either, since an older comment must not stay as if it were about this run.
 */
export async function receivedReport(api: GitHubApi, run: number): Promise<Received> {
  const all = await orUndefined(
    api.pages(`/actions/runs/${run}/artifacts?name=${NAME}`, listSchema, ({ artifacts }) => artifacts),
  );
  if (all === undefined) return { problem: 'GitHub does not say what the run left' };
  const [artifact, ...others] = all.filter(({ name, expired }) => name === NAME && !expired);
  if (artifact === undefined) return { problem: 'the run left none' };
  if (others.length > 0) return { problem: 'the run left several' };
  if (artifact.size_in_bytes > MOST_BYTES) return { problem: 'it is larger than any report' };
  return read(api, artifact.id);
}

async function read(api: GitHubApi, id: number): Promise<Received> {
  const bytes = await orUndefined(api.bytes(`/actions/artifacts/${id}/zip`, MOST_BYTES));
  if (bytes === undefined) return { problem: 'it could not be fetched, or is larger than any report' };
  const json = readJson(new TextDecoder().decode(bytes), reportSchema);
  return 'problem' in json ? { problem: `it is ${json.problem}` } : { report: json.value };
}
