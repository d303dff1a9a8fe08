/**
 * Users of IAM Identity Center's own store, in every region: CloudFormation has a type for them in us-east-1 alone. Runs in Lambda
 * with the AWS SDK of its runtime.
 */
const {
  CreateUserCommand,
  DeleteUserCommand,
  IdentitystoreClient,
  UpdateUserCommand,
} = require('@aws-sdk/client-identitystore');

/** @typedef {{ IdentityStoreId: string, UserName: string, GivenName: string, FamilyName: string, Email: string }} UserProperties */

/**
 * @param {import('../types').CustomResourceEvent} event
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
exports.handler = async (event) => {
  if (event.ResourceType !== 'Custom::IdentityCenterUser') throw new Error(`no handler for ${event.ResourceType}`);
  const user = /** @type {UserProperties} */ (event.ResourceProperties);
  const id = event.PhysicalResourceId ?? '';
  switch (event.RequestType) {
    case 'Create':
      return answer(await create(user));
    case 'Update': {
      const before = /** @type {UserProperties} */ (event.OldResourceProperties);
      // Another store has other users: CloudFormation deletes the old one once the new one is there.
      if (before.IdentityStoreId !== user.IdentityStoreId) return answer(await create(user));
      await update(user, id);
      return answer(id);
    }
    case 'Delete':
      await remove(user, id);
      return { PhysicalResourceId: id };
  }
};

/** @param {string | undefined} UserId */
function answer(UserId) {
  if (UserId === undefined) throw new Error('the identity store made a user and gave no id: deploy again.');
  return { PhysicalResourceId: UserId, Data: { UserId } };
}

/** @param {UserProperties} user */
function attributesOf({ GivenName, FamilyName, Email }) {
  return {
    DisplayName: `${GivenName} ${FamilyName}`,
    Name: { GivenName, FamilyName },
    Emails: [{ Value: Email, Type: 'work', Primary: true }],
  };
}

/** @param {UserProperties} user */
async function create(user) {
  const { IdentityStoreId, UserName } = user;
  try {
    const { UserId } = await new IdentitystoreClient({}).send(
      new CreateUserCommand({ IdentityStoreId, UserName, ...attributesOf(user) }),
    );
    return UserId;
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    if (error.name !== 'ConflictException') throw error;
    throw new Error(
      `the identity store ${IdentityStoreId} already has a user called "${UserName}", or one with the address ${user.Email}, which nobody made by this config: delete it there (its access by the config comes back with the deploy), or take it out of users in config/access.ts.`,
    );
  }
}

/**
 * @param {UserProperties} user
 * @param {string} UserId
 */
async function update(user, UserId) {
  const { DisplayName, Name, Emails } = attributesOf(user);
  // A list is replaced as a whole: AWS refuses to change a part of it.
  const Operations = [
    { AttributePath: 'displayName', AttributeValue: DisplayName },
    { AttributePath: 'name.givenName', AttributeValue: Name.GivenName },
    { AttributePath: 'name.familyName', AttributeValue: Name.FamilyName },
    { AttributePath: 'emails', AttributeValue: Emails },
  ];
  await new IdentitystoreClient({}).send(
    new UpdateUserCommand({ IdentityStoreId: user.IdentityStoreId, UserId, Operations }),
  );
}

/**
 * One that is gone is as it should be, and so is one that never came to be: a create that failed is deleted by the name that
 * CloudFormation gave it.
 *
 * @param {UserProperties} user
 * @param {string} UserId
 */
async function remove({ IdentityStoreId }, UserId) {
  if (!/^([0-9a-f]{10}-)?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/.test(UserId)) return;
  try {
    await new IdentitystoreClient({}).send(new DeleteUserCommand({ IdentityStoreId, UserId }));
  } catch (caught) {
    if (/** @type {Error} */ (caught).name !== 'ResourceNotFoundException') throw caught;
  }
}
