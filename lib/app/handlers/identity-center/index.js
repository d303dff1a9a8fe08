/**
 * Look-ups in IAM Identity Center whose failure has to be explained. Runs in Lambda with the AWS SDK of its runtime.
 */
const { IdentitystoreClient, GetGroupIdCommand } = require('@aws-sdk/client-identitystore');
const { ListInstancesCommand, SSOAdminClient } = require('@aws-sdk/client-sso-admin');

/**
 * @param {import('../types').CustomResourceEvent} event
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
exports.handler = async (event) => {
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  switch (event.ResourceType) {
    case 'Custom::IdentityCenterInstance':
      return instance(event.StackId.split(':')[4] ?? '');
    case 'Custom::IdentityCenterGroup':
      return group(/** @type {GroupProperties} */ (event.ResourceProperties));
    default:
      throw new Error(`no handler for ${event.ResourceType}`);
  }
};

/** @typedef {{ IdentityStoreId: string, DisplayName: string }} GroupProperties */

/** @param {string} account the organization's instance is its own; AWS lists those that members have for themselves, too */
async function instance(account) {
  const { Instances: listed = [] } = await new SSOAdminClient({}).send(new ListInstancesCommand({}));
  const Instances = listed.filter(({ OwnerAccountId = account }) => OwnerAccountId === account);
  const region = process.env.AWS_REGION;
  const active = Instances.filter(({ Status = 'ACTIVE' }) => Status === 'ACTIVE');
  const [found, another] = active;
  // Of an account that was on its own before it had an organization: its groups and assignments would be made there.
  if (another !== undefined) {
    const all = active.map(({ InstanceArn }) => InstanceArn).join(', ');
    throw new Error(
      `IAM Identity Center has more than one instance in ${region}: ${all}. Delete the one of the account alone (aws sso-admin delete-instance --instance-arn <its ARN>), then deploy again.`,
    );
  }
  if (found === undefined && Instances.length > 0) {
    const states = Instances.map(({ Status }) => Status).join(', ');
    throw new Error(
      `IAM Identity Center in ${region} is not ready (${states}): wait until it is ACTIVE, then deploy again.`,
    );
  }
  if (found === undefined) {
    throw new Error(
      `IAM Identity Center is not enabled in ${region}, and AWS has no API to enable it: open https://${region}.console.aws.amazon.com/singlesignon/home?region=${region} in the management account, choose Enable, then deploy again. If it is enabled in another region, set company.identityCenterRegion to that region.`,
    );
  }
  if ((found.PrimaryRegion ?? region) !== region) {
    throw new Error(
      `IAM Identity Center has its permission sets in ${found.PrimaryRegion}, and ${region} is an additional Region of it: set company.identityCenterRegion to '${found.PrimaryRegion}', then deploy again.`,
    );
  }
  return {
    PhysicalResourceId: found.InstanceArn,
    Data: { InstanceArn: found.InstanceArn, IdentityStoreId: found.IdentityStoreId },
  };
}

/** @param {GroupProperties} properties */
async function group({ IdentityStoreId, DisplayName }) {
  const AlternateIdentifier = { UniqueAttribute: { AttributePath: 'displayName', AttributeValue: DisplayName } };
  try {
    const { GroupId } = await new IdentitystoreClient({}).send(
      new GetGroupIdCommand({ IdentityStoreId, AlternateIdentifier }),
    );
    return { PhysicalResourceId: GroupId, Data: { GroupId } };
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    if (error.name !== 'ResourceNotFoundException') throw error;
    throw new Error(
      `the identity store ${IdentityStoreId} has no group with the display name "${DisplayName}": have the identity provider provision it (SCIM), or correct its displayName or give its id in config/access.ts.`,
    );
  }
}
