/** StackSets bring a stack to a new account minutes after it arrived; no page of AWS says how many. */
const PAUSE_MILLISECONDS = 10_000;
/** Fourteen minutes: a function may take fifteen. */
const ATTEMPTS = 84;

/** Errors that name an account each list so many at most: CloudFormation shows 1,024 characters or so. */
const MOST_NAMED = 5;

/** What goes on, by its `DetailedStatus`; of what failed or was cancelled, nothing comes by itself. */
const GOING_ON = ['PENDING', 'RUNNING'];

/**
 * @typedef {{ StackSetName: string, Region: string, Accounts: string[] }} Properties
 * `Region` is where the StackSet is and where its stacks are
 * @typedef {{ Account?: string, Region?: string, Status?: string, StatusReason?: string, StackInstanceStatus?: { DetailedStatus?: string } }} Instance
 */

/**
 * Returns once each account has the StackSet's stack as it is now.
 *
 * @param {Properties} properties
 * @param {import('../types').Aws} aws
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 * @throws Error where a stack failed, or is not there in time
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html
 */
async function stackInstances({ StackSetName, Region, Accounts }, { call, sleep }) {
  /** @type {string[]} */
  let waiting = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await sleep(PAUSE_MILLISECONDS);
    const instances = await instancesOf(StackSetName, Region, call);
    const states = Accounts.map((account) => ({ account, ...stateOf(instances.get(account)) }));
    const failed = states.filter(({ state }) => state === 'failed');
    if (failed.length > 0) {
      throw new Error(
        `the StackSet ${StackSetName} failed in ${named(failed.map(({ account, reason }) => `${account} (${reason})`))}, and AWS does not try again by itself. Mend what the reason says, then: aws cloudformation update-stack-set --stack-set-name ${StackSetName} --use-previous-template --capabilities CAPABILITY_NAMED_IAM --region ${Region}; then deploy again.`,
      );
    }
    waiting = states.filter(({ state }) => state === 'coming').map(({ account }) => account);
    if (waiting.length === 0) return { PhysicalResourceId: `stack-instances-${StackSetName}` };
    console.log(`${StackSetName}: ${Accounts.length - waiting.length} of ${Accounts.length} accounts have it`);
  }
  throw new Error(
    `the StackSet ${StackSetName} has not reached ${named(waiting)} after ${(ATTEMPTS * PAUSE_MILLISECONDS) / 60_000} minutes. Nothing is lost: deploy again once StackSets > ${StackSetName} > Stack instances shows each as CURRENT.`,
  );
}

/**
 * @param {string} StackSetName
 * @param {string} region
 * @param {import('../types').Aws['call']} call
 * @returns {Promise<Map<string, Instance>>} by account
 */
async function instancesOf(StackSetName, region, call) {
  /** @type {Map<string, Instance>} */
  const found = new Map();
  /** @type {string | undefined} */
  let NextToken;
  do {
    /** @type {{ Summaries?: Instance[], NextToken?: string }} */
    const page = await call('ListStackInstances', {
      StackSetName,
      StackInstanceRegion: region,
      ...(NextToken === undefined ? {} : { NextToken }),
    });
    for (const instance of page.Summaries ?? []) found.set(instance.Account ?? '', instance);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

/**
 * @param {Instance | undefined} instance
 * @returns {{ state: 'there' | 'coming' | 'failed', reason?: string }}
 */
function stateOf(instance) {
  if (instance === undefined) return { state: 'coming' };
  const { Status, StatusReason, StackInstanceStatus: { DetailedStatus } = {} } = instance;
  if (Status === 'CURRENT') return { state: 'there' };
  if (DetailedStatus === undefined || GOING_ON.includes(DetailedStatus)) return { state: 'coming' };
  return { state: 'failed', reason: StatusReason ?? DetailedStatus };
}

/** @param {string[]} accounts */
function named(accounts) {
  const more = accounts.length - MOST_NAMED;
  return `${accounts.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

module.exports = { stackInstances };
