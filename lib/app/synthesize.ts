import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { assemblyTemplates } from './checks/assembly-templates';
import type { CheckSummary, Ledger, Verdict } from './checks/ledger';
import { firstLine, placeOf } from '../base/first-line';
import { ExplainedError } from '../base/explained-error';
import { writeProofs } from '../assembly/proven/proofs-file';
import { Outcome } from './outcome';

/**
 * Synthesizes an app so that it ends with 0 only if every check has reported that it ran on everything, and held. Then
 * `proofs.json` in the assembly says what was proven of which files.
 *
 * @param make adds what is to be synthesized, and its checks
 */
export async function synthesize(make: (app: App) => Promise<Ledger> | Ledger): Promise<void> {
  // Without `autoSynth: false` the CDK would synthesize once more, and without checks, after an error.
  const app = new App({ autoSynth: false });
  const outcome = new Outcome(app.outdir);
  try {
    forgetTemplates(app.outdir);
    const { problems, checks } = run(app, await make(app));
    if (problems.length > 0) {
      outcome.fail(problems);
      return;
    }
    writeProofs(app.outdir, [...checks]);
    console.log(summaryOf(checks));
    outcome.hold();
  } catch (error) {
    outcome.fail([error instanceof ExplainedError ? error.message : `${firstLine(error)}${placeOf(error)}`]);
  }
}

/** The CDK does not empty the folder: what an earlier config left there would count as templates that no check looked at. */
function forgetTemplates(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.template.json')) rmSync(join(folder, name));
}

function run(app: App, ledger: Ledger): Verdict {
  const thrown = synthError(app);
  const verdict = ledger.verdict(assemblyTemplates(app.outdir));
  if (verdict.problems.length > 0) return verdict;
  return { ...verdict, problems: [...(thrown === undefined ? [] : [thrown]), ...problemsOfTheCdk(app)] };
}

/** What the CDK throws of a failed validation says less than the checks themselves. */
function synthError(app: App): string | undefined {
  try {
    app.synth();
    return undefined;
  } catch (error) {
    return `${firstLine(error)}${placeOf(error)}`;
  }
}

const REPORT = 'validation-report.json';

/** What the CDK found besides the checks, and may have been told to keep to itself. */
function problemsOfTheCdk(app: App): readonly string[] {
  const annotations = app.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === 'aws:cdk:error').map(() => node.path));
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, REPORT), 'utf8')) as Report;
  const failed = pluginReports.filter(({ conclusion }) => conclusion !== 'success');
  return [
    ...annotations.map((path) => `${path} carries an error.`),
    ...failed.map(({ pluginName }) => `${pluginName} failed: see ${join(app.outdir, REPORT)}.`),
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
