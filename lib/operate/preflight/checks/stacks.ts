import { GLOBAL_REGION } from '../../../base/regions';
import type { LiveAws, Stack } from '../../live';
import { PREFIX } from '../../../base/names';
import { isPaused, isRolledBackFirst, isWhole, KEEPING_STACKS } from '../../deployed/stacks';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';

/** Every region that a stack of the landing zone is deployed to. */
function regionsOf({ zone: { company } }: CheckContext): readonly string[] {
  return [...new Set([company.homeRegion, company.identityCenterRegion, GLOBAL_REGION])];
}

const TOOLKIT = 'CDKToolkit';

/** What the templates of this app ask of a bootstrap. */
const NEEDED_VERSION = 8;
/** The first whose deploy role may roll a stack back, without which "cdk rollback" does not begin. */
const ROLLBACK_VERSION = 23;

/** @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
export const bootstrap: Check = {
  name: 'bootstrap',
  async run(context) {
    const { accountId } = await context.live.caller();
    const findings: Finding[] = [];
    for (const region of regionsOf(context)) {
      const found = await context.live.stacks(region);
      const paused = found.find(({ name, status }) => name.startsWith(PREFIX) && isRolledBackFirst(name, status));
      const stack = found.find(({ name }) => name === TOOLKIT);
      findings.push(bootstrapIn(region, { stack, paused }, `npx cdk bootstrap aws://${accountId}/${region}`));
    }
    return findings;
  },
};

interface Found {
  readonly stack: Stack | undefined;
  /** One that `npm run deploy` rolls back first. */
  readonly paused: Stack | undefined;
}

function bootstrapIn(region: string, { stack, paused }: Found, command: string): Finding {
  if (stack === undefined) return toDo(`${region} is not bootstrapped`, command);
  if (!/^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(stack.status)) {
    return toDo(`${region}: the stack ${TOOLKIT} is in ${stack.status}`, command);
  }
  const version = Number(stack.outputs.BootstrapVersion ?? 0);
  if (version < NEEDED_VERSION) return toDo(`${region}: version ${version}, ${NEEDED_VERSION} is needed`, command);
  if (version < ROLLBACK_VERSION && paused !== undefined) {
    const why = `the deploy rolls ${paused.name} back, which is in ${paused.status}`;
    return toDo(`${region}: version ${version}, ${ROLLBACK_VERSION} is needed: ${why}`, command);
  }
  if (version < ROLLBACK_VERSION) return toDoSoon(`${region}: version ${version} is old`, command);
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
      for (const stack of ours) findings.push(...(await stuck(context, stack, region)));
    }
    return orOk(findings, count === 0 ? 'none yet' : `${count}, none stuck`);
  },
};

const LEFT_BEHIND = 'what its StackSets put into accounts may still be there, and AWS would not make it a second time';
const LOOK_THERE =
  'If the deploy ends with "BucketAlreadyOwnedByYou" or "already exists" in a StackSet: docs/deploying.md#when-a-deploy-fails';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
async function stuck({ live }: CheckContext, stack: Stack, region: string): Promise<readonly Finding[]> {
  const { name, status, terminationProtection } = stack;
  const options = `--stack-name ${name} --region ${region}`;
  const what = `${name} is in ${status}`;
  if (status === 'REVIEW_IN_PROGRESS' || isWhole(status)) return [];
  if (status.endsWith('_IN_PROGRESS')) {
    return [toDo(what, `Wait until it is done: aws cloudformation describe-stacks ${options}`)];
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    const skipped = await neverRolledBack(live, name, region);
    return [toDo(what, `aws cloudformation continue-update-rollback ${options}${skipped}`)];
  }
  // `npm run deploy` goes on from there, or rolls it back first.
  if (isPaused(status)) return [];
  // The CLI deletes such a stack by itself, unless it is protected. What it created and retained stays.
  if (/^ROLLBACK_(COMPLETE|FAILED)$/.test(status)) {
    const unprotect = `aws cloudformation update-termination-protection --no-enable-termination-protection ${options}`;
    return [
      ...(terminationProtection === 'off'
        ? []
        : [toDo(what, `${unprotect} && aws cloudformation delete-stack ${options}`)]),
      ...(KEEPING_STACKS.includes(name) ? [toDoSoon(`${what}: ${LEFT_BEHIND}`, LOOK_THERE)] : []),
    ];
  }
  if (status === 'DELETE_FAILED') return [toDo(what, `aws cloudformation delete-stack ${options}`)];
  return [toDo(what, `See why: aws cloudformation describe-stack-events ${options}`)];
}

/**
 * Accounts whose rollback failed: AWS changes neither their address nor their name that way, so that it would fail again. They are as
 * they were.
 */
async function neverRolledBack(live: LiveAws, stack: string, region: string): Promise<string> {
  const accounts = (await live.stackResources(stack, region)).filter(
    ({ type, status }) => type === 'AWS::Organizations::Account' && status === 'UPDATE_FAILED',
  );
  return accounts.length === 0 ? '' : ` --resources-to-skip ${accounts.map(({ logicalId }) => logicalId).join(' ')}`;
}
