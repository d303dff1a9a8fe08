const ATTEMPTS = 30;
const PAUSE_MILLISECONDS = 2_000;

/** An account that was just created is not known to this API at once. */
const NOT_YET = ['ConflictException', 'InternalServerException', 'TooManyRequestsException'];

/**
 * Sets each contact that is not as it should be.
 *
 * @param {{ AccountId?: string, Contacts: Contact[] }} properties without an account id for the management account
 * @param {import('../types').Aws} aws
 * @returns {Promise<import('../types').CustomResourceAnswer>}
 */
async function alternateContacts({ AccountId, Contacts }, aws) {
  const where = AccountId === undefined ? {} : { AccountId };
  for (const contact of Contacts) {
    const { AlternateContactType, ...wanted } = contact;
    try {
      const current = await patiently(aws, () => contactOf({ ...where, AlternateContactType }, aws.call));
      if (isAsWanted(current, wanted)) continue;
      await patiently(aws, () => aws.call('PutAlternateContact', { ...where, ...contact }));
    } catch (caught) {
      const error = /** @type {Error} */ (caught);
      throw new Error(
        `setting the ${AlternateContactType} contact of ${AccountId ?? 'the management account'} failed: ${error.name}: ${error.message}`,
      );
    }
  }
  return { PhysicalResourceId: `alternate-contacts-${AccountId ?? 'management'}` };
}

/**
 * @typedef {{ AlternateContactType: string, Name: string, Title: string, EmailAddress: string, PhoneNumber: string }} Contact
 */

/**
 * @param {Record<string, unknown>} input
 * @param {import('../types').Aws['call']} call
 * @returns {Promise<Record<string, string>>} empty where there is none
 */
async function contactOf(input, call) {
  try {
    const { AlternateContact } = await call('GetAlternateContact', input);
    return AlternateContact;
  } catch (caught) {
    if (/** @type {Error} */ (caught).name === 'ResourceNotFoundException') return {};
    throw caught;
  }
}

/**
 * @param {Record<string, string>} current
 * @param {Record<string, string>} wanted
 */
function isAsWanted(current, wanted) {
  return Object.entries(wanted).every(([name, value]) => current[name] === value);
}

/**
 * @template T
 * @param {import('../types').Aws} aws
 * @param {() => Promise<T>} attempt
 */
async function patiently({ sleep }, attempt) {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (caught) {
      if (attempts >= ATTEMPTS || !NOT_YET.includes(/** @type {Error} */ (caught).name)) throw caught;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}

module.exports = { alternateContacts };
