/** Organizations takes about one EnablePolicyType a second, and refuses parallel changes. */
const PAUSE_MILLISECONDS = 2_000;
const ATTEMPTS = 60;

const BUSY = ['ConcurrentModificationException', 'TooManyRequestsException', 'PolicyChangesInProgressException'];

/**
 * Enables each policy type that is not on yet, and returns when AWS shows all of them as enabled.
 *
 * @param {{ RootId: string, PolicyTypes: string[] }} properties
 * @param {import('../types').Aws} aws
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
async function policyTypes({ RootId, PolicyTypes }, { call, sleep }) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const statuses = await statusesOf(RootId, call);
    const missing = PolicyTypes.filter((type) => statuses.get(type) !== 'ENABLED');
    if (missing.length === 0) return { PhysicalResourceId: `policy-types-${RootId}` };
    const next = missing.find((type) => !statuses.has(type));
    if (next !== undefined) await enable(RootId, next, call);
    await sleep(PAUSE_MILLISECONDS);
  }
  throw new Error(
    `Organizations still does not show all of ${PolicyTypes.join(', ')} as enabled on ${RootId}. Nothing is lost: deploy again in a few minutes.`,
  );
}

/**
 * @param {string} rootId
 * @param {import('../types').Aws['call']} call
 * @returns {Promise<Map<string, string>>} status by policy type
 */
async function statusesOf(rootId, call) {
  /** @type {{ Roots?: { Id: string, PolicyTypes?: { Type: string, Status: string }[] }[] }} */
  const { Roots = [] } = await call('ListRoots', {});
  const root = Roots.find(({ Id }) => Id === rootId);
  if (root === undefined) {
    throw new Error(
      `this account's organization has no root ${rootId}: it found ${Roots.map(({ Id }) => Id).join(', ') || 'none'}. Deploy with the credentials of the management account.`,
    );
  }
  return new Map((root.PolicyTypes ?? []).map(({ Type, Status }) => [Type, Status]));
}

/**
 * @param {string} RootId
 * @param {string} PolicyType
 * @param {import('../types').Aws['call']} call
 */
async function enable(RootId, PolicyType, call) {
  try {
    await call('EnablePolicyType', { RootId, PolicyType });
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    if (error.name === 'PolicyTypeAlreadyEnabledException' || BUSY.includes(error.name)) return;
    throw new Error(`enabling ${PolicyType} on ${RootId} failed: ${error.name}: ${error.message}`);
  }
}

module.exports = { policyTypes };
