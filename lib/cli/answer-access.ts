import { entryOf } from '../base/entry-of';
import type { Assembly } from '../assembly';
import type { IamData } from '../iam-data';
import type { ProofRun } from '../proofs/run';
import { exceptionRows, guardrailCoverage } from '../ask/access-report/coverage';
import { asCsv } from '../ask/access-report/csv';
import { asMarkdown } from '../ask/access-report/markdown';
import { accessMatrix } from '../ask/access-report/matrix';
import type { AccessReport, ProofsSummary } from '../ask/access-report/report';
import { ConfigError } from '../config/config-error';
import { describeFailure } from '../proofs/describe-failure';
import { WrongRowError } from '../ask/world';
import type { AccessOptions } from './options-of/access';
import type { Streams } from '../base/streams';
import { formatOf } from './access-format';
import { ExitCode } from './command';
import type { Options } from './options';
import type { Organization } from '../ask/organization';
import { askedOrganization } from './asked-organization';
import { WrongQuestionError } from '../ask/wrong-question';

/** Runs every proof of the landing zone that the config describes. */
export type Prove = (
  assembly: Assembly,
  iamData: IamData,
) => Omit<ProofRun, 'tried'> | Promise<Omit<ProofRun, 'tried'>>;

type Render = (report: AccessReport) => string;

const FORMATS: Readonly<Record<string, Render>> = {
  markdown: asMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  csv: asCsv,
};

export async function answerAccess(options: Options<AccessOptions>, streams: Streams, prove: Prove): Promise<ExitCode> {
  const render = renderOf(options);
  const organization = await askedOrganization(options, streams);
  const proofs = await tryToProve(organization, streams, prove);
  const { graph } = organization;
  const report: AccessReport = {
    accounts: graph.accounts.map(({ name }) => name),
    access: accessMatrix(organization),
    coverage: guardrailCoverage(graph, organization.guardrails),
    exceptions: exceptionRows(graph),
    ...(proofs === undefined ? {} : { proofs }),
  };
  streams.stdout.write(render(report));
  return proofs?.failures.length === 0 ? ExitCode.OK : ExitCode.NO;
}

/** @throws WrongQuestionError if there is no such format */
function renderOf(options: Options<AccessOptions>): Render {
  const format = formatOf(options);
  const render = entryOf(FORMATS, format);
  if (render !== undefined) return render;
  throw new WrongQuestionError([`--format: "${format}" is none. Expected one of ${Object.keys(FORMATS).join(', ')}.`]);
}

/** A config that is wrong, or another one, says nothing against an assembly that was made before. */
async function tryToProve(
  { assembly, iamData }: Organization,
  { stderr }: Streams,
  prove: Prove,
): Promise<ProofsSummary | undefined> {
  try {
    const { claims, questions, failures } = await prove(assembly, iamData);
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
