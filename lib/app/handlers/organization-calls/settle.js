const { looks } = require('./looks');
const { Pending, Told, inRegion } = require('./told');
const { isTransient } = require('./transient');

/**
 * @typedef {object} Wanted
 * @property {string} service client of the AWS SDK, for example `guardduty`
 * @property {string} command for example `EnableOrganizationAdminAccount`
 * @property {Record<string, unknown>} [parameters]
 * @property {string} [region]
 */

/** @typedef {(service: string, command: string, input: Record<string, unknown>) => Promise<any>} Call */

/** @typedef {Record<string, string>} Data what `Fn::GetAtt` reads */

/**
 * Looks whether it is so already. Where AWS refused the call for good, the refusal comes along: it says nothing of whether it is so,
 * and may say why it is not.
 *
 * @typedef {(wanted: Wanted, call: Call, refusal?: unknown) => Promise<Data | undefined>} Look
 */

/**
 * @typedef {object} Aws
 * @property {Call} call
 * @property {(milliseconds: number) => Promise<unknown>} sleep
 * @property {() => number} left milliseconds until the function is ended
 */

/** Three minutes in all, below the five that the function has. */
const PAUSES_SECONDS = [1, 2, 4, 8, 15, 30, 30, 30, 30, 30];

/** What is left for the last attempt and the answer. */
const MARGIN_MILLISECONDS = 30_000;

/**
 * Makes one call unless it is so already, and returns when AWS shows it. What AWS refuses for the moment is tried again. That it
 * is so already is read and never taken from an error, which says the same of somebody else's.
 *
 * @param {Wanted} wanted
 * @param {Aws} aws
 * @returns {Promise<Data>}
 * @throws an error that says which call failed, with what, and what to do
 */
async function settle(wanted, { call, sleep, left }) {
  const attempt = attemptOf(wanted, call);
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (caught) {
      const error = /** @type {Error} */ (caught);
      if (!isTransient(wanted.service, error)) throw explained(wanted, error);
      const pause = (PAUSES_SECONDS[attempts - 1] ?? Infinity) * 1_000;
      if (pause + MARGIN_MILLISECONDS > left()) throw explained(wanted, error, attempts);
      await sleep(pause);
    }
  }
}

/**
 * @param {Wanted} wanted
 * @param {Call} call
 * @returns {() => Promise<Data>}
 */
function attemptOf(wanted, call) {
  const { service, command, parameters = {} } = wanted;
  const look = looks[`${service}:${command}`];
  let taken = false;
  const make = async () => {
    await call(service, command, parameters);
    taken = true;
  };
  if (look === undefined) return async () => (await make(), {});
  return async () => {
    const before = await look(wanted, call);
    if (before !== undefined) return before;
    if (!taken) {
      try {
        await make();
      } catch (error) {
        if (isTransient(service, error)) throw error;
        // Somebody may have been quicker: what AWS shows decides.
        const since = await look(wanted, call, error);
        if (since === undefined) throw error;
        return since;
      }
    }
    const after = await look(wanted, call);
    if (after === undefined) throw new Pending('AWS took the call and does not show it yet');
    return after;
  };
}

/**
 * @param {Wanted} wanted
 * @param {Error} error
 * @param {number} [attempts] after which it was given up
 */
function explained({ service, command, region }, error, attempts) {
  if (error instanceof Told) return error;
  const what = error instanceof Pending ? error.message : `${error.name}: ${error.message}`;
  const failed = `${inRegion(`${service}:${command}`, region)} failed: ${what}`;
  if (attempts === undefined) return new Error(failed);
  return new Error(
    `${failed}. It was tried ${attempts} times. Where AWS is still at work on the organization this passes: deploy again in a few minutes.`,
  );
}

module.exports = { settle };
