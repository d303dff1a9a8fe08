import { join, sep } from 'node:path';
import type { Restore } from '../base/kept';
import { keepModules, type Depth } from '../base/modules';
import { PACKAGES } from './file-reads';

const ROOT = join(__dirname, '..', '..');
const LIB = join(ROOT, 'lib') + sep;
/** Large, and asked by nothing after the start: files are compiled by another. */
const COMPILER = `${PACKAGES}typescript${sep}`;

/**
 * The product's modules and the packages it rests on, as they were when the config had not been read: with another `decide` of the policy
 * engine every proof would hold.
 */
export class WatchedModules {
  private readonly known = new Set<string>();
  private readonly kept: Restore[] = [];

  public constructor() {
    this.addLoaded();
  }

  /** What was loaded since: nobody can have changed it yet. */
  public addLoaded(): void {
    const known = new Set(this.known);
    this.kept.push(keepModules({ root: ROOT, depth: (file) => (known.has(file) ? 'nothing' : depthOf(file)) }));
    for (const file of Object.keys(require.cache)) this.known.add(file);
  }

  /** @returns what of them is otherwise now, which is put back: `lib/policy/engine.ts: PolicyEngine.prototype.decide` */
  public changed(): readonly string[] {
    return this.kept.flatMap((restore) => [...restore()]);
  }
}

function depthOf(file: string): Depth {
  if (file.startsWith(LIB)) return 'all that it exports';
  return file.includes(PACKAGES) && !file.includes(COMPILER) ? 'its code' : 'nothing';
}
