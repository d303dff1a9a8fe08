const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

// The product is loaded as its commands load it.
require('../../../bin/register');
// As it does where a company has `deny-x.json` beside `deny-x.ts`: what Node.js resolved once, it resolves so ever after.
const { '.json': json } = require.extensions;
Reflect.deleteProperty(require.extensions, '.json');
require.extensions['.json'] = json;

const repository = join(__dirname, '../../..');
/** Whose modules test files have in common. What lies under test/ each file has to itself. */
const SHARED = ['lib', 'node_modules'].map((folder) => join(repository, folder) + sep);

/** @typedef {{ readonly injectedModuleParameters: readonly string[], compile: (source: string, filename: string) => Function }} Executor */

/**
 * Loads the product, and what it rests on, once for all test files of a worker: to load it for each takes longer than most of them
 * run, and starts it cold. In an environment of another kind it is jest's own runtime.
 */
class SharedModulesRuntime extends Runtime {
  /** @param {ConstructorParameters<typeof Runtime>} args */
  constructor(...args) {
    super(...args);
    this.sharesModules = 'sharesModules' in args[1];
    if (this.sharesModules) runAmongRealGlobals(executorOf(this));
  }

  /**
   * @override
   * @template [T=unknown]
   * @param {string} from
   * @param {string} name
   * @returns {T}
   */
  requireModuleOrMock(from, name) {
    const load = createRequire(from);
    const path = this.sharesModules ? sharedPath(load, name) : undefined;
    return path === undefined ? super.requireModuleOrMock(from, name) : load(path);
  }
}

/**
 * @param {NodeJS.Require} load
 * @param {string} name
 * @returns {string | undefined} undefined for what jest is to load, or to say that it is not there
 */
function sharedPath(load, name) {
  try {
    const path = load.resolve(name);
    return SHARED.some((folder) => path.startsWith(folder)) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Private to jest, which is pinned: without it every test fails at once.
 *
 * @param {object} runtime
 * @returns {Executor}
 */
function executorOf(runtime) {
  return /** @type {{ executor: Executor }} */ (runtime).executor;
}

/** @param {Executor} executor */
function runAmongRealGlobals(executor) {
  executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename });
}

module.exports = SharedModulesRuntime;
