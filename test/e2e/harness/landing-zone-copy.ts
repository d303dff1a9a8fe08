import { readLandingZone } from '../../support/read-landing-zone';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config as sample } from '../../support/companies/trips';
import { EXPECTED_CHECKS } from '../../assembly/support/checks';
import { copyCompany } from '../../support/copy-company';
import { SECTIONS } from '../../../lib/config/location';
import type { LandingZone } from '../../../lib/model/landing-zone';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { RunError } from './failure';

const REPOSITORY = join(__dirname, '../../..');

/**
 * The app of `bin/landing-zone.ts` without its checks, which one deploy of the run has made already. It says that they held, since
 * `npm run deploy` deploys nothing else.
 */
const APP_WITHOUT_CHECKS = `
process.env.CDK_VALIDATION = 'false';
const { App } = require('aws-cdk-lib/core');
const { addLandingZone } = require('../lib/app/landing-zone');
const { writeProofs } = require('../lib/assembly/proven/proofs-file');
const { loadConfig } = require('../lib/config/load-config');
const { readConfig } = require('../lib/config/read-config');
const app = new App();
addLandingZone(app, readConfig(loadConfig()));
writeProofs(app.synth().directory, ${JSON.stringify(EXPECTED_CHECKS)});
`;

const WITHOUT_CHECKS = 'node --single-threaded-gc -r ./bin/register.js bin/without-checks.js';

/** An app that makes what the one before made, from the same files: a synthesis takes seconds, and a run has dozens. */
const APP_AS_BEFORE = `require('node:fs').cpSync('made-before', process.env.CDK_OUTDIR, { recursive: true });`;
const AS_BEFORE = 'node bin/as-before.js';

/** What a fork would have: this repository in a folder of its own, whose config and code the run may change. */
export class LandingZoneCopy {
  private current: WrittenLandingZone = structuredClone(sample);
  private isSynthesized = false;

  public constructor(public readonly folder: string) {
    copyCompany('trips', join(folder, 'config'), folder);
    for (const entry of ['bin', 'lib', 'cdk.json', 'package.json', 'tsconfig.json'])
      cpSync(join(REPOSITORY, entry), join(folder, entry), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'bin/without-checks.js'), APP_WITHOUT_CHECKS);
    writeFileSync(join(folder, 'bin/as-before.js'), APP_AS_BEFORE);
    this.check('left out');
    this.write();
  }

  /** The config as it stands, as it is written. */
  public get written(): WrittenLandingZone {
    return this.current;
  }

  /** The config as it stands, validated. */
  public get zone(): LandingZone {
    return readLandingZone(this.current);
  }

  /** Where the CLI leaves the assembly. */
  public get assembly(): string {
    return join(this.folder, 'cdk.out');
  }

  /** Tells the CLI what the app is: the one without the checks, or what it made where nothing has changed since. */
  public get app(): readonly string[] {
    return ['--app', this.isSynthesized ? 'cdk.out' : WITHOUT_CHECKS];
  }

  /** Whether a synthesis of what `cdk.json` names makes every check, as a fork's does, or none. */
  public check(checks: 'made' | 'left out'): void {
    const own = JSON.parse(readFileSync(join(REPOSITORY, 'cdk.json'), 'utf8')) as object;
    const app = checks === 'made' ? {} : { app: this.isSynthesized ? AS_BEFORE : WITHOUT_CHECKS };
    writeFileSync(join(this.folder, 'cdk.json'), JSON.stringify({ ...own, ...app }));
  }

  /** To be told what the CLI said, once it has run the app. */
  public takeNote(output: string): void {
    if (this.isSynthesized || !/Synthesis time|The deploy can/.test(output)) return;
    this.isSynthesized = true;
    const before = join(this.folder, 'made-before');
    rmSync(before, { recursive: true, force: true });
    cpSync(this.assembly, before, { recursive: true, filter: (path) => !path.endsWith('.lock') });
  }

  /** Edits the config, as a pull request would. */
  public edit(change: (config: WrittenLandingZone) => WrittenLandingZone): void {
    this.current = change(this.current);
    this.write();
  }

  /** Replaces a text that stands exactly once in a file. @throws RunError if it does not: the run has to follow the code */
  public editFile(path: string, from: string, to: string): void {
    const file = join(this.folder, path);
    const parts = readFileSync(file, 'utf8').split(from);
    if (parts.length !== 2) throw new RunError(`e2e: ${path} has ${JSON.stringify(from)} ${parts.length - 1} times`);
    writeFileSync(file, parts.join(to));
    this.isSynthesized = false;
  }

  private write(): void {
    // The whole config is in one file: what its other files say would be handed over by nobody.
    for (const section of SECTIONS) rmSync(join(this.folder, `config/${section}.ts`), { force: true });
    const config = JSON.stringify(this.current, null, 2);
    writeFileSync(
      join(this.folder, 'config/index.ts'),
      `export const config = ${config};\nexport { catalogue } from './catalogue';\n`,
    );
    this.isSynthesized = false;
  }
}
