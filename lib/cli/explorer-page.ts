import type { Organization } from '../ask/organization';
import type { Streams } from '../base/streams';
import type { Chooser } from '../choice/catalogue';
import { ConfigError } from '../config/config-error';
import { readConfig } from '../config/read-config';
import { WrongQuestionError } from '../ask/wrong-question';
import { configNames, type Named } from '../explorer/model/config-names';
import { companyNames } from '../explorer/model/page-names';
import { pageData } from '../explorer/model/page-data';
import { redacted } from '../explorer/model/redact';
import type { Changes, PageData } from '../explorer/page/format';
import { bundle } from '../explorer/write/bundle';
import { html } from '../explorer/write/html';
import type { LoadConfig } from './load-config';
import type { WantedFile } from './write-files';

export interface ExplorerPageProps {
  /** Of the file, and the option that names it. */
  readonly out: string;
  readonly option: string;
  /** @default the page does not say why there is each guardrail */
  readonly chooser: Chooser | undefined;
  /** @default nothing was compared */
  readonly changes: Changes | undefined;
  /** Names that a redacted page does not tell, besides those of the config. @default the page tells all names */
  readonly hidden?: readonly Named[];
}

/** How a file begins that this writes. */
export const EXPLORER_PAGE = { name: 'an explorer', pattern: /^<!doctype html>\n[^]*<title>Explorer<\/title>/ };

/** The page about an organization, as a file that its owner alone may read. */
export async function explorerPage(organization: Organization, props: ExplorerPageProps): Promise<WantedFile> {
  const { out: path, option, chooser, changes, hidden } = props;
  const found = pageData(organization, chooser);
  const data = changes === undefined ? found : { ...found, changes };
  return {
    option,
    path,
    kind: EXPLORER_PAGE,
    mode: 0o600,
    text: html(hidden === undefined ? data : redactedFor(chooser, data, hidden), await bundle()),
  };
}

/** @throws WrongQuestionError where nobody knows the names of the config */
function redactedFor(chooser: Chooser | undefined, data: PageData, hidden: readonly Named[]): PageData {
  if (chooser === undefined) {
    throw new WrongQuestionError([
      '--redact: the names that it hides are those of the config, which is wrong: "npm run synth" says where. Nothing was written.',
    ]);
  }
  const known = [...companyNames(chooser.zone.company.name), ...configNames(chooser), ...hidden];
  return redacted(data, known);
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
