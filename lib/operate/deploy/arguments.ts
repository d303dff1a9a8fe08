import { WrongQuestionError } from '../../ask/wrong-question';

export interface DeployArguments {
  readonly help: boolean;
  /** An assembly that was made before. @default one is made */
  readonly assembly?: string;
  /** Whatever `cdk deploy` is to be told besides. */
  readonly passed: readonly string[];
  /** Name of the credentials' profile. @default as the environment says */
  readonly profile?: string;
}

/**
 * With one of these, something else would deploy than what was proven, in another way, or nothing at all: a change set made
 * before holds a template of its own.
 */
const REFUSED = [
  'all',
  'app',
  'build',
  'change-set-name',
  'context',
  'execute',
  'express',
  'hotswap',
  'hotswap-fallback',
  'ignore-errors',
  'method',
  'output',
  'parameters',
  'plugin',
  'previous-parameters',
  'rollback',
  'tags',
  'watch',
] as const;
const REFUSED_LETTERS = ['a', 'c', 'm', 'o', 'p', 'R', 't', 'w'] as const;

/** @throws WrongQuestionError for what must not be passed on */
export function readDeployArguments(argv: readonly string[]): DeployArguments {
  const assembly = valueOf(argv, 'assembly');
  const passed = without(argv, 'assembly');
  const problems = [
    ...passed.flatMap((argument, index) =>
      isStackName(argument, passed[index - 1]) ? [`${argument}: not taken. ${WHY}`] : [],
    ),
    ...passed.flatMap((argument) => (isRefused(argument) ? [`${argument}: not taken. ${WHY}`] : [])),
    ...(assembly?.trim() === '' || assembly?.startsWith('--') === true
      ? ['--assembly: no value. Expected --assembly <folder>.']
      : []),
  ];
  if (problems.length > 0) throw new WrongQuestionError(problems);
  const profile = valueOf(argv, 'profile');
  return {
    help: argv.includes('--help'),
    passed,
    ...(assembly === undefined ? {} : { assembly }),
    ...(profile === undefined ? {} : { profile }),
  };
}

const WHY = 'What deploys is what was proven, all of it: change the config, or run "npx cdk deploy" yourself.';

/** What stands alone, after nothing that could take it as its value: some stacks instead of all. */
function isStackName(argument: string, before: string | undefined): boolean {
  if (argument.startsWith('-')) return false;
  return before === undefined || !before.startsWith('-') || before.includes('=');
}

function isRefused(argument: string): boolean {
  const long = /^--(?<name>[^=]+)/.exec(argument)?.groups?.name;
  if (long !== undefined) return isRefusedOption(long);
  const [, letters = ''] = /^-([A-Za-z]+)/.exec(argument) ?? [];
  return REFUSED_LETTERS.some((letter) => letters.includes(letter));
}

/** Whether an option would deploy something else, whatever the case that its name is written in. */
export function isRefusedOption(name: string): boolean {
  return (REFUSED as readonly string[]).includes(canonical(name));
}

/** The CLI takes `--noRollback` and `--no-rollback` for the same. */
function canonical(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^no-/, '');
}

/** The empty text where the option stands without a value. */
function valueOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  if (at === -1) return undefined;
  const [, inline] = /^[^=]+=(.*)$/.exec(argv[at] ?? '') ?? [];
  return inline ?? argv[at + 1] ?? '';
}

function without(argv: readonly string[], name: string): readonly string[] {
  return argv.filter(
    (argument, index) =>
      argument !== `--${name}` && !argument.startsWith(`--${name}=`) && argv[index - 1] !== `--${name}`,
  );
}
