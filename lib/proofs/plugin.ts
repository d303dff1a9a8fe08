import { dirname } from 'node:path';
import {
  Stack,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import { AssemblyError, readAssembly } from '../assembly';
import { UnknownManagedPolicyError, type IamData } from '../iam-data';
import type { LandingZone } from '../model/schema';
import { PolicyDocumentError } from '../policy';
import type { Claim, Failure } from './claim';
import { proveLandingZone } from './landing-zone-proofs';
import { WrongRowError } from './world';

/**
 * Runs every proof on the templates that were just synthesized. A row that does not hold ends `cdk synth` and `cdk deploy`
 * with exit 1; the severity is `fatal`, which `acknowledge` does not silence.
 */
export class Proofs implements IPolicyValidationPlugin {
  public readonly name = 'Proofs';

  public constructor(
    private readonly zone: LandingZone,
    private readonly iamData: IamData,
  ) {}

  public validate({ templatePaths, appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = this.violations(dirname(templatePaths[0] ?? '.'), pathOfWhole(appConstruct));
    return { success: violations.length === 0, violations };
  }

  private violations(assembly: string, appPath: string): PolicyViolation[] {
    try {
      const { failures } = proveLandingZone(readAssembly(assembly), this.zone, this.iamData);
      return failures.map((failure) => violationOf(failure, appPath));
    } catch (error) {
      if (!isExplained(error)) throw error;
      return [violation('proofs-not-run', `The proofs could not be run: ${error.message}`, appPath)];
    }
  }
}

/** What stands for the landing zone as a whole: its first stack, since the app itself has no path. */
function pathOfWhole({ node }: IPolicyValidationContext['appConstruct']): string {
  return node.children.find((child) => child instanceof Stack)?.node.path ?? node.path;
}

function isExplained(error: unknown): error is Error {
  return (
    error instanceof AssemblyError ||
    error instanceof UnknownManagedPolicyError ||
    error instanceof PolicyDocumentError ||
    error instanceof WrongRowError
  );
}

function violationOf(failure: Failure, appPath: string): PolicyViolation {
  const { claim } = failure;
  return violation(
    ruleNameOf(claim),
    describeFailure(failure),
    claim.constructPath === '' ? appPath : claim.constructPath,
  );
}

/** For example `guardrail-deny-root-user-denies-1`: unique for each row. */
function ruleNameOf({ subject, list, position }: Claim): string {
  return `${subject} ${list} ${position}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
}

/** Where the row is, what it claims, and what decides otherwise. */
export function describeFailure({ claim, account, principal, action, found, reason, others }: Failure): string {
  const { source, list, position, expected, mend } = claim;
  const more = others === 0 ? '' : ` (and ${others} more questions of this row)`;
  return `${source}, ${list} row ${position}: ${action} by ${principal} in ${account} must be ${expected}, but it ${verbOf(found)}. ${reason}${more}${mend === undefined ? '' : ` ${mend}`}`;
}

function verbOf(found: Failure['found']): string {
  switch (found) {
    case 'depends':
      return 'depends';
    case 'wrong row':
      return 'cannot be asked';
    default:
      return `is ${found}`;
  }
}

function violation(ruleName: string, description: string, constructPath: string): PolicyViolation {
  // A violation without a construct fails the synthesis and prints nothing.
  return { ruleName, description, severity: 'fatal', violatingResources: [{ constructPath, locations: [] }] };
}
