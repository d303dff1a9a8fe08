import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataUpdateOf, type Manifests } from '../../host/data-update';
import { readJob } from '../../host/environment';
import { HostError } from '../../host/host-error';
import { propose } from '../../host/propose';
import { readJson } from '../../host/read-json';
import { reportSchema } from '../../host/report-schema';
import { asMarkdown } from '../../review/render/markdown';
import { ExitCode } from '../command';
import type { Doing } from './doing';

const MANIFEST = 'package.json';
const LOCKFILE = 'package-lock.json';

/** New data of AWS as a pull request, with what it means for this organization. */
export async function proposeData({ options, environment, ask, streams }: Doing): Promise<ExitCode> {
  const folder = options.text('folder') ?? '';
  const after = manifestsIn(folder);
  const changes = dataUpdateOf(manifestsIn('.'), after);
  if (changes.length === 0) {
    streams.stdout.write('AWS changed nothing that the installed data knows: nothing is proposed.\n');
    return ExitCode.OK;
  }
  const { api, repository, sha } = readJob(environment, ask);
  const done = await propose(api, {
    title: 'build: what AWS changed for us',
    body: `${changes.map((change) => `- ${change}`).join('\n')}\n\n${reportIn(folder)}`,
    files: { [MANIFEST]: after.manifest, [LOCKFILE]: after.lockfile },
    parent: sha,
    base: options.text('base') ?? '',
    repository,
  });
  streams.stdout.write(`The pull request with ${changes.join(', ')} was ${done}.\n`);
  return ExitCode.OK;
}

function manifestsIn(folder: string): Manifests {
  return { manifest: fileIn(folder, MANIFEST), lockfile: fileIn(folder, LOCKFILE) };
}

/** The report is data: its markup is made here. */
function reportIn(folder: string): string {
  const json = readJson(fileIn(folder, 'report.json'), reportSchema);
  if ('problem' in json) throw new HostError(`${folder}/report.json: is no report. Nothing was proposed.`);
  return asMarkdown(json.value);
}

function fileIn(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new HostError(`${folder}/${name}: cannot be read. Nothing was proposed.`);
  }
}
