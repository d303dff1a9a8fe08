import { readOrganization, type Organization } from '../ask/organization';
import { WrongQuestionError } from '../ask/wrong-question';
import type { Streams } from '../base/streams';
import type { Chooser } from '../choice/catalogue';
import { changesOf } from '../explorer/model/changes';
import type { Named } from '../explorer/model/config-names';
import { namesGone } from '../explorer/model/names-gone';
import { assemblyNames } from '../explorer/model/page-names';
import type { Changes } from '../explorer/page/format';
import { withSynthesized, type Synthesized } from '../review/git/synthesized';
import { reportOf, silent } from './answer-review';
import { askedOrganization } from './asked-organization';
import { ExitCode } from './command';
import { EXPLORER_PAGE, explorerPage, readChooser } from './explorer-page';
import type { ExplorerOptions } from './options-of/explorer';
import type { LoadConfig } from './load-config';
import type { Options } from './options';
import { meantAssembly } from './meant-assembly';
import { refusePlace, writeFiles } from './write-files';

export async function answerExplorer(
  options: Options<ExplorerOptions>,
  streams: Streams,
  loadConfig: LoadConfig,
): Promise<ExitCode> {
  const out = options.text('out') ?? 'explorer.html';
  const redact = options.has('redact');
  refusePlace({ option: '--out', path: out, kind: EXPLORER_PAGE });
  const organization = await askedOrganization(options, streams);
  const chooser = await readChooser(loadConfig, redact ? silent(streams) : streams);
  const { changes, hidden } = await changesSince(options, streams, { organization, chooser });
  const page = await explorerPage(organization, {
    out,
    option: '--out',
    chooser,
    changes,
    // What --assembly names may be of another config than the one that lies there.
    ...(redact ? { hidden: [...assemblyNames(organization), ...hidden] } : {}),
  });
  writeFiles([page]);
  const megabytes = (Buffer.byteLength(page.text) / 1e6).toFixed(1);
  streams.stdout.write(`Written to ${out}: ${megabytes} MB. ${redact ? REDACTED : CARE}\n`);
  return ExitCode.OK;
}

const CARE = 'It says who can do what in the whole organization: share it like a password.';

const REDACTED = 'Names are pseudonyms, policies are as they are: it still tells what can be done.';

interface Head {
  readonly organization: Organization;
  /** @default its config is wrong */
  readonly chooser: Chooser | undefined;
}

interface Compared {
  readonly changes: Changes | undefined;
  /** Names on the other side: they may be gone from the config. */
  readonly hidden: readonly Named[];
}

/** As "npm run review" finds it; nothing where nobody asked. */
async function changesSince(options: Options<ExplorerOptions>, streams: Streams, head: Head): Promise<Compared> {
  const meant = options.text('base');
  if (meant === undefined) return { changes: undefined, hidden: [] };
  const repository = process.cwd();
  return withSynthesized(repository, { meant, option: '--base' }, (base) =>
    withSynthesized(
      repository,
      { meant: meantAssembly(options.text('assembly')), option: '--assembly' },
      async (synthesized) => {
        const changes = changesOf(await reportOf(base, synthesized, streams), meant);
        return { changes, hidden: options.has('redact') ? await namesIn(base, streams, head) : [] };
      },
    ),
  );
}

/** @throws WrongQuestionError where what the report says of a side that cannot be made would tell its names */
async function namesIn(
  base: Synthesized,
  streams: Streams,
  { organization, chooser }: Head,
): Promise<readonly Named[]> {
  if (base.failure === undefined) {
    const other = await readOrganization(base.folder, silent(streams), 'as recorded', 'told');
    return [
      ...assemblyNames(other),
      ...(chooser === undefined ? [] : namesGone(other, organization, chooser.catalogue)),
    ];
  }
  throw new WrongQuestionError([
    '--redact: the names that --base has are not known, since "npm run synth" fails there. Leave one of the two out. Nothing was written.',
  ]);
}
