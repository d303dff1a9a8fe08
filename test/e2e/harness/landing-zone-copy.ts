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

/** Where the assembly lies that an app made, as long as nothing has changed since. */
const MADE_BEFORE = 'made-before';

/**
 * The app without its checks, which one deploy of the run has made already. It says that they held, since `npm run deploy` deploys
 * nothing else. Where nothing has changed since the last synthesis, it hands that one over: it takes seconds, and a run has dozens.
 */
const APP_WITHOUT_CHECKS = `
const { cpSync, existsSync } = require('node:fs');
if (existsSync('${MADE_BEFORE}')) cpSync('${MADE_BEFORE}', process.env.CDK_OUTDIR, { recursive: true });
else synthesize();

function synthesize() {
  process.env.CDK_VALIDATION = 'false';
  const { App } = require('aws-cdk-lib/core');
  const { addLandingZone } = require('../lib/app/landing-zone');
  const { writeProofs } = require('../lib/assembly/proven/proofs-file');
  const { loadConfig } = require('../lib/config/load-config');
  const { readConfig } = require('../lib/config/read-config');
  const app = new App();
  addLandingZone(app, readConfig(loadConfig()));
  writeProofs(app.synth().directory, ${JSON.stringify(EXPECTED_CHECKS)});
}
`;

/** What `cdk.json` runs, which is itself among what an assembly is made from. */
const APP = 'bin/landing-zone.ts';

/** What a fork would have: this repository in a folder of its own, whose config and code the run may change. */
export class LandingZoneCopy {
  private current: WrittenLandingZone = structuredClone(sample);
  private isSynthesized = false;

  public constructor(public readonly folder: string) {
    copyCompany('trips', join(folder, 'config'), folder);
    for (const entry of ['bin', 'lib', 'cdk.json', 'package.json', 'tsconfig.json'])
      cpSync(join(REPOSITORY, entry), join(folder, entry), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'));
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

  /** Tells the CLI what the app is: that of `cdk.json`, or what it made where nothing has changed since. */
  public get app(): readonly string[] {
    return this.isSynthesized ? ['--app', 'cdk.out'] : [];
  }

  /** Whether a synthesis of what `cdk.json` names makes every check, as a fork's does, or none. */
  public check(checks: 'made' | 'left out'): void {
    const own = readFileSync(join(REPOSITORY, APP), 'utf8');
    writeFileSync(join(this.folder, APP), checks === 'made' ? own : APP_WITHOUT_CHECKS);
  }

  /** To be told what the CLI said, once it has run the app. */
  public takeNote(output: string): void {
    if (this.isSynthesized || !/Synthesis time|The deploy can/.test(output)) return;
    this.isSynthesized = true;
    cpSync(this.assembly, join(this.folder, MADE_BEFORE), {
      recursive: true,
      filter: (path) => !path.endsWith('.lock'),
    });
  }

  private forget(): void {
    this.isSynthesized = false;
    rmSync(join(this.folder, MADE_BEFORE), { recursive: true, force: true });
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
    this.forget();
  }

  private write(): void {
    // The whole config is in one file: what its other files say would be handed over by nobody.
    for (const section of SECTIONS) rmSync(join(this.folder, `config/${section}.ts`), { force: true });
    const config = JSON.stringify(this.current, null, 2);
    writeFileSync(
      join(this.folder, 'config/index.ts'),
      `export const config = ${config};\nexport { catalogue } from './catalogue';\n`,
    );
    this.forget();
  }
}
