import type * as reading from '../../lib/config/read-config';
import type * as owners from '../project/code-owners';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { join } from 'node:path';
import { loadConfig } from '../../bin/load-config';
import { repository } from '../support/repository';
import type * as making from './pages';
import type * as writing from './written-pages';

/* eslint-disable @typescript-eslint/no-require-imports -- what a command needs is loaded when it runs */

const OPTIONS = {} as const satisfies OptionSpecs;

const ABOUT = `Writes what depends on your config and is read in pull requests: company/guardrails.md, company/personas.md, a digest of
each template in company/templates/, and .github/CODEOWNERS where company.reviewers names somebody.
Exit code 0: written. 2: nothing was.`;

/** `npm run pages`: the same files to which `test/project/company.test.ts` holds the repository. */
const pagesCommand: Command<typeof OPTIONS> = {
  name: 'pages',
  about: ABOUT,
  options: OPTIONS,
  run: async (_options, { stdout }) => {
    const { readConfig } = require('../../lib/config/read-config') as typeof reading;
    const { companyPages, PAGES_FOLDER } = require('./pages') as typeof making;
    const { writePages } = require('./written-pages') as typeof writing;
    const { codeOwners, writeCodeOwners } = require('../project/code-owners') as typeof owners;
    const read = readConfig(await loadConfig());
    const pages = companyPages(read);
    writePages(join(repository, PAGES_FOLDER), pages);
    const { reviewers, accountFiles } = read.zone.company;
    const owned = writeCodeOwners(codeOwners(reviewers, accountFiles));
    const files = [...pages.keys()].map((path) => `${PAGES_FOLDER}/${path}`);
    stdout.write(`Written:\n${[...files, ...owned].map((file) => `  ${file}`).join('\n')}\n`);
    return ExitCode.OK;
  },
};

runProcess(pagesCommand);
