import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Organization } from '../ask/organization';
import { WrongQuestionError } from '../ask/wrong-question';
import { firstLine } from '../base/first-line';
import type { Streams } from '../base/streams';
import type { Chooser } from '../choice/catalogue';
import { ConfigError } from '../config/config-error';
import { readConfig } from '../config/read-config';
import { pageData } from '../explorer/model/page-data';
import { redacted } from '../explorer/model/redact';
import type { Changes } from '../explorer/page/format';
import { bundle } from '../explorer/write/bundle';
import { html } from '../explorer/write/html';
import type { LoadConfig } from './load-config';

export interface ExplorerPageProps {
  /** Of the file, and the option that names it. */
  readonly out: string;
  readonly option: string;
  /** @default the page does not say why there is each guardrail */
  readonly chooser: Chooser | undefined;
  /** @default nothing was compared */
  readonly changes: Changes | undefined;
  readonly redact: boolean;
}

/**
 * Writes the page about an organization: all of it or nothing, readable by its owner alone.
 *
 * @returns its size, for a message
 * @throws WrongQuestionError where it cannot be written
 */
export async function writeExplorer(organization: Organization, props: ExplorerPageProps): Promise<string> {
  const { out, option, chooser, changes, redact } = props;
  const found = pageData(organization, chooser);
  const data = changes === undefined ? found : { ...found, changes };
  const page = html(redact ? redacted(data) : data, await bundle());
  const draft = `${out}.${String(process.pid)}`;
  try {
    writeFileSync(draft, page, { mode: 0o600 });
    renameSync(draft, out);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new WrongQuestionError([`${option}: "${out}" cannot be written: ${firstLine(error)}. Nothing was written.`]);
  }
  return `${(Buffer.byteLength(page) / 1e6).toFixed(1)} MB`;
}

/** A config that is wrong says nothing against an assembly that was made before. */
export async function readChooser(loadConfig: LoadConfig, { stderr }: Streams): Promise<Chooser | undefined> {
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
