import { ExitCode, guarded, type Streams } from '../commands/command';
import { ASSEMBLY, HELP, readOptions, usage } from '../commands/options';
import { readLandingZoneAssembly } from '../commands/read-assembly';
import { WrongQuestionError } from '../commands/wrong-question';
import { LiveError, type LiveAws } from '../live';
import type { Finding } from './finding';
import { findDrift } from './run';

const OPTIONS = {
  assembly: ASSEMBLY,
  json: { kind: 'flag', help: 'prints the differences as JSON' },
  help: HELP,
} as const;
const ABOUT = 'How the live organization differs from the assembly: changed by hand, or not deployed yet.';

export interface DriftCommand {
  readonly argv: readonly string[];
  readonly live: () => LiveAws;
  readonly streams: Streams;
}

/** `npm run drift`: 0 no difference, 1 differences, 2 nothing can be told. */
export function driftCommand({ argv, live, streams }: DriftCommand): Promise<ExitCode> {
  return guarded(streams, async () => {
    const options = readOptions(argv, OPTIONS);
    if (options.has('help')) {
      streams.stdout.write(usage('drift', ABOUT, OPTIONS));
      return ExitCode.OK;
    }
    const assembly = readLandingZoneAssembly(options.text('assembly') ?? 'cdk.out', streams);
    try {
      const findings = await findDrift(assembly, live());
      streams.stdout.write(options.has('json') ? `${JSON.stringify(findings, undefined, 2)}\n` : render(findings));
      return findings.length === 0 ? ExitCode.OK : ExitCode.NO;
    } catch (error) {
      throw error instanceof LiveError ? new WrongQuestionError([error.message]) : error;
    }
  });
}

export function render(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'The live organization is as the assembly says.\n';
  const lines = findings.flatMap(({ kind, about, difference, undo }) => [
    `${kind.padEnd('missing'.length)}  ${about} ${difference}.`,
    ...(undo === undefined ? [] : [`         undo: ${undo}`]),
  ]);
  const count = findings.length === 1 ? 'One difference' : `${findings.length} differences`;
  const advice = 'CloudFormation does not see them: undo what is not wanted, or take it into config/.';
  return [...lines, '', `${count} between the live organization and the assembly. ${advice}`, ''].join('\n');
}
