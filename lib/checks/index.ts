import { Validations, type App } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import type { IamData } from '../iam-data';
import type { LandingZone } from '../model/schema';
import { Proofs } from '../proofs/plugin';
import { TemplateValidation } from './template-validation';

/** What every synthesis must pass: a finding that nobody acknowledged ends `cdk synth` and `cdk deploy` with exit 1. */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(new TemplateValidation(), new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
}

/**
 * Runs the proofs of everything that the landing zone claims, at every synthesis.
 *
 * @param iamData loaded beforehand, since a validation plugin cannot wait
 */
export function addProofs(app: App, zone: LandingZone, iamData: IamData): void {
  Validations.of(app).addPlugins(new Proofs(zone, iamData));
}
