import { GLOBAL_REGION, type Stack } from '../../live';
import { PREFIX } from '../../../base/names';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';

/** Every region that a stack of the landing zone is deployed to. */
function regionsOf({ zone: { company } }: CheckContext): readonly string[] {
  return [...new Set([company.homeRegion, company.identityCenterRegion, GLOBAL_REGION])];
}

const TOOLKIT = 'CDKToolkit';

/** What the templates of this app ask of a bootstrap, and what grants the CLI everything that it does today. */
const NEEDED_VERSION = 8;
const RECENT_VERSION = 21;

/** @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
export const bootstrap: Check = {
  name: 'bootstrap',
  async run(context) {
    const { accountId } = await context.live.caller();
    const findings: Finding[] = [];
    for (const region of regionsOf(context)) {
      const stack = (await context.live.stacks(region)).find(({ name }) => name === TOOLKIT);
      findings.push(bootstrapIn(region, stack, `npx cdk bootstrap aws://${accountId}/${region}`));
    }
    return findings;
  },
};

function bootstrapIn(region: string, stack: Stack | undefined, command: string): Finding {
  if (stack === undefined) return toDo(`${region} is not bootstrapped`, command);
  if (!/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(stack.status)) {
    return toDo(`${region}: the stack ${TOOLKIT} is in ${stack.status}`, command);
  }
  const version = Number(stack.outputs.BootstrapVersion ?? 0);
  if (version < NEEDED_VERSION) return toDo(`${region}: version ${version}, ${NEEDED_VERSION} is needed`, command);
  if (version < RECENT_VERSION) return toDoSoon(`${region}: version ${version} is old`, command);
  return ok(`${region}: version ${version}`);
}

/** Stacks that a deploy before this one left in a state from which the next cannot go on. */
export const stacks: Check = {
  name: 'stacks',
  async run(context) {
    const findings: Finding[] = [];
    let count = 0;
    for (const region of regionsOf(context)) {
      const ours = (await context.live.stacks(region)).filter(({ name }) => name.startsWith(PREFIX));
      count += ours.length;
      findings.push(...ours.flatMap((stack) => stuck(stack, region)));
    }
    return orOk(findings, count === 0 ? 'none yet' : `${count}, none stuck`);
  },
};

function stuck({ name, status, terminationProtection }: Stack, region: string): readonly Finding[] {
  const options = `--stack-name ${name} --region ${region}`;
  const what = `${name} is in ${status}`;
  if (status === 'REVIEW_IN_PROGRESS') return [];
  if (status.endsWith('_IN_PROGRESS')) {
    return [toDo(what, `Wait until it is done: aws cloudformation describe-stacks ${options}`)];
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return [toDo(what, `aws cloudformation continue-update-rollback ${options}`)];
  }
  // The CLI deletes such a stack by itself, unless it is protected. What it created and retained stays.
  if (/^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED)$/.test(status) && terminationProtection === 'on') {
    const unprotect = `aws cloudformation update-termination-protection --no-enable-termination-protection ${options}`;
    return [toDo(what, `${unprotect} && aws cloudformation delete-stack ${options}`)];
  }
  if (status === 'DELETE_FAILED') return [toDo(what, `aws cloudformation delete-stack ${options}`)];
  return [];
}
