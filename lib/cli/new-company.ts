import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Streams } from '../base/streams';
import { WrongQuestionError } from '../ask/wrong-question';
import type * as files from '../config/own/own-files';
import type * as reading from '../config/read-config';
import { ExitCode, type Command } from './command';
import type * as answering from './new-company/answers';
import type * as formatting from './new-company/format';
import { whatPipelineNeeds } from './new-company/pipeline';
import type * as rendering from './new-company/render';
import { QUESTION_OPTIONS, readAnswers, type Ask } from './new-company/read-answers';
import type * as starting from './new-company/starts';
import type * as writing from './new-company/write-config';
import type { OptionSpecs } from './options';

const OPTIONS = {
  ...QUESTION_OPTIONS,
  yes: { kind: 'flag', help: 'replaces the config that is there, own content included' },
} as const satisfies OptionSpecs;

const ABOUT = `Writes the config of your company: its files are validated first, and replace those of the sample. What you do not give is
asked where there is a terminal. The folder is replaced as a whole, guardrails, personas, machine roles and workflows in it
included.
Exit code 0: written. 1: left as it was, since you said no. 2: nothing was written.`;

export interface NewCompanyOptions {
  /** Folder of the config. */
  readonly folder: string;
  /** @default - nobody is there to answer */
  readonly ask?: Ask;
}

/** `npm run new-company`. */
export function newCompanyCommand({ folder, ask }: NewCompanyOptions): Command<typeof OPTIONS> {
  return {
    name: 'new-company',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, { stdout }) => {
      const isThere = existsSync(join(folder, 'index.ts'));
      const mayReplace = !isThere || options.has('yes');
      const raw = await readAnswers(options, ask, mayReplace || ask !== undefined ? [] : [REPLACES]);
      const files = await filesFor(raw);
      if (!mayReplace && !(await agrees(folder, ask))) {
        stdout.write('Nothing was written.\n');
        return ExitCode.NO;
      }
      const { writeConfig } = require('./new-company/write-config') as typeof writing;
      writeConfig(folder, files);
      tellWhatIsNext(files, raw, { stdout });
      return ExitCode.OK;
    },
  };
}

const REPLACES =
  '--yes: not given, and there is a config already. Commit it, then say --yes: the folder is replaced as a whole.';

async function filesFor(raw: answering.RawAnswers): Promise<ReadonlyMap<string, string>> {
  const { answersOf } = require('./new-company/answers') as typeof answering;
  const { startingConfig } = require('./new-company/starts') as typeof starting;
  const { noOwnFiles } = require('../config/own/own-files') as typeof files;
  const { readConfig } = require('../config/read-config') as typeof reading;
  const { configFiles } = require('./new-company/render') as typeof rendering;
  const { formatted } = require('./new-company/format') as typeof formatting;
  const config = startingConfig(answersOf(raw));
  refuseTooFewAccounts(config);
  refuseLongAddresses(config);
  readConfig({ config, catalogue: undefined, files: noOwnFiles });
  return formatted(configFiles(config));
}

type Config = ReturnType<typeof starting.startingConfig>;

/** @throws WrongQuestionError in words of the option, where the config would be refused in its own */
function refuseTooFewAccounts({ company, accounts }: Config): void {
  const made = Object.keys(accounts).length + 1;
  if (made <= company.accountQuota) return;
  throw new WrongQuestionError([
    `--account-quota: ${company.accountQuota}, and this start has ${made} accounts. Have AWS raise the quota (Service Quotas, Default maximum number of accounts) and give the new one, or choose another --start.`,
  ]);
}

/** @throws WrongQuestionError in words of the options that the address is put together from */
function refuseLongAddresses({ accounts }: Config): void {
  const [wrong] = Object.values(accounts).sort((left, right) => right.email.length - left.email.length);
  if (wrong === undefined || wrong.email.length <= LONGEST_ADDRESS) return;
  throw new WrongQuestionError([
    `--email: makes ${wrong.email}, of ${wrong.email.length} characters. Expected ${LONGEST_ADDRESS} at most: a shorter pattern, or shorter --teams and --environments.`,
  ]);
}

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html */
const LONGEST_ADDRESS = 64;

async function agrees(folder: string, ask: Ask | undefined): Promise<boolean> {
  const answer = await ask?.(`Replace all of the config in ${folder}? (yes or no)\n> `);
  return answer?.trim().toLowerCase() === 'yes';
}

function tellWhatIsNext(
  files: ReadonlyMap<string, string>,
  raw: answering.RawAnswers,
  { stdout }: Pick<Streams, 'stdout'>,
): void {
  stdout.write(`Written to config/: ${[...files.keys()].join(', ')}

Next: npm run synth, npm run pages if you want what it means in files of your own, npm test. Then read docs/first-day.md.
${whatPipelineNeeds(raw.repository, raw['home-region'])}`);
}
