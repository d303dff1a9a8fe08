// Keeps what has no CloudFormation type: the password policy, and EBS encryption by default in each region of REGIONS.
// Runs when it is deployed and once a day, repairs what differs and says so in its log. Inlined: 4,096 characters at most.
const https = require('node:https');

const POLICY = {
  MinimumPasswordLength: 14,
  RequireSymbols: true,
  RequireNumbers: true,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  AllowUsersToChangePassword: true,
  MaxPasswordAge: 90,
  PasswordReusePrevention: 24,
};

/**
 * @param {{ call: Function }} aws
 * @param {string[]} regions
 */
async function settle({ call }, regions) {
  const repaired = [];
  const now = await call('iam', 'GetAccountPasswordPolicy', {}).catch((/** @type {Error} */ error) => {
    if (!error.name.startsWith('NoSuchEntity')) throw error;
    return { PasswordPolicy: {} };
  });
  if (Object.entries(POLICY).some(([key, value]) => now.PasswordPolicy[key] !== value)) {
    await call('iam', 'UpdateAccountPasswordPolicy', POLICY);
    repaired.push('password policy');
  }
  for (const region of regions) {
    const { EbsEncryptionByDefault } = await call('ec2', 'GetEbsEncryptionByDefault', {}, region);
    if (EbsEncryptionByDefault) continue;
    await call('ec2', 'EnableEbsEncryptionByDefault', {}, region);
    repaired.push(`EBS encryption in ${region}`);
  }
  return repaired;
}

/**
 * A role that was just made is not known everywhere; a quarantined account lets nobody in, and needs no settings.
 *
 * @param {() => Promise<string[]>} attempt
 * @param {(milliseconds: number) => Promise<unknown>} sleep
 */
async function patiently(attempt, sleep) {
  for (let left = 12; ; left -= 1) {
    try {
      return await attempt();
    } catch (caught) {
      const error = /** @type {Error} */ (caught);
      if (/explicit deny in a service control policy/.test(error.message))
        return ['nothing: the account is quarantined'];
      if (left === 0 || !/AccessDenied|UnauthorizedOperation/.test(error.name)) throw error;
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

/** @type {{ call: Function, sleep: (milliseconds: number) => Promise<unknown> }} */
const aws = {
  /** @type {(name: string, command: string, input: object, region?: string) => Promise<any>} */
  call: (name, command, input, region) => {
    const sdk = require(`@aws-sdk/client-${name}`);
    return new sdk[name === 'iam' ? 'IAMClient' : 'EC2Client']({ region }).send(new sdk[`${command}Command`](input));
  },
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

exports.settle = settle;
exports.patiently = patiently;
/** @param {any} event from CloudFormation or the schedule */
exports.handler = async (event) => {
  try {
    // Deleting undoes nothing: a weaker account would be left behind.
    if (event.RequestType !== 'Delete') {
      const repaired = await patiently(() => settle(aws, String(process.env.REGIONS).split(',')), aws.sleep);
      console.log(JSON.stringify({ repaired }));
    }
    if (event.ResponseURL) await answer(event, 'SUCCESS');
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    if (!event.ResponseURL) throw error;
    await answer(event, 'FAILED', `account settings: ${error.name}: ${error.message}`);
  }
};
