import { Validations, type App } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import type { IamData } from '../iam-data';
import type { LandingZone } from '../model/schema';
import { Proofs } from '../proofs/plugin';
import { TemplateValidation } from './template-validation';

/** What the proofs need besides the templates. */
export interface Provable {
  readonly zone: LandingZone;
  /** Loaded beforehand, since a validation plugin cannot wait. */
  readonly iamData: IamData;
}

/**
 * What every synthesis must pass: a finding that nobody acknowledged ends `cdk synth` and `cdk deploy` with exit 1.
 *
 * @param provable the landing zone whose claims to prove. @default - nothing is proven
 */
export function addChecks(app: App, provable?: Provable): void {
  const templateValidation = new TemplateValidation();
  Validations.of(app).addPlugins(
    templateValidation.begin,
    ...(provable ? [new Proofs(provable.zone, provable.iamData)] : []),
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    templateValidation,
  );
}
