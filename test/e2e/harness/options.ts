import { RunError } from './failure';

export interface Options {
  /** Name of the one step to run, with what it needs before it. @default all */
  readonly only?: string;
  readonly afterwards: 'stop' | 'keep';
  /** A fault of the emulator itself, which the run should notice; see the emulator's mutants.py. @default none */
  readonly mutant?: string;
}

/** How the run is called. */
export function usage(steps: readonly string[]): string {
  return `npm run e2e -- …

Deploys, changes, breaks and destroys the sample landing zone on an emulated AWS.

  --keep          leaves the emulator up
  --only <step>   one step, with what it stands on: ${steps.join(', ')}
  --mutant <name> takes a handler of the emulator out, which the run should notice
  --help          prints this
`;
}

/** @throws RunError for an argument that is not known */
export function readOptions(given: readonly string[], steps: readonly string[]): Options {
  let options: Options = { afterwards: 'stop' };
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? '';
    if (argument === '--keep') options = { ...options, afterwards: 'keep' };
    else if (argument === '--mutant') options = { ...options, mutant: given[(index += 1)] };
    else if (argument === '--only') options = { ...options, only: stepNamed(given[(index += 1)], steps) };
    else {
      throw new RunError(
        `e2e: unknown argument ${argument}; there are: --keep, --only <step>, --mutant <name>, --help`,
        2,
      );
    }
  }
  return options;
}

function stepNamed(name: string | undefined, steps: readonly string[]): string {
  if (name !== undefined && steps.includes(name)) return name;
  throw new RunError(`e2e: --only takes a step: ${steps.join(', ')}; found ${name ?? 'nothing'}`, 2);
}
