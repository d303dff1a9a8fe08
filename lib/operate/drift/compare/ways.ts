import type { Source } from '../../../assembly/deployment';

/* What to do where no call does it. */

/** What CloudFormation takes for there, it does not make again. */
export const MAKE_ANEW =
  'A stack takes it for there: take it out of config/, npm run deploy, put it back, npm run deploy.';

export const DEPLOY = 'npm run deploy makes it.';

export const OTHER_COMMIT =
  'A stack of the landing zone has it, and this assembly has not: npm run synth on the commit that was deployed last, or npm run deploy.';

/** Of what is there still: to make it anew would take it away for a while. */
export function editAs({ stackName, logicalId }: Source): string {
  return `Put back in the console what the template of ${stackName} says of ${logicalId}.`;
}

/** Of a custom resource: CloudFormation makes its call once, and not again. */
export function callAgain({ stackName, logicalId }: Source): string {
  return `Make the call again that the template of ${stackName} has in ${logicalId}.`;
}
