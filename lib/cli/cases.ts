import { readFileSync, statSync } from 'node:fs';
import { answer, type Answer } from '../ask/answer';
import type { Streams } from '../base/streams';
import { ExitCode } from './command';
import { parseCases, type Case } from './parse-cases';
import type { Identity } from '../ask/named-principal';
import type { Organization } from '../ask/organization';
import { understand } from '../ask/question';
import { WrongQuestionError } from '../ask/wrong-question';

export interface CasesQuestion {
  readonly file: string;
  /** Read where the cases are in order. */
  readonly organization: () => Promise<Organization>;
  readonly format: 'text' | 'json';
  readonly identity: Identity;
  readonly streams: Streams;
}

/** Tries every case of a file and prints those that come out otherwise than expected. */
export async function askCases({
  file,
  organization: read,
  format,
  identity,
  streams,
}: CasesQuestion): Promise<ExitCode> {
  const cases = parseCases(readCases(file), file);
  const organization = await read();
  const problems: string[] = [];
  const differing: Differing[] = [];
  for (const one of cases) {
    try {
      const found = answer(
        organization,
        understand(organization, one, identity, (part) => `${file}, case "${one.id}", ${part}`),
      );
      if (found.decision !== one.expected) differing.push({ one, found });
    } catch (error) {
      if (!(error instanceof WrongQuestionError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new WrongQuestionError(problems);
  streams.stdout.write(format === 'json' ? asJson(cases, differing) : asText(cases, differing));
  return differing.length === 0 ? ExitCode.OK : ExitCode.NO;
}

interface Differing {
  readonly one: Case;
  readonly found: Answer;
}

function readCases(file: string): string {
  try {
    const status = statSync(file);
    // A device has no end.
    if (!status.isFile() && !status.isDirectory()) throw Object.assign(new Error(), { code: 'no file' });
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const found = code === 'ENOENT' ? 'no such file' : `it cannot be read (${code})`;
    throw new WrongQuestionError([`--cases: ${file}: ${found}. Expected a JSON file with an array of cases.`]);
  }
}

function asText(cases: readonly Case[], differing: readonly Differing[]): string {
  const lines = differing.flatMap(({ one: { id, principal, action, account, expected }, found }) => [
    `${id}: expected ${expected}, found ${found.decision}: ${principal}, ${action} in ${account}.`,
    `  ${[found.reason, ...found.notes].join('\n  ')}`,
  ]);
  return [...lines, `${cases.length} cases, ${differing.length} otherwise than expected.`, ''].join('\n');
}

function asJson(cases: readonly Case[], differing: readonly Differing[]): string {
  const differ = differing.map(({ one: { id, expected }, found: { decision, reason, notes } }) => ({
    id,
    expected,
    decision,
    reason: [reason, ...notes].join(' '),
  }));
  return `${JSON.stringify({ cases: cases.length, differ }, null, 2)}\n`;
}
