import { pathOfWhole } from './violations';
import type { AssemblyTemplate } from '../../assembly/assembly-templates';
import { dirname } from 'node:path';
import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import { readAssembly, type Assembly, type EngineEnvironment } from '../../assembly';
import type { GrantedQuotas } from '../../assembly/proven/proofs-file';
import { RECORDED_ACTIONS_FILE, recordActions } from '../../assembly/proven/recorded-actions';
import { RECORDED_POLICIES_FILE, recordPolicies } from '../../assembly/proven/recorded-policies';
import { provenSentences } from '../../assembly/proven/sentences';
import { ExplainedError } from '../../base/explained-error';
import { FAILS_ALIKE, OF_THE_WHOLE, type Check, type Ran } from './check';
import { exceeded, nearlyFull, overlookedQuotas, quotaUsages } from '../../ask/quotas';
import type { IamData } from '../../iam-data';
import type { Chooser } from '../../choice/catalogue';
import { replacements, writtenGuardrails } from '../../choice/written-guardrails';
import type { Claim, Failure } from '../../proofs/claim';
import { describeQuestion, mendOf, sentenceOf } from '../../proofs/describe-failure';
import { describeUnnoticed, mendOfUnnoticed } from '../../proofs/mutation/describe-unnoticed';
import type { Unnoticed } from '../../proofs/mutation/unnoticed';
import { bySubject, gapsIn, gapsInRemovals, rowsBySubject } from '../../proofs/coverage';
import { datedStatements } from '../../proofs/dated';
import { everydayWork } from '../../proofs/everyday-work';
import { administrators, notAsked, notPlaced } from '../../proofs/expected';
import { overlookedGaps } from '../../proofs/left-out';
import { provenNames } from '../../proofs/proven-names';
import { weakened } from '../../proofs/rests-on';
import { definitionsOf, environmentOf, proveTemplates, type TemplateProofs } from '../../proofs/landing-zone-proofs';

/**
 * Runs every proof on the templates that were just synthesized. A row that does not hold ends `cdk synth` and `cdk deploy`
 * with exit 1; the severity is `fatal`, which `acknowledge` does not silence.
 */
export class Proofs implements IPolicyValidationPlugin {
  public readonly name = 'Proofs';

  private run: ProvenAssembly | undefined;

  public constructor(
    private readonly chooser: Chooser,
    private readonly iamData: IamData,
  ) {}

  /** It as a check that reports what it asked. */
  public get check(): Check {
    return {
      name: this.name,
      page: 'docs/proofs.md',
      plugin: this,
      ran: (templates) => this.ran(templates),
      overlooks: () => this.overlooked(),
    };
  }

  public validate({ templatePaths, appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = this.violations(dirname(templatePaths[0] ?? '.'), pathOfWhole(appConstruct));
    return { success: violations.length === 0, violations };
  }

  private violations(assembly: string, appPath: string): PolicyViolation[] {
    try {
      const read = readAssembly(assembly);
      const environment = environmentOf(read);
      // Nobody can have it, so nothing is asked about it.
      const tooMany = exceeded(environment.graph);
      if (tooMany.length > 0) return tooMany.map((words) => violationOfQuota(words, appPath));
      const proofs = proveTemplates(environment, this.chooser, this.iamData);
      this.run = { assembly: read, environment, proofs };
      const { failures, unnoticed } = proofs;
      return [
        ...failures.map((failure) => violationOf(failure, appPath)),
        ...unnoticed.map((part) => violationOfPart(part, appPath)),
      ];
    } catch (error) {
      if (!(error instanceof ExplainedError)) throw error;
      return [violation('proofs-not-run', `The proofs could not be run: ${error.message}`, appPath)];
    }
  }

  private overlooked(): readonly string[] {
    if (this.run === undefined) return ['anything'];
    const { environment, proofs } = this.run;
    const definitions = definitionsOf(environment, this.chooser);
    return [...proofs.overlooked, ...overlookedGaps(proofs.tried, definitions), ...overlookedQuotas()];
  }

  private ran(templates: readonly AssemblyTemplate[]): Ran {
    if (this.run === undefined) throw new Error('there is no result');
    const { assembly, environment, proofs } = this.run;
    const read = new Set([
      ...assembly.stacks.map(({ template }) => JSON.stringify(template)),
      ...environment.graph.stackSetTemplates(),
    ]);
    const definitions = definitionsOf(environment, this.chooser);
    const { claims, questions, tried, searched, removals, open } = proofs;
    const quotas = grantedTo(this.chooser);
    return {
      templates: templates.filter(({ text }) => read.has(text)).map(({ file }) => file),
      counts: { claims, questions, 'escalation searches': searched.length, ...(removals > 0 && { removals }) },
      gaps: [...gapsIn(proofs, definitions), ...gapsInRemovals(proofs, definitions)],
      notAsked: notAsked(definitions),
      notPlaced: notPlaced(definitions),
      weakened: weakened(definitions),
      open,
      dated: datedStatements(environment, this.chooser),
      nearlyFull: nearlyFull(quotaUsages(assembly, environment.graph, quotas)),
      quotas,
      subjects: bySubject(tried),
      rows: rowsBySubject(tried),
      replaced: replacements(this.chooser),
      administrators: administrators(definitions),
      files: {
        [RECORDED_ACTIONS_FILE]: recordActions(this.iamData.actions),
        [RECORDED_POLICIES_FILE]: recordPolicies(environment.awsManagedPolicies),
      },
      everydayWork: everydayWork(tried),
      guardrails: writtenGuardrails(this.chooser),
      sentences: provenSentences(this.chooser.zone.scenarios),
      names: provenNames(this.chooser.zone, definitions.personas),
    };
  }
}

function grantedTo({ zone: { company } }: Chooser): GrantedQuotas {
  const raised = Object.entries(company.quotas ?? {}).map(([name, { raisedTo }]) => [name, { raisedTo }] as const);
  return { accounts: company.accountQuota, ...Object.fromEntries(raised) };
}

interface ProvenAssembly {
  readonly assembly: Assembly;
  readonly environment: EngineEnvironment;
  readonly proofs: TemplateProofs;
}

function violationOf(failure: Failure, appPath: string): PolicyViolation {
  const { claim, others } = failure;
  return placed(
    {
      ...violation(ruleNameOf(claim), sentenceOf(failure), claim.constructPath || appPath),
      fix: mendOf(failure),
      ...(others.length === 0 ? {} : { ruleMetadata: { [FAILS_ALIKE]: others.map(describeQuestion).join('\n') } }),
    },
    claim.constructPath,
  );
}

function violationOfPart(part: Unnoticed, appPath: string): PolicyViolation {
  const { subject, statement, constructPath } = part;
  const name = `${subject} ${statement} unnoticed`.replaceAll(/[^A-Za-z0-9]+/g, '-');
  return placed(
    { ...violation(name, describeUnnoticed(part), constructPath || appPath), fix: mendOfUnnoticed(part) },
    constructPath,
  );
}

function violationOfQuota(words: string, appPath: string): PolicyViolation {
  const found = violation('quota-exceeded', `${words}: AWS's quota`, appPath);
  return placed({ ...found, fix: 'Take out as many as are too many (docs/limits.md).' }, '');
}

/** With a mark where it is of no construct, since the CDK prints nothing of a violation without one. */
function placed(found: PolicyViolation, constructPath: string): PolicyViolation {
  return constructPath === '' ? { ...found, ruleMetadata: { ...found.ruleMetadata, [OF_THE_WHOLE]: 'true' } } : found;
}

/** For example `guardrail-deny-root-user-denies-1`: unique for each row. */
function ruleNameOf({ subject, list, position }: Claim): string {
  return `${subject} ${list} ${position}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
}

function violation(ruleName: string, description: string, constructPath: string): PolicyViolation {
  // A violation without a construct fails the synthesis and prints nothing.
  return { ruleName, description, severity: 'fatal', violatingResources: [{ constructPath, locations: [] }] };
}
