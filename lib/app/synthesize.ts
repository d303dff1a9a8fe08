import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { assemblyTemplates } from '../assembly/assembly-templates';
import { short, type CheckSummary, type Ledger, type Verdict } from './checks/ledger';
import { firstLine, placeOf } from '../base/first-line';
import { ExplainedError } from '../base/explained-error';
import { digestsOf, firstOther, PROOFS_FILE, type Described, type Digests } from '../assembly/proven/digests';
import { provenAssembly, writeProofs } from '../assembly/proven/proofs-file';
import { sourcesOf } from '../assembly/proven/sources';
import { Outcome } from './outcome';
import { PendingAssembly, TakenOverError } from './pending-assembly';

/** Where the CDK CLI wants the assembly. */
const OUTDIR = 'CDK_OUTDIR';

/**
 * Synthesizes an app so that it ends with 0 only if every check has reported that it ran on everything, and held. Then
 * `proofs.json` in the assembly says what was proven of which files.
 *
 * @param make adds what is to be synthesized, and its checks
 * @param atEnd throws where what the checks rest on is not as it was
 */
export async function synthesize(make: (app: App) => Promise<Ledger> | Ledger, atEnd?: () => void): Promise<void> {
  const assembly = pendingAssembly();
  if (assembly === undefined) return;
  // Before any of it is read: what changes meanwhile is not in it.
  const sources = sourcesOf();
  // Without `autoSynth: false` the CDK would synthesize once more, and without checks, after an error.
  const app = new App({ autoSynth: false, outdir: assembly.folder });
  const outcome = new Outcome(assembly);
  // What is missing then says less than why it is.
  const fail = (lines: readonly string[]): void => {
    outcome.fail(assembly.isTakenOver() ? [new TakenOverError(assembly.target).message] : lines);
  };
  try {
    const { problems, checks, files = {}, proven: asProven } = run(app, await make(app), assembly.target);
    if (problems.length > 0) {
      fail(problems);
      return;
    }
    atEnd?.();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(assembly.folder, name), text);
    assertAsProven(asProven, digestsOf(assembly.folder), Object.keys(files));
    writeProofs(assembly.folder, [...checks], sources);
    assembly.publish();
    // As a deploy will read it: what says nothing of a check is no success here either.
    const proven = provenAssembly(assembly.target);
    if ('problem' in proven) throw new Error(`The assembly is not proven: ${proven.problem}.`);
    assembly.assertInPlace();
    console.log(summaryOf(checks));
    for (const line of besides(checks)) console.log(line);
    outcome.hold();
  } catch (error) {
    fail([error instanceof ExplainedError ? error.message : thrownWords(error, assembly.target)]);
    if (isOfSystem(error)) assembly.discard();
  }
}

/** Undefined, and said, where nothing can be written: the folder is a file, read-only or full. */
function pendingAssembly(): PendingAssembly | undefined {
  const target = process.env[OUTDIR];
  try {
    return new PendingAssembly(target ?? mkdtempSync(join(tmpdir(), 'cdk.out')));
  } catch (error) {
    console.error(
      `${target ?? tmpdir()}: no assembly can be made there (${firstLine(error)}). Remove it, or name another folder.`,
    );
    process.exitCode = 1;
    return undefined;
  }
}

interface Run extends Verdict {
  /** What lay there when the checks said what they had looked at. */
  readonly proven: Described;
}

function run(app: App, ledger: Ledger, target: string): Run {
  const thrown = synthError(app, target);
  // That no check ran is then what came of it.
  if (thrown !== undefined && !ledger.hasBegun) return { problems: [thrown], checks: [], proven: NOTHING };
  const proven = digestsOf(app.outdir);
  const verdict = ledger.verdict(assemblyTemplates(app.outdir));
  if (verdict.problems.length > 0) return { ...verdict, proven };
  const problems = [...(thrown === undefined ? [] : [thrown]), ...problemsOfTheCdk(app, target)];
  return { ...verdict, problems, proven };
}

const NOTHING: Described = { files: {}, descriptions: {} };

/**
 * What is published is what the checks looked at, and what they made themselves. `proofs.json` names what lies there at the end: whatever
 * else wrote meanwhile would be named with it.
 *
 * @param made what the checks made themselves
 * @throws Error with the file that is otherwise now
 */
function assertAsProven({ files: was }: Described, { files: is }: Described, made: readonly string[]): void {
  const changed = firstOther(without(made, was), without(made, is));
  if (changed === undefined) return;
  throw new Error(`${changed} was changed after it was proven. Find out what writes there, and synthesize again.`);
}

function without(made: readonly string[], digests: Digests): Digests {
  return Object.fromEntries(Object.entries(digests).filter(([file]) => !made.includes(file)));
}

/** What the CDK throws of a failed validation says less than the checks themselves. @throws what the system refuses: nothing there is whole then */
function synthError(app: App, target: string): string | undefined {
  try {
    app.synth();
    return undefined;
  } catch (error) {
    if (isOfSystem(error)) throw error;
    return thrownWords(error, target);
  }
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** A disk that is full need not say which. */
function thrownWords(error: unknown, target: string): string {
  return isOfSystem(error)
    ? `${target}: no assembly could be made (${firstLine(error)}).`
    : `${firstLine(error)}${placeOf(error)}`;
}

const REPORT = 'validation-report.json';

/** What the CDK found besides the checks, and may have been told to keep to itself. */
function problemsOfTheCdk(app: App, target: string): readonly string[] {
  const annotations = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === 'aws:cdk:error').map(() => node.path));
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, REPORT), 'utf8')) as Report;
  const failed = pluginReports.filter(({ conclusion }) => conclusion !== 'success');
  return [
    ...annotations.map((path) => `${path} carries an error.`),
    ...failed.map(({ pluginName }) => `${pluginName} failed: see ${join(target, REPORT)}.`),
  ];
}

interface Report {
  readonly pluginReports: readonly { readonly pluginName: string; readonly conclusion: string }[];
}

/** For example `Proven on 24 templates. Proofs: 647 claims, 15,141 questions. cdk-nag AwsSolutions: 130 rules, …`. */
function summaryOf(checks: readonly CheckSummary[]): string {
  const templates = Math.min(...checks.map(({ templates }) => templates));
  const parts = checks.map(({ name, counts }) => {
    const counted = Object.entries(counts).map(([what, count]) => `${count.toLocaleString('en-US')} ${what}`);
    return `${name}: ${counted.join(', ')}`;
  });
  return `Proven on ${templates} templates. ${parts.join('; ')}.`;
}

/** What the summary must not pass over: where there was nothing to ask, and what there is soon no room for. */
function besides(checks: readonly CheckSummary[]): readonly string[] {
  return checks.flatMap(
    ({ notAsked: empty = [], notPlaced = [], weakened = [], open = [], nearlyFull = [], dated = [] }) => [
      ...(empty.length === 0 ? [] : [`Not asked: ${empty.join('; ')}.`]),
      ...(notPlaced.length === 0 ? [] : [`Not asked, since placed nowhere: ${short(notPlaced)} (${PROOFS_FILE}).`]),
      ...(weakened.length === 0 ? [] : [`Weaker than its name: ${short(weakened)} (${PROOFS_FILE}).`]),
      ...(open.length === 0 ? [] : [`Open to whoever administers the account: ${short(open)} (${PROOFS_FILE}).`]),
      ...(dated.length === 0
        ? []
        : [`Proven as of today, and otherwise on its day: ${short(dated)} (${PROOFS_FILE}).`]),
      ...(nearlyFull.length === 0 ? [] : [`Nearly full: ${short(nearlyFull)} (npm run access -- --quotas).`]),
    ],
  );
}
