import { readOrganization } from '../ask/organization';
import type { Streams } from '../base/streams';
import { changesOf } from '../explorer/model/changes';
import type { Changes } from '../explorer/page/format';
import { withSynthesized } from '../review/git/synthesized';
import { reportOf } from './answer-review';
import { ExitCode } from './command';
import { explorerPage, readChooser } from './explorer-page';
import type { ExplorerOptions } from './options-of/explorer';
import type { LoadConfig } from './load-config';
import type { Options } from './options';
import { meantAssembly } from './meant-assembly';
import { writeFiles } from './write-files';

export async function answerExplorer(
  options: Options<ExplorerOptions>,
  streams: Streams,
  loadConfig: LoadConfig,
): Promise<ExitCode> {
  const out = options.text('out') ?? 'explorer.html';
  const redact = options.has('redact');
  const organization = await readOrganization(meantAssembly(options.text('assembly')), streams);
  const changes = await changesSince(options, streams);
  const chooser = await readChooser(loadConfig, streams);
  const page = await explorerPage(organization, { out, option: '--out', chooser, changes, redact });
  writeFiles([page]);
  const megabytes = (Buffer.byteLength(page.text) / 1e6).toFixed(1);
  streams.stdout.write(`Written to ${out}: ${megabytes} MB. ${redact ? REDACTED : CARE}\n`);
  return ExitCode.OK;
}

const CARE = 'It says who can do what in the whole organization: share it like a password.';

const REDACTED = 'Names are pseudonyms, policies are as they are: it still tells what can be done.';

/** As "npm run review" finds it. @returns undefined where nobody asked */
async function changesSince(options: Options<ExplorerOptions>, streams: Streams): Promise<Changes | undefined> {
  const meant = options.text('base');
  if (meant === undefined) return undefined;
  const repository = process.cwd();
  return withSynthesized(repository, { meant, option: '--base' }, (base) =>
    withSynthesized(
      repository,
      { meant: meantAssembly(options.text('assembly')), option: '--assembly' },
      async (head) => changesOf(await reportOf(base, head, streams), meant),
    ),
  );
}
