import { Validations, type App } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { TemplateValidation } from './template-validation';

/** What every synthesis must pass: a finding that nobody acknowledged ends `cdk synth` and `cdk deploy` with exit 1. */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(new TemplateValidation(), new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
}
