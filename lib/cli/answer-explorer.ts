import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readOrganization } from '../ask/organization';
import { WrongQuestionError } from '../ask/wrong-question';
import { firstLine } from '../base/first-line';
import type { Streams } from '../base/streams';
import type { Chooser } from '../choice/catalogue';
import { ConfigError } from '../config/config-error';
import { readConfig } from '../config/read-config';
import { changesOf } from '../explorer/model/changes';
import { pageData } from '../explorer/model/page-data';
import { redacted } from '../explorer/model/redact';
import type { Changes } from '../explorer/page/format';
import { bundle } from '../explorer/write/bundle';
import { html } from '../explorer/write/html';
import { withSynthesized } from '../review/git/synthesized';
import { reportOf } from './answer-review';
import { ExitCode } from './command';
import type { ExplorerOptions } from './options-of/explorer';
import type { LoadConfig } from './load-config';
import { DEFAULT_ASSEMBLY, type Options } from './options';

export async function answerExplorer(
  options: Options<ExplorerOptions>,
  streams: Streams,
  loadConfig: LoadConfig,
): Promise<ExitCode> {
  const out = options.text('out') ?? 'explorer.html';
  const organization = await readOrganization(options.text('assembly') ?? DEFAULT_ASSEMBLY, streams);
  const changes = await changesSince(options, streams);
  const found = pageData(organization, await readChooser(loadConfig, streams));
  const data = changes === undefined ? found : { ...found, changes };
  const page = html(options.has('redact') ? redacted(data) : data, await bundle());
  write(out, page);
  streams.stdout.write(`Written to ${out}: ${size(page)}. ${options.has('redact') ? REDACTED : CARE}\n`);
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
      { meant: options.text('assembly') ?? DEFAULT_ASSEMBLY, option: '--assembly' },
      async (head) => changesOf(await reportOf(base, head, streams), meant),
    ),
  );
}

/** A config that is wrong says nothing against an assembly that was made before. */
async function readChooser(loadConfig: LoadConfig, { stderr }: Streams): Promise<Chooser | undefined> {
  try {
    return readConfig(await loadConfig());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    stderr.write(
      'Warning: the page does not say why there is each guardrail, since the config is wrong: "npm run synth" says where.\n',
    );
    return undefined;
  }
}

/** All of it or nothing, readable by its owner alone. */
function write(out: string, page: string): void {
  const draft = `${out}.${String(process.pid)}`;
  try {
    writeFileSync(draft, page, { mode: 0o600 });
    renameSync(draft, out);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new WrongQuestionError([`--out: "${out}" cannot be written: ${firstLine(error)}. Nothing was written.`]);
  }
}

function size(page: string): string {
  return `${(Buffer.byteLength(page) / 1e6).toFixed(1)} MB`;
}
