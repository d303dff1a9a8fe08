import { parseArgs } from 'node:util';

/** An option of a script. */
export interface ScriptOption {
  /** What its value is, for the usage, for example `<number>`. @default it takes none */
  readonly value?: string;
  readonly help: string;
}

/** The values that were given; that of an option without one is `true`. */
export type ScriptValues<Names extends string> = Readonly<Partial<Record<Names, string | true>>>;

/**
 * What a script was called with. `--help` prints how it is called and ends the process with exit 0; what the script does not
 * know ends it with exit 2.
 */
export function scriptOptions<Names extends string>(
  script: string,
  about: string,
  options: Readonly<Record<Names, ScriptOption>>,
): ScriptValues<Names> {
  const specs = Object.entries<ScriptOption>({ ...options, help: { help: 'prints this' } });
  const values = valuesGiven(script, specs);
  if (values.help !== true) return values;
  console.log(usage(script, about, specs));
  process.exit(0);
}

function valuesGiven(script: string, specs: readonly [string, ScriptOption][]): ScriptValues<string> {
  const options = Object.fromEntries(
    specs.map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' } as const]),
  );
  try {
    return parseArgs({ args: process.argv.slice(2), options }).values as ScriptValues<string>;
  } catch (error) {
    return refuse(script, error instanceof Error ? error.message : String(error));
  }
}

/** Ends a script that was called wrongly. */
export function refuse(script: string, problem: string): never {
  console.error(`${script}: ${problem}\nSee npm run ${script} -- --help.`);
  process.exit(2);
}

function usage(script: string, about: string, specs: readonly [string, ScriptOption][]): string {
  const rows = specs.map(([name, { value = '', help }]) => `  ${`--${name} ${value}`.padEnd(18)}  ${help}`);
  return [`npm run ${script} -- …`, '', about, '', ...rows].join('\n');
}
