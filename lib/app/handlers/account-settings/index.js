// Keeps what has no CloudFormation type: PASSWORD_POLICY; in REGIONS EBS encryption and, where BACKUPS is on, the types that
// AWS Backup takes; where CONFIG is on, AWS Config's role. Runs at a deploy and daily. Inlined without its comments.
const https = require('node:https');

/** @type {(error: any) => any} */
const none = (error) => {
  if (!/^NoSuchEntity/.test(error.name)) throw error;
  return {};
};

/**
 * Switches on every type that AWS Backup knows in the Region. All are sent: no page says that those left out stay.
 *
 * @param {Function} call
 * @param {string} region
 */
async function backUp(call, region) {
  const { ResourceTypeOptInPreference: types } = await call('Backup', 'DescribeRegionSettings', {}, region);
  const off = Object.keys(types).filter((type) => !types[type]);
  if (off.length === 0) return [];
  for (const type of off) types[type] = true;
  await call('Backup', 'UpdateRegionSettings', { ResourceTypeOptInPreference: types }, region);
  return [`backups of ${off} in ${region}`];
}

/**
 * @param {{ call: Function }} aws
 * @param {string[]} regions
 * @param {{ PASSWORD_POLICY?: string, CONFIG?: string, BACKUPS?: string }} wanted
 */
async function settle({ call }, regions, { PASSWORD_POLICY = '', CONFIG, BACKUPS }) {
  const repaired = [];
  const policy = JSON.parse(PASSWORD_POLICY);
  const { PasswordPolicy = {} } = await call('IAM', 'GetAccountPasswordPolicy', {}).catch(none);
  if (Object.entries(policy).some(([key, value]) => PasswordPolicy[key] !== value)) {
    await call('IAM', 'UpdateAccountPasswordPolicy', policy);
    repaired.push('password policy');
  }
  for (const region of regions) {
    const { EbsEncryptionByDefault } = await call('EC2', 'GetEbsEncryptionByDefault', {}, region);
    if (!EbsEncryptionByDefault) {
      await call('EC2', 'EnableEbsEncryptionByDefault', {}, region);
      repaired.push(`EBS encryption in ${region}`);
    }
    if (BACKUPS === 'on') repaired.push(...(await backUp(call, region)));
  }
  if (CONFIG === 'on' && !(await call('IAM', 'GetRole', { RoleName: 'AWSServiceRoleForConfig' }).catch(none)).Role) {
    await call('IAM', 'CreateServiceLinkedRole', { AWSServiceName: 'config.amazonaws.com' });
    repaired.push('role of AWS Config');
  }
  return repaired;
}

/**
 * A new role is not known everywhere; AWS Config's may come meanwhile; quarantine needs no settings.
 *
 * @param {() => Promise<string[]>} attempt
 * @param {(ms: number) => Promise<unknown>} sleep
 */
async function patiently(attempt, sleep) {
  for (let left = 12; ; left -= 1) {
    try {
      return await attempt();
    } catch (/** @type {any} */ error) {
      if (/explicit deny in a service control policy/.test(error.message))
        return ['nothing: the account is quarantined'];
      if (left === 0 || !/AccessDenied|UnauthorizedOperation|InvalidInput/.test(error.name)) throw error;
      await sleep(5000);
    }
  }
}

/** @type {(event: any, Status: string, Reason?: string) => Promise<unknown>} */
const answer = (event, Status, Reason) =>
  new Promise((resolve, reject) => {
    const { StackId, RequestId, LogicalResourceId } = event;
    const PhysicalResourceId = 'account-settings';
    const body = JSON.stringify({ Status, Reason, PhysicalResourceId, StackId, RequestId, LogicalResourceId });
    const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
    https.request(event.ResponseURL, { method: 'PUT', headers }, resolve).on('error', reject).end(body);
  });

const aws = {
  /** @type {(name: string, command: string, input: object, region?: string) => Promise<any>} */
  call: (name, command, input, region) => {
    const sdk = require(`@aws-sdk/client-${name.toLowerCase()}`);
    return new sdk[`${name}Client`]({ region }).send(new sdk[`${command}Command`](input));
  },
  sleep: (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

exports.settle = settle;
exports.patiently = patiently;
/** @param {any} event from CloudFormation or the schedule */
exports.handler = async (event) => {
  try {
    // Deleting undoes nothing: it would leave a weaker account.
    if (event.RequestType !== 'Delete') {
      const { REGIONS = '' } = process.env;
      const repaired = await patiently(() => settle(aws, REGIONS.split(','), process.env), aws.sleep);
      console.log(JSON.stringify({ repaired }));
    }
    if (event.ResponseURL) await answer(event, 'SUCCESS');
  } catch (/** @type {any} */ error) {
    if (!event.ResponseURL) throw error;
    await answer(event, 'FAILED', `account settings: ${error}`);
  }
};
