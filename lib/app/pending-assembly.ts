import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { refuseAssembly } from '../assembly/proven/refuse';

const PENDING = '.pending';
const MANIFEST = 'manifest.json';

/**
 * An assembly that is made aside, within the folder where it belongs, and takes its place once everything held. The CDK writes
 * the manifest before it calls the checks: a process that is killed among them leaves none where `cdk deploy --app` looks.
 */
export class PendingAssembly {
  /** Where it is made. */
  public readonly folder: string;

  /** @param target where it belongs. What an earlier run has left there deploys no more. */
  public constructor(public readonly target: string) {
    this.folder = join(target, PENDING);
    mkdirSync(target, { recursive: true });
    refuseAssembly(target);
    this.remove();
    // The CDK does not empty the folder: these would count as templates that no check looked at.
    for (const name of readdirSync(target)) if (name.endsWith('.template.json')) rmSync(join(target, name));
    mkdirSync(this.folder);
  }

  /** It takes its place, the manifest last. */
  public publish(): void {
    this.moveAllBut(MANIFEST);
    renameSync(join(this.folder, MANIFEST), join(this.target, MANIFEST));
    this.remove();
  }

  /** Templates and report take their place, for whoever looks for the reason; without a manifest nothing deploys them. */
  public abandon(): void {
    refuseAssembly(this.target);
    if (existsSync(this.folder)) this.moveAllBut(MANIFEST);
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
