import { WrongQuestionError } from '../ask/wrong-question';
import type { Command } from './command';
import type * as doing from './github/tasks';
import type { OptionSpecs } from './options';

/** Each with the options that it has to be given. */
export const TASKS = {
  comment: [],
  render: ['report', 'folder'],
  'drift-issue': ['report', 'exit-code'],
  drills: [],
  deployed: [],
  begun: [],
  approvers: ['environment'],
  protected: ['environment'],
  'propose-data': ['folder', 'base'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>>;
export type TaskName = keyof typeof TASKS;

const OPTIONS = {
  do: {
    kind: 'text',
    value: '<task>',
    help: 'render, comment, drift-issue, drills, deployed, begun, protected, approvers or propose-data',
  },
  report: {
    kind: 'text',
    value: '<file>',
    help: 'for render: JSON of a review; for drift-issue: what "npm run drift" said',
  },
  'exit-code': { kind: 'text', value: '<0-255>', help: 'for drift-issue: how "npm run drift" ended' },
  environment: { kind: 'text', value: '<name>', help: 'for protected and approvers: environment of GitHub' },
  folder: {
    kind: 'text',
    value: '<folder>',
    help: 'for render: where to write; for propose-data: package.json, package-lock.json and report.json',
  },
  base: { kind: 'text', value: '<branch>', help: 'for propose-data: branch that the pull request is for' },
} as const satisfies OptionSpecs;

export type GitHubOptions = typeof OPTIONS;

const ABOUT = `What the workflows in .github/workflows/ tell GitHub: the comment with a review, the issue about drift, drills, and
new data of AWS as a pull request. For jobs of GitHub Actions; see docs/pipeline.md.
Exit code 0: done. 1: nothing is known to have been deployed, or others than the default branch may use the environment. 2: nothing could be done.`;

/** `npm run github`. @param ask @default Node.js's `fetch` */
export function githubCommand(
  environment: NodeJS.ProcessEnv = process.env,
  ask?: typeof fetch,
): Command<typeof OPTIONS> {
  return {
    name: 'github',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, streams) => {
      const meant = options.text('do');
      const name = (Object.keys(TASKS) as TaskName[]).find((task) => task === meant);
      if (name === undefined) {
        throw new WrongQuestionError([
          `--do: ${meant === undefined ? 'missing' : `"${meant}" is no task`}. Expected one of ${Object.keys(TASKS).join(', ')}.`,
        ]);
      }
      const needed: readonly (keyof typeof OPTIONS)[] = TASKS[name];
      const problems = [
        ...needed
          .filter((option) => !options.has(option))
          .map((option) => `--${option}: missing. --do ${name} needs it.`),
        ...(Object.keys(OPTIONS) as (keyof typeof OPTIONS)[])
          .filter((option) => option !== 'do' && options.has(option) && !needed.includes(option))
          .map((option) => `--${option}: not with --do ${name}. Leave it out.`),
      ];
      if (problems.length > 0) throw new WrongQuestionError(problems);
      const { tasks } = require('./github/tasks') as typeof doing;
      return tasks[name]({ options, streams, environment, ...(ask === undefined ? {} : { ask }) });
    },
  };
}
