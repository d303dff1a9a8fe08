const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

// The product is loaded as its commands load it.
require('ts-node/register');

const repository = join(__dirname, '../../..');
/** Whose modules test files have in common. What lies under test/ each file has to itself. */
const SHARED = ['lib', 'node_modules'].map((folder) => join(repository, folder) + sep);

/**
 * Loads the product and what it rests on once for all test files of a worker, which takes half of their time otherwise. In an
 * environment of another kind it is jest's own runtime.
 */
module.exports = class SharedModulesRuntime extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} args */
  constructor(...args) {
    super(...args);
    this.shares = 'sharesModules' in args[1];
    if (!this.shares) return;
    const { executor } = this;
    // Among the real globals, in no context.
    executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    const shared = this.shares ? this.shared(from, name) : undefined;
    return shared === undefined ? super.requireModuleOrMock(from, name) : shared.load(shared.path);
  }

  shared(from, name) {
    const load = createRequire(from);
    try {
      const path = load.resolve(name);
      return SHARED.some((folder) => path.startsWith(folder)) ? { load, path } : undefined;
    } catch {
      return undefined;
    }
  }
};
