const ATTEMPTS = 30;
const PAUSE_MILLISECONDS = 2_000;

/**
 * Moves an account that is in the organization to the parent where it belongs, unless it is there.
 *
 * @param {{ AccountId: string, ParentId: string }} properties
 * @param {import('../types').Aws} aws
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
async function accountPlacement({ AccountId, ParentId }, { call, sleep }) {
  await mustBeMember(AccountId, call);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { Parents } = await call('ListParents', { ChildId: AccountId });
    const [parent] = Parents;
    if (parent.Id === ParentId) break;
    try {
      await call('MoveAccount', {
        AccountId,
        SourceParentId: parent.Id,
        DestinationParentId: ParentId,
      });
      break;
    } catch (caught) {
      const error = /** @type {Error} */ (caught);
      if (error.name !== 'ConcurrentModificationException' || attempt === ATTEMPTS - 1) {
        throw new Error(
          `moving account ${AccountId} from ${parent.Id} to ${ParentId} failed: ${error.name}: ${error.message}`,
        );
      }
      await sleep(PAUSE_MILLISECONDS);
    }
  }
  return { PhysicalResourceId: `placement-${AccountId}` };
}

/**
 * @param {string} AccountId
 * @param {import('../types').Aws['call']} call
 */
async function mustBeMember(AccountId, call) {
  try {
    await call('DescribeAccount', { AccountId });
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    if (error.name !== 'AccountNotFoundException') throw error;
    throw new Error(
      `account ${AccountId} is not in this organization: invite it first, or take "existing" out of its entry in config/accounts.ts to have it created.`,
    );
  }
}

module.exports = { accountPlacement };
