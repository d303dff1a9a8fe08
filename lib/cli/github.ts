import { WrongQuestionError } from '../ask/wrong-question';
import type { Command } from './command';
import { GITHUB_OPTIONS, TASKS, type GitHubOptions, type TaskName } from './options-of/github';
import type * as doing from './github/tasks';

const ABOUT = `What the workflows in .github/workflows/ tell GitHub: the comment with a review, the issue about drift, drills, and
new data of AWS as a pull request. For jobs of GitHub Actions; see docs/pipeline.md.
Exit code 0: done. 1: nothing is known to have been deployed, or others than the default branch may use the environment. 2: nothing could be done.`;

/** `npm run github`. @param ask @default Node.js's `fetch` */
export function githubCommand(
  environment: NodeJS.ProcessEnv = process.env,
  ask?: typeof fetch,
): Command<GitHubOptions> {
  return {
    name: 'github',
    about: ABOUT,
    options: GITHUB_OPTIONS,
    run: async (options, streams) => {
      const meant = options.text('do');
      const name = (Object.keys(TASKS) as TaskName[]).find((task) => task === meant);
      if (name === undefined) {
        throw new WrongQuestionError([
          `--do: ${meant === undefined ? 'missing' : `"${meant}" is no task`}. Expected one of ${Object.keys(TASKS).join(', ')}.`,
        ]);
      }
      const needed: readonly (keyof GitHubOptions)[] = TASKS[name];
      const problems = [
        ...needed
          .filter((option) => !options.has(option))
          .map((option) => `--${option}: missing. --do ${name} needs it.`),
        ...(Object.keys(GITHUB_OPTIONS) as (keyof GitHubOptions)[])
          .filter((option) => option !== 'do' && options.has(option) && !needed.includes(option))
          .map((option) => `--${option}: not with --do ${name}. Leave it out.`),
      ];
      if (problems.length > 0) throw new WrongQuestionError(problems);
      const { tasks } = require('./github/tasks') as typeof doing;
      return tasks[name]({ options, streams, environment, ...(ask === undefined ? {} : { ask }) });
    },
  };
}
