import { loadIamData } from '../lib/iam-data';
import { WrongQuestionError } from '../lib/ask/wrong-question';
import { ExitCode, type Command } from '../lib/cli/command';
import type { Options, OptionSpecs } from '../lib/cli/options';
import { runProcess } from '../lib/cli/run-process';
import { Mutation } from '../lib/proofs/mutation/mutants';
import { synthesized } from '../test/proofs/support';
import { SURVIVORS } from '../test/proofs/survivors';
import { environmentOf } from '../lib/proofs/landing-zone-proofs';
import { assemblyFolderOf } from '../test/support/assemblies';
import { catalogue, readCompany } from '../test/support/read-landing-zone';
import { readAssembly } from '../lib/assembly';
import { ownNames } from '../lib/proofs/mutation/definitions';
import { everything } from '../test/support/companies/everything';

const OPTIONS = {
  only: {
    kind: 'text',
    value: '<text>',
    help: 'those whose name contains it, for example "guardrail deny-root-user"',
  },
  own: { kind: 'flag', help: 'of your own config: its guardrails, personas and machine roles alone' },
} as const satisfies OptionSpecs;

const ABOUT = `Breaks the policies, one change at a time, and says which no proof notices: of the company with everything turned on, which the
test suite holds to a committed list.
Exit code 0: every mutant is killed, or known to make no difference. 1: another survives. 2: nothing was broken.`;

interface Subject {
  readonly mutation: Mutation;
  /** @default all */
  readonly names?: readonly string[];
}

/** What is broken: the company with everything turned on, or what the config of this repository adds to the catalogue. */
async function subject(options: Options<typeof OPTIONS>): Promise<Subject> {
  const iamData = await loadIamData();
  if (!options.has('own')) {
    const { assembly, zone } = synthesized(everything);
    return { mutation: new Mutation(environmentOf(assembly), { zone, catalogue }, iamData) };
  }
  const company = readCompany();
  const assembly = readAssembly(assemblyFolderOf(company.zone, company.catalogue));
  const names = ownNames(company);
  return { mutation: new Mutation(environmentOf(assembly), company, iamData), names };
}

/** `npm run mutants`. */
const mutantsCommand: Command<typeof OPTIONS> = {
  name: 'mutants',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stdout }) => {
    const { mutation, names } = await subject(options);
    const mutants = mutation.mutants(names).filter(({ name }) => name.includes(options.text('only') ?? ''));
    if (mutants.length === 0) throw new WrongQuestionError([nothingMeant(options)]);
    const survivors = mutants.filter((mutant) => mutation.survives(mutant));
    const killed = mutants.length - survivors.length;
    const score = ((100 * killed) / mutants.length).toFixed(1);
    stdout.write(`${killed} of ${mutants.length} mutants killed (${score} %)\n`);
    for (const { name } of survivors) stdout.write(`survives: ${name} (${SURVIVORS[name] ?? 'new'})\n`);
    return survivors.every(({ name }) => Object.hasOwn(SURVIVORS, name)) ? ExitCode.OK : ExitCode.NO;
  },
};

function nothingMeant(options: Options<typeof OPTIONS>): string {
  const only = options.text('only');
  return only === undefined
    ? '--own: the config places nothing of its own.'
    : `--only: no mutant has "${only}" in its name.`;
}

runProcess(mutantsCommand);
