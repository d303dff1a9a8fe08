/** An error that says in whole sentences what is wrong and what to do. */
class Told extends Error {}

/** AWS is still at it. */
class Pending extends Error {}

/**
 * What an error is about, for example `guardduty in us-east-2`.
 *
 * @param {string} what
 * @param {string | undefined} region undefined is the Region of the stack
 */
function inRegion(what, region) {
  return region === undefined ? what : `${what} in ${region}`;
}

/**
 * An option of the AWS CLI, with the space before it.
 *
 * @param {string} name
 * @param {string | undefined} value nothing where it is undefined
 */
function option(name, value) {
  return value === undefined ? '' : ` ${name} ${value}`;
}

module.exports = { Told, Pending, inRegion, option };
