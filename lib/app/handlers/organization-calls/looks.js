const { administrators } = require('./administrators');
const { switches } = require('./switches');

/**
 * How each call is looked at, by service and command: the function does so before it calls, `npm run drift` whenever it is asked.
 *
 * @type {Readonly<Record<string, import('./settle').Look>>}
 */
const looks = { ...administrators, ...switches };

module.exports = { looks };
