import { WrongQuestionError } from '../../ask/wrong-question';
import { canonical, FLAGS, VALUES } from './options';
import { valueProblem } from './values';

export interface DeployArguments {
  readonly help: boolean;
  /** An assembly that was made before. @default one is made */
  readonly assembly?: string;
  /** Whatever `cdk deploy` is to be told besides. */
  readonly passed: readonly string[];
  /** Name of the credentials' profile. @default as the environment says */
  readonly profile?: string;
  /** What the CLI is to ask before. @default as the environment says */
  readonly requireApproval?: string;
  /** Stacks at once. @default one */
  readonly concurrency?: string;
}

/** @throws WrongQuestionError for what must not be passed on */
export function readDeployArguments(argv: readonly string[]): DeployArguments {
  const given: { readonly name: string; readonly value: string | undefined }[] = [];
  const problems: string[] = [];
  const passed: string[] = [];
  let help = false;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    if (HELP.has(argument)) {
      help = true;
      continue;
    }
    const option = optionIn(argument);
    if (option === undefined) {
      problems.push(`${argument}: not taken. ${WHY}`);
      // What follows is its value, and not one more thing that is wrong.
      continue;
    }
    const { name, inline, takesValue } = option;
    const value = takesValue ? (inline ?? argv[(at += 1)]) : inline;
    problems.push(
      ...problemsWith(
        argument,
        { name, takesValue, value },
        given.some((one) => one.name === name),
      ),
    );
    given.push({ name, value });
    if (name !== ASSEMBLY) passed.push(argument, ...(takesValue && inline === undefined ? [value ?? ''] : []));
  }
  if (problems.length > 0) throw new WrongQuestionError(problems);
  if (help) return { help, passed: [] };
  const of = (name: string): string | undefined => given.find((one) => one.name === name)?.value;
  const [assembly, profile] = [of(ASSEMBLY), of('profile')];
  const [requireApproval, concurrency] = [of('require-approval'), of('concurrency')];
  return {
    help,
    passed,
    ...(assembly === undefined ? {} : { assembly }),
    ...(profile === undefined ? {} : { profile }),
    ...(requireApproval === undefined ? {} : { requireApproval }),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
}

const HELP: ReadonlySet<string> = new Set(['--help', '-h']);
const ASSEMBLY = 'assembly';
/** Options that may stand several times. */
const LISTS: ReadonlySet<string> = new Set(['notification-arns', 'unstable', 'verbose']);
const WHY = 'What deploys is what was proven, all of it: change the config, or run "npx cdk deploy" yourself.';

interface Option {
  readonly name: string;
  readonly takesValue: boolean;
}

/** Undefined where that is none which is passed on: some stacks instead of all, `--`, or whatever the CLI may add. */
function optionIn(argument: string): (Option & { readonly inline?: string }) | undefined {
  const [, dashes = '', written = '', , inline] = /^(--?)([A-Za-z][A-Za-z0-9-]*)(=(.*))?$/s.exec(argument) ?? [];
  const isLong = dashes === '--';
  const named = (table: Readonly<Record<string, string>>): string | undefined =>
    Object.keys(table).find((name) =>
      isLong ? name === canonical(written) : table[name] === written && written !== '',
    );
  const value = isLong && written === ASSEMBLY ? ASSEMBLY : named(VALUES);
  const name = value ?? named(FLAGS);
  if (name === undefined) return undefined;
  return { name, takesValue: value !== undefined, ...(inline === undefined ? {} : { inline }) };
}

function problemsWith(
  argument: string,
  { name, takesValue, value }: Option & { readonly value: string | undefined },
  isRepeated: boolean,
): readonly string[] {
  if (isRepeated && !LISTS.has(name)) return [`${argument}: given twice. Give it once.`];
  if (takesValue && ((value ?? '').trim() === '' || value?.startsWith('-') === true))
    return [`${argument}: no value. Expected --${name} <value>.`];
  const wrong = takesValue ? valueProblem(name, value ?? '') : undefined;
  if (wrong !== undefined) return [`--${name}: found ${wrong}${/[?]$/.test(wrong) ? '' : '.'}`];
  if (!takesValue && value !== undefined && !/^(true|false)$/.test(value))
    return [`${argument}: expected true or false, or no value.`];
  return [];
}
