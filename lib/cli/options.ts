import { parseArgs } from 'node:util';
import { OUTPUT_FOLDER } from '../assembly/assembly-error';
import { unseenCharacter } from '../base/plain-text';
import { didYouMean } from '../base/did-you-mean';
import { WrongQuestionError } from '../ask/wrong-question';

/** An option of a command, by its name without dashes. */
export interface OptionSpec {
  /** `flag` takes no value, `text` one, `list` may stand several times. */
  readonly kind: 'flag' | 'text' | 'list';
  /** What its value is, for the usage, for example `<name>`. */
  readonly value?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The options of one call, checked against the command's. */
export class Options<Specs extends OptionSpecs> {
  public constructor(private readonly given: ReadonlyMap<keyof Specs, readonly string[]>) {}

  public has(name: keyof Specs): boolean {
    return this.given.has(name);
  }

  public text(name: keyof Specs): string | undefined {
    return this.given.get(name)?.[0];
  }

  public list(name: keyof Specs): readonly string[] {
    return this.given.get(name) ?? [];
  }
}

const HELP: OptionSpec = { kind: 'flag', help: 'prints this' };

export const JSON_OUTPUT: OptionSpec = { kind: 'flag', help: 'prints JSON' };

export const DEFAULT_ASSEMBLY = OUTPUT_FOLDER;

export const ASSEMBLY: OptionSpec = {
  kind: 'text',
  value: '<folder>',
  help: 'cloud assembly to read, made by "npm run synth" (default: cdk.out)',
};

/** For commands whose answer is taken for what would be. */
export const UNPROVEN: OptionSpec = {
  kind: 'flag',
  help: 'answers also where the assembly is not proven, with a warning',
};

/**
 * @param environment of the process, where npm leaves the options that it took for itself
 * @returns `help` where that was asked for, as every command can be
 * @throws WrongQuestionError with everything that is wrong with the arguments
 */
export function readOptions<Specs extends OptionSpecs>(
  argv: readonly string[],
  own: Specs,
  environment: Environment = {},
): Options<Specs> | 'help' {
  const specs: OptionSpecs = { ...own, help: HELP };
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(specs).map(([name, { kind }]) => [
        name,
        { type: kind === 'flag' ? 'boolean' : 'string', multiple: true },
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const problems: string[] = takenByNpm(own, environment);
  if (problems.length > 0) throw new WrongQuestionError(problems);
  const given = new Map<string, string[]>();
  let unknownAt = Number.NaN;
  for (const token of tokens) {
    // What follows an option that does not exist is its value, not one more thing that is wrong.
    if (token.kind === 'positional' && token.index === unknownAt + 1) continue;
    if (token.kind === 'positional') problems.push(`"${token.value}": no option takes it. ${expectedOf(own)}`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const spec = Object.hasOwn(specs, name) && rawName.startsWith('--') ? specs[name] : undefined;
    const problem = spec === undefined ? unknown(rawName, specs) : problemWith(rawName, spec, token, given.has(name));
    if (spec === undefined) unknownAt = token.index;
    if (problem === undefined) given.set(name, [...(given.get(name) ?? []), value ?? '']);
    else problems.push(problem);
  }
  if (problems.length > 0) throw new WrongQuestionError(problems);
  return given.has('help') ? 'help' : new Options<Specs>(given);
}

function expectedOf(own: OptionSpecs): string {
  const [name, spec] = Object.entries(own).find(([, { kind }]) => kind !== 'flag') ??
    Object.entries(own)[0] ?? ['help'];
  return `Expected options such as "${[`--${name}`, spec?.value].filter(Boolean).join(' ')}".`;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Options of npm itself, which somebody's `.npmrc` may hold: that these stand in the environment says nothing of a command. */
const OF_NPM: ReadonlySet<string> = new Set(['email', 'json', 'name', 'yes']);

/**
 * What stands before `--` npm takes for itself: it would be silently absent here, and its value an argument of its own.
 *
 * @see https://docs.npmjs.com/cli/commands/npm-run
 */
function takenByNpm(own: OptionSpecs, environment: Environment): string[] {
  const taken = Object.keys(own).filter(
    (name) => !OF_NPM.has(name) && environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined,
  );
  const { npm_lifecycle_event: script = '<command>' } = environment;
  return taken.map(
    (name) => `--${name}: npm took it for itself. Put -- before the options: npm run ${script} -- --${name} …`,
  );
}

function unknown(rawName: string, specs: OptionSpecs): string {
  const meant = didYouMean(
    rawName,
    Object.keys(specs).map((name) => `--${name}`),
  );
  return `${rawName}: no such option. ${meant === undefined ? 'See --help.' : `Did you mean "${meant}"?`}`;
}

function problemWith(
  rawName: string,
  { kind, value: expected = '' }: OptionSpec,
  { value, inlineValue }: { readonly value: string | undefined; readonly inlineValue: boolean | undefined },
  isRepeated: boolean,
): string | undefined {
  if (kind === 'flag') return value === undefined ? undefined : `${rawName}: takes no value, found "${value}".`;
  if (isRepeated && kind === 'text') return `${rawName}: given twice. Give it once.`;
  const unseen = unseenCharacter(value ?? '');
  if (unseen !== undefined) return `${rawName}: holds ${unseen}, a character that is not seen. Write it without.`;
  const isMissing = value === undefined || value.trim() === '' || (inlineValue !== true && value.startsWith('--'));
  return isMissing ? `${rawName}: no value. Expected ${rawName} ${expected}.` : undefined;
}

/** How a command is called. */
export function usage(command: string, about: string, specs: OptionSpecs): string {
  const rows = Object.entries({ ...specs, help: HELP }).map(
    ([name, { value = '', help }]) => [`--${name} ${value}`.trim(), help] as const,
  );
  const width = Math.max(...rows.map(([option]) => option.length));
  const lines = rows.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`);
  return [`npm run ${command} -- …`, '', about, '', ...lines, ''].join('\n');
}
