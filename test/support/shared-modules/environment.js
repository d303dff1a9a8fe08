const { TestEnvironment } = require('jest-environment-node');
const { restorer } = require('./restorer.js');

/** Where jest-circus keeps what it knows of the file that runs: the next one starts anew. */
const OF_ONE_FILE = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'];

/**
 * Test files run among the real globals of the worker, not in a context of their own: what they import can then be loaded once
 * for all of them (runtime.js). What a file changed of the process is taken back after it. A file that puts something in the place
 * of a module says `@jest-environment node` at its top, and has everything to itself.
 */
class SharedModulesEnvironment extends TestEnvironment {
  /** By which runtime.js knows it. */
  sharesModules = true;
  restore = restorer();

  /**
   * @param {ConstructorParameters<typeof TestEnvironment>[0]} config
   * @param {ConstructorParameters<typeof TestEnvironment>[1]} context
   */
  constructor(config, context) {
    super(config, context);
    Object.assign(this, { global: globalThis });
  }

  /** @override */
  teardown() {
    this.restore();
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (OF_ONE_FILE.includes(symbol.description ?? '')) Reflect.deleteProperty(globalThis, symbol);
    }
    return Promise.resolve();
  }
}

module.exports = SharedModulesEnvironment;
