/**
 * Custom resources that switch something on for the whole organization or name its administrator, each by one call of the AWS
 * API. Runs in Lambda with the AWS SDK of its runtime; errors become the reason that CloudFormation shows, so they say what
 * to do.
 */
const { settle } = require('./settle');

/** @type {Readonly<Record<string, string>>} */
const CLIENTS = {
  cloudformation: 'CloudFormationClient',
  cloudtrail: 'CloudTrailClient',
  guardduty: 'GuardDutyClient',
  iam: 'IAMClient',
  inspector2: 'Inspector2Client',
  macie2: 'Macie2Client',
  organizations: 'OrganizationsClient',
  ram: 'RAMClient',
  securityhub: 'SecurityHubClient',
  sts: 'STSClient',
};

/**
 * @param {import('../types').CustomResourceEvent} event
 * @param {{ getRemainingTimeInMillis: () => number }} context
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
exports.handler = async (event, context) => {
  // Deleting undoes nothing: what these switch on holds for the whole organization.
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  const { Identity, Create } = /** @type {{ Identity: string, Create: string }} */ (event.ResourceProperties);
  const { service, action, parameters, region, assumedRoleArn } = JSON.parse(Create);
  const Data = await settle(
    {
      service: service.replace('@aws-sdk/client-', ''),
      command: action.replace(/Command$/, ''),
      parameters,
      region,
    },
    {
      call: callerOf(region, assumedRoleArn),
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      left: () => context.getRemainingTimeInMillis(),
    },
  );
  return { PhysicalResourceId: Identity, Data };
};

/**
 * @param {string | undefined} region
 * @param {string | undefined} RoleArn of another account, for every call
 * @returns {import('./settle').Call}
 */
function callerOf(region, RoleArn) {
  return async (service, command, input) => {
    const credentials = RoleArn === undefined ? undefined : await credentialsOf(RoleArn);
    return send(service, command, input, { region, credentials });
  };
}

/** What is left of a session that serves for another call. */
const ENOUGH_MILLISECONDS = 600_000;

/**
 * By role, as long as Lambda keeps the process: whoever takes the role raises an alarm.
 *
 * @type {Map<string, { credentials: object, ends: number }>}
 */
const sessions = new Map();

/** @param {string} RoleArn */
async function credentialsOf(RoleArn) {
  const found = sessions.get(RoleArn);
  if (found !== undefined && found.ends - Date.now() > ENOUGH_MILLISECONDS) return found.credentials;
  const { Credentials } = await send('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'lz-organization-calls' }, {});
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = Credentials;
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  sessions.set(RoleArn, { credentials, ends: new Date(Credentials.Expiration).getTime() });
  return credentials;
}

/**
 * @param {string} service
 * @param {string} command
 * @param {Record<string, unknown>} input
 * @param {object} options of the client
 * @returns {Promise<any>}
 */
function send(service, command, input, options) {
  const sdk = require(`@aws-sdk/client-${service}`);
  return new sdk[CLIENTS[service] ?? ''](options).send(new sdk[`${command}Command`](input));
}
