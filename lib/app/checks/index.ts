import type { App } from 'aws-cdk-lib/core';
import type { IamData } from '../../iam-data';
import type { Chooser } from '../../choice/catalogue';
import { Proofs } from './proofs-plugin';
import type { Check } from './check';
import { Ledger } from './ledger';
import { nagChecks } from './nag';
import { replacements } from './replacements';
import { stackLimits } from './stack-limits';
import { TemplateValidation } from './template-validation';

/** What the proofs need besides the templates. */
export interface Provable extends Chooser {
  /** Loaded beforehand, since a validation plugin cannot wait. */
  readonly iamData: IamData;
}

/**
 * What every synthesis must pass: a finding that nobody acknowledged ends `cdk synth` and `cdk deploy` with exit 1. Whatever is
 * to be checked besides is added here, and nowhere else.
 *
 * @param provable the landing zone whose claims to prove. @default - nothing is proven
 */
export function checksOf(app: App, provable?: Provable): readonly Check[] {
  return [
    stackLimits(provable?.zone.company.quotas),
    replacements(),
    ...(provable ? [new Proofs(provable, provable.iamData).check] : []),
    ...nagChecks(app),
    // Last, since it works in a thread beside the others.
    new TemplateValidation().check,
  ];
}

/** Registers the checks, so that the run ends with 0 only if each has reported. */
export function addChecks(app: App, provable?: Provable): Ledger {
  return new Ledger(app, checksOf(app, provable));
}
