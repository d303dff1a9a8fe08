import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestsOf, isOfTheCli, PROOFS_FILE, type Described } from '../assembly/proven/digests';
import { refuseAssembly } from '../assembly/proven/refuse';
import { entryOf } from '../base/entry-of';
import { ExplainedError } from '../base/explained-error';
import { makeFolder } from '../base/make-folder';

const PENDING = '.pending-';
const MANIFEST = 'manifest.json';
/** What an earlier run has left there, and the CDK does not remove: nothing of it was proven now. */
const OF_AN_ASSEMBLY = /^\.pending-|^asset\.|\.(?:assets|metadata|template)\.json$/;

/** Another synthesis has begun in the same folder: it is that one's now. */
export class TakenOverError extends ExplainedError {
  public constructor(folder: string) {
    super(
      `${folder}: another synthesis has begun there meanwhile. Run one at a time, or give each a folder of its own.`,
    );
  }
}

/** What lies where an assembly belongs, and is none of its files: nobody has proven it. */
class StrayFileError extends ExplainedError {
  public constructor(path: string) {
    super(
      `${path} lies where the assembly belongs, and is none of its files. Remove it, or name another folder, and synthesize again.`,
    );
  }
}

/**
 * An assembly that is made aside, within the folder where it belongs, and takes its place once everything held. The CDK writes
 * the manifest before it calls the checks: a process that is killed among them leaves none where `cdk deploy --app` looks.
 *
 * Of several that are made for one folder at once, the last to begin takes it. The others fail, and touch it no more.
 */
export class PendingAssembly {
  /** Where it is made. */
  public readonly folder: string;

  /** Of what took its place. */
  private digests: Described | undefined;
  /** Files and folders that take its place. */
  private names: readonly string[] = [];
  /** Whether it took its place, and another took it over. */
  private isLost = false;

  /** @param target where it belongs. What an earlier run has left there deploys no more. */
  public constructor(public readonly target: string) {
    makeFolder(target);
    refuseAssembly(target);
    for (const name of readdirSync(target).filter((one) => OF_AN_ASSEMBLY.test(one)))
      rmSync(join(target, name), { recursive: true, force: true });
    this.folder = mkdtempSync(join(target, PENDING));
  }

  /**
   * It takes its place, the manifest last.
   *
   * @throws TakenOverError
   */
  public publish(): void {
    if (this.isTakenOver()) throw new TakenOverError(this.target);
    this.digests = digestsOf(this.folder);
    this.names = readdirSync(this.folder);
    refuseAssembly(this.target);
    this.assertNothingElse();
    this.moveAllBut(MANIFEST);
    renameSync(join(this.folder, MANIFEST), join(this.target, MANIFEST));
    this.remove();
    this.assertInPlace();
  }

  /** What else lies there would have to be proven, or be taken away: that is not ours to do. */
  private assertNothingElse(): void {
    const made = new Set([...readdirSync(this.folder), PROOFS_FILE]);
    const isOther = (name: string): boolean => !made.has(name) && !name.startsWith(PENDING) && !isOfTheCli(name);
    const other = readdirSync(this.target).find(isOther);
    if (other !== undefined) throw new StrayFileError(join(this.target, other));
  }

  /** @throws TakenOverError where another run has put its files in the place of these */
  public assertInPlace(): void {
    const [was, is] = [this.digests, digestsOf(this.target)];
    const isSame = (part: keyof Described): boolean =>
      Object.entries(was?.[part] ?? {}).every(([file, digest]) => entryOf(is[part], file) === digest);
    if (was !== undefined && isSame('files') && isSame('descriptions')) return;
    this.isLost = true;
    throw new TakenOverError(this.target);
  }

  /** Whether another run is at work in the folder, or has removed what this one made. */
  public isTakenOver(): boolean {
    const pending = readdirSync(this.target).filter((name) => name.startsWith(PENDING));
    const isMissing = this.digests === undefined && !existsSync(this.folder);
    return this.isLost || isMissing || pending.some((name) => join(this.target, name) !== this.folder);
  }

  /** Templates and report take their place, for whoever looks for the reason; without a manifest nothing deploys them. */
  public abandon(): void {
    if (this.isTakenOver()) return;
    refuseAssembly(this.target);
    if (existsSync(this.folder)) this.moveAllBut(MANIFEST);
    this.remove();
  }

  /** Nothing of it takes its place, and what did is taken away: where the disk was full, a template may be cut, and look whole. */
  public discard(): void {
    if (this.isTakenOver()) return;
    refuseAssembly(this.target);
    for (const name of this.names) rmSync(join(this.target, name), { force: true, recursive: true });
    this.remove();
  }

  private moveAllBut(left: string): void {
    for (const name of readdirSync(this.folder).filter((one) => one !== left)) {
      rmSync(join(this.target, name), { recursive: true, force: true });
      renameSync(join(this.folder, name), join(this.target, name));
    }
  }

  private remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
