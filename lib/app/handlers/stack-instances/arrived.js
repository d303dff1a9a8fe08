/** StackSets bring a stack to a new account minutes after it arrived; no page of AWS says how many. */
const PAUSE_MILLISECONDS = 10_000;
/** What is left for the last look, which takes a page for each hundred accounts, and for the answer. */
const MARGIN_MILLISECONDS = 60_000;

/** Too fast: AWS asks to come again. */
const TOO_FAST = ['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'TooManyRequestsException'];
/** The function's role may be seconds old, and AWS does not know its permissions everywhere yet. */
const NOT_KNOWN_YET = ['AccessDenied', 'AccessDeniedException'];
/** After these, three minutes in all, a denial is one. */
const DENIED_LOOKS = 18;

/** Errors that name an account each list so many at most: CloudFormation shows 1,024 characters or so. */
const MOST_NAMED = 5;

/** What brings no stack by itself, by its `DetailedStatus`, with what to do about it. @type {Readonly<Record<string, (command: string) => string>>} */
const ENDED = {
  CANCELLED: again,
  FAILED: again,
  FAILED_IMPORT: again,
  INOPERABLE: () =>
    'AWS leaves it out of every update, since a deletion failed: delete its stack instance with --retain-stacks, then its stack and the policy of that name in the account, and add it anew as the StackSet has its targets',
  SKIPPED_SUSPENDED_ACCOUNT: () =>
    'AWS has suspended it and brings it nothing: move it to a suspended OU in config/accounts.ts, or ask AWS Support to reopen it',
};

/**
 * @typedef {{ StackSetName: string, Region: string, Accounts: string[] }} Properties
 * `Region` is where the StackSet is and where its stacks are
 * @typedef {{ Account?: string, Region?: string, Status?: string, StatusReason?: string, StackInstanceStatus?: { DetailedStatus?: string } }} Instance
 */

/**
 * Returns once each account has the StackSet's stack as it is now.
 *
 * @param {Properties} properties
 * @param {import('../types').Aws & { left: () => number }} aws `left`: milliseconds until the function is ended
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 * @throws Error where a stack failed, or is not there in time
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html
 */
async function stackInstances({ StackSetName, Region, Accounts }, { call, sleep, left }) {
  const started = left();
  let waiting = Accounts;
  /** @type {string | undefined} */
  let refusal;
  for (let looks = 1; ; looks += 1) {
    try {
      waiting = await lookAt({ StackSetName, Region, Accounts }, call);
      refusal = undefined;
      if (waiting.length === 0) return { PhysicalResourceId: `stack-instances-${StackSetName}` };
      console.log(`${StackSetName}: ${Accounts.length - waiting.length} of ${Accounts.length} accounts have it`);
    } catch (caught) {
      const { name, message } = /** @type {Error} */ (caught);
      if (!TOO_FAST.includes(name) && !(NOT_KNOWN_YET.includes(name) && looks <= DENIED_LOOKS)) throw caught;
      refusal = `${name}: ${message}`;
      console.log(`${StackSetName}: ${refusal}`);
    }
    if (left() < PAUSE_MILLISECONDS + MARGIN_MILLISECONDS) break;
    await sleep(PAUSE_MILLISECONDS);
  }
  const minutes = Math.floor((started - left()) / 60_000);
  const last = refusal === undefined ? '' : ` The last answer of AWS was ${refusal}.`;
  throw new Error(
    `the StackSet ${StackSetName} has not reached ${named(waiting)} after ${minutes} minutes.${last} Nothing is lost: deploy again once StackSets > ${StackSetName} > Stack instances shows each as CURRENT.`,
  );
}

/**
 * @param {Properties} properties
 * @param {import('../types').Aws['call']} call
 * @returns {Promise<string[]>} accounts to which it is still coming
 * @throws Error where it does not come to one by itself
 */
async function lookAt({ StackSetName, Region, Accounts }, call) {
  const instances = await instancesOf(StackSetName, Region, call);
  const states = Accounts.map((account) => ({ account, ...stateOf(instances.get(account)) }));
  const ended = states.find(({ ending }) => ending !== undefined)?.ending;
  if (ended !== undefined) {
    const alike = states.filter(({ ending }) => ENDED[ending ?? ''] === ENDED[ended]);
    const update = `aws cloudformation update-stack-set --stack-set-name ${StackSetName} --use-previous-template --capabilities CAPABILITY_NAMED_IAM --region ${Region}`;
    throw new Error(
      `the StackSet ${StackSetName} failed in ${named(alike.map(({ account, reason }) => `${account} (${reason})`))}, and AWS does not try again by itself. ${ENDED[ended]?.(update)}; then deploy again.`,
    );
  }
  return states.filter(({ isThere }) => !isThere).map(({ account }) => account);
}

/** @param {string} command */
function again(command) {
  return `Mend what the reason says, then: ${command}`;
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
 * @returns {{ isThere: boolean, ending?: string, reason?: string }} `ending` where nothing comes by itself
 */
function stateOf(instance) {
  const { Status, StatusReason, StackInstanceStatus: { DetailedStatus = '' } = {} } = instance ?? {};
  if (Status === 'CURRENT') return { isThere: true };
  if (!Object.hasOwn(ENDED, DetailedStatus)) return { isThere: false };
  return { isThere: false, ending: DetailedStatus, reason: StatusReason ?? DetailedStatus };
}

/** @param {string[]} accounts */
function named(accounts) {
  const more = accounts.length - MOST_NAMED;
  return `${accounts.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

module.exports = { stackInstances };
