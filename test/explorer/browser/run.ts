import { join } from 'node:path';
import { ExitCode, type Command } from '../../../lib/cli/command';
import type { OptionSpecs } from '../../../lib/cli/options';
import { runProcess } from '../../../lib/cli/run-process';
import { repository } from '../../support/repository';
import type * as taking from './pictures';

const OPTIONS = {
  page: { kind: 'text', value: '<file>', help: 'that "npm run explorer" wrote (default: explorer.html)' },
  all: {
    kind: 'text',
    value: '<folder>',
    help: 'takes every view, wide and narrow, light and dark, into a folder instead',
  },
} as const satisfies OptionSpecs;

const ABOUT = `Takes the pictures of docs/images of a page that "npm run explorer" wrote, with the system's Chromium.
Exit code 0: written. 2: nothing was.`;

/** `npm run explorer:pictures`. */
const pictures: Command<typeof OPTIONS> = {
  name: 'explorer:pictures',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stdout }) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a browser is loaded when the command runs
    const { everyPicture, takePictures } = require('./pictures') as typeof taking;
    const folder = options.text('all');
    const page = options.text('page') ?? 'explorer.html';
    const count = await takePictures(
      page,
      folder ?? join(repository, 'docs/images'),
      folder === undefined ? undefined : everyPicture,
    );
    stdout.write(`Written to ${folder ?? 'docs/images'}: ${String(count)} pictures.\n`);
    return ExitCode.OK;
  },
};

runProcess(pictures);
