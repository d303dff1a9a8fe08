import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardrailsIn } from '../../lib/choice/catalogue';
import { findUnknownActions, loadIamData } from '../../lib/iam-data';
import { configKeys } from '../model/reference/config-page';
import { readAwsCommand } from '../support/pages/aws-command';
import { commandsIn, withExamples } from '../support/pages/commands';
import { recipe, recipes } from '../support/pages/recipes';
import { catalogue } from '../support/read-landing-zone';
import { filesOf, repository, scripts } from '../support/repository';
import { codeIn } from './markdown';

/* The recipes of docs/recipes.md: a test that is called after it tries each, and what each names is there. */

const page = readFileSync(join(repository, 'docs/recipes.md'), 'utf8');

/** Recipes that a test is called after, in unit tests and in steps of the end-to-end run. */
const tried = [...filesOf('.test.ts', 'test'), ...filesOf('.ts', 'test/e2e')]
  .filter((file) => file !== 'test/project/recipes.test.ts')
  .flatMap((file) => [...readFileSync(join(repository, file), 'utf8').matchAll(/\brecipe\(\s*(['"])(.+?)\1/g)])
  .map(([, , heading = '']) => heading);

test.each(recipes.map(({ heading }) => heading))('"%s" is tried by a test that is called after it', (heading) => {
  expect(tried).toContain(heading);
});

test('a test of a recipe that is not there fails', () => {
  expect(() => recipe('Paint it blue')).toThrow('docs/recipes.md has no recipe "Paint it blue"; it has:\n');
  expect(tried.filter((heading) => !recipes.some((one) => one.heading === heading))).toEqual([]);
});

test('the page has recipes', () => {
  expect(recipes.length).toBeGreaterThan(10);
});

const commands = [...new Set(commandsIn(page))];

test.each(commands.filter((command) => command.startsWith('aws')))('%s is a command of the AWS CLI', (command) => {
  expect(() => readAwsCommand(withExamples(command))).not.toThrow();
});

test.each(commands.filter((command) => !command.startsWith('aws')))('%s is a command of this repository', (command) => {
  expect(isOurs(command)).toBe(true);
});

function isOurs(command: string): boolean {
  const [, script = '', options = ''] = /^npm run ([\w:-]+)(?: -- (.*))?$/.exec(command) ?? [];
  if (command.startsWith('npx')) return /^npx cdk (?:deploy|diff)(?: --all)?$/.test(command);
  if (!Object.hasOwn(scripts, script)) return false;
  return [...options.matchAll(/--([\w-]+)/g)].every(([, option = '']) => optionsOf(script).includes(option));
}

/** Options of a script, where it has any. */
function optionsOf(script: string): readonly string[] {
  const specs = require(`../../lib/cli/options-of/${script}`) as Readonly<Record<string, object>>; // eslint-disable-line @typescript-eslint/no-require-imports
  return Object.values(specs).flatMap((options) => Object.keys(options));
}

test('an option that no script takes is noticed', () => {
  expect(isOurs('npm run review -- --basis HEAD')).toBe(false);
  expect(isOurs('npm run no-such-script')).toBe(false);
});

/* What stands in code and is neither a command nor a path. */

const keys = configKeys().map(({ path }) => path);
const words = [
  ...new Set(
    codeIn(page.replaceAll(/^```[\s\S]*?^```$/gm, '')).filter(
      (code) => !/^(?:aws|npm|npx) /.test(code) && !/^(?:config|test)\//.test(code),
    ),
  ),
];

/** Names of AWS and of what deploys, which no schema has. */
const OTHERS: Readonly<Record<string, string>> = {
  suspended: 'an OU of the sample',
  'eu-south-1': 'a Region',
  'lz-regions-ou-<key>': 'a policy',
  'deny-unapproved-regions-in-<key>': 'a guardrail that the config makes',
  'lz-account-settings': 'a function',
  OrganizationAccountAccessRole: 'a role that AWS makes',
  'backup=daily': 'a tag',
};

test.each(words)('%s is a key of the config, a guardrail, an action, or known', async (word) => {
  const isAction = /^\w+:\w+$/.test(word) && findUnknownActions([word], await loadIamData()).length === 0;
  const name = /^(\w+)(?:: '.*')?$/.exec(word)?.[1] ?? word;
  const isKey = keys.some((path) => path.split('.').at(-1)?.replace(/\[\]$/, '') === name);
  const isGuardrail = guardrailsIn(catalogue).some(({ id }) => id === word);
  expect(isKey || isGuardrail || isAction || Object.hasOwn(OTHERS, word)).toBe(true);
});

test('what is known is on the page', () => {
  expect(Object.keys(OTHERS).filter((word) => !words.includes(word))).toEqual([]);
});

/** A key that stands in the same sentence as a file of `config/` is one of that file. */
test.each(
  [
    ...page.matchAll(
      /`(\w+)(?:: [^`]*)?`(?: of [\w ]+?)?(?: as)? (?:in|of|into) (?:every [\w ]+, in )?`config\/([\w-]+)\.ts`/g,
    ),
  ].map(([, key = '', section = '']) => [key, section] as const),
)('%s is a key of config/%s.ts', (key, section) => {
  expect(
    keys.some((path) => path.startsWith(`${section}.`) && path.split('.').at(-1)?.replace(/\[\]$/, '') === key),
  ).toBe(true);
});
