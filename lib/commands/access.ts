import { guardrailCoverage } from '../access/coverage';
import { asCsv } from '../access/csv';
import { asMarkdown } from '../access/markdown';
import { accessMatrix } from '../access/matrix';
import type { AccessReport, ProofsSummary } from '../access/report';
import type { Assembly } from '../assembly';
import { catalogue } from '../guardrails/catalogue';
import type { IamData } from '../iam-data';
import { ConfigError } from '../model/config-error';
import { WrongRowError } from '../proofs/world';
import { describeFailure } from '../proofs/plugin';
import type { ProofRun } from '../proofs/run';
import { ExitCode, guarded, type Streams } from './command';
import { ASSEMBLY, HELP, readOptions, usage, type OptionSpecs } from './options';
import { DEFAULT_ASSEMBLY, readOrganization, type Organization } from './organization';
import { WrongQuestionError } from './wrong-question';

const FORMATS: Readonly<Record<string, (report: AccessReport) => string>> = {
  markdown: asMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  csv: asCsv,
};

const OPTIONS = {
  format: { kind: 'text', value: '<format>', help: 'markdown (the default), json or csv' },
  assembly: ASSEMBLY,
  help: HELP,
} as const satisfies OptionSpecs;

const ABOUT = `Who can do how much where, which guardrail holds where, and whether the proofs hold, by the templates that
"npm run synth" made. Exit code 0: answered. 2: the question was wrong.`;

/** Runs every proof of the landing zone that the config describes. */
export type Prove = (assembly: Assembly, iamData: IamData) => Omit<ProofRun, 'tried'>;

/** `npm run access`. The same assembly gives the same text. */
export function access(argv: readonly string[], streams: Streams, prove: Prove): Promise<ExitCode> {
  return guarded(streams, async () => {
    const options = readOptions(argv, OPTIONS);
    if (options.has('help')) {
      streams.stdout.write(usage('access', ABOUT, OPTIONS));
      return ExitCode.OK;
    }
    const format = options.text('format') ?? 'markdown';
    const render = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (render === undefined) {
      throw new WrongQuestionError([
        `--format: "${format}" is none. Expected one of ${Object.keys(FORMATS).join(', ')}.`,
      ]);
    }
    const organization = await readOrganization(options.text('assembly') ?? DEFAULT_ASSEMBLY, streams);
    const proofs = tryToProve(organization, streams, prove);
    const { graph } = organization;
    const report: AccessReport = {
      accounts: graph.accounts.map(({ name }) => name),
      access: accessMatrix(organization),
      coverage: guardrailCoverage(
        graph,
        Object.values(catalogue).flatMap((guardrails) => Object.keys(guardrails)),
      ),
      ...(proofs === undefined ? {} : { proofs }),
    };
    streams.stdout.write(render(report));
    return ExitCode.OK;
  });
}

/** A config that is wrong, or another one, says nothing against an assembly that was made before. */
function tryToProve({ assembly, iamData }: Organization, { stderr }: Streams, prove: Prove): ProofsSummary | undefined {
  try {
    const { claims, questions, failures } = prove(assembly, iamData);
    return { claims, questions, failures: failures.map(describeFailure) };
  } catch (error) {
    if (error instanceof ConfigError) {
      stderr.write('Warning: the proofs were not run, since the config is wrong: "npm run synth" says where.\n');
    } else if (error instanceof WrongRowError) {
      stderr.write(
        `Warning: the proofs were not run, since the assembly was made of another config (${error.message}): "npm run synth" makes one of this.\n`,
      );
    } else throw error;
    return undefined;
  }
}
