import { join } from 'node:path';
import { GLOBAL_REGION } from '../../../lib/base/regions';
import type { LandingZone } from '../../../lib/model/landing-zone';
import { readIdentityCenter, type LiveIdentityCenter } from '../live/identity-center';
import { readOrganization, type LiveOrganization } from '../live/organization';
import { readStacks, StackHistory, type LiveStack } from '../live/stacks';
import type { Aws, Place } from './aws';
import { Cdk, endOf, type CdkOptions, type CdkResult } from './cdk';
import type { Emulator } from './emulator';
import { RunError } from './failure';
import { LandingZoneCopy } from './landing-zone-copy';

export interface SiteProps {
  readonly emulator: Emulator;
  readonly aws: Aws;
  readonly scratch: string;
  /** Twelve digits. */
  readonly managementAccountId: string;
}

/** One management account with a landing zone in it, or the wish to have one. */
export class Site {
  public readonly copy: LandingZoneCopy;
  public readonly cdk: Cdk;
  public readonly history: StackHistory;
  public readonly account: string;

  public constructor(private readonly props: SiteProps) {
    this.account = props.managementAccountId;
    this.copy = new LandingZoneCopy(join(props.scratch, this.account));
    this.cdk = new Cdk(props.emulator, this.account, this.home.region, props.scratch);
    this.history = new StackHistory(props.aws, this.places);
  }

  public get zone(): LandingZone {
    return this.copy.zone;
  }

  public get home(): Place {
    return { account: this.account, region: this.zone.company.homeRegion };
  }

  public get identityHome(): Place {
    return { account: this.account, region: this.zone.company.identityCenterRegion };
  }

  /** Wherever the landing zone has stacks of its own. */
  public get places(): readonly Place[] {
    const regions = [this.home.region, this.identityHome.region, GLOBAL_REGION];
    return [...new Set(regions)].map((region) => ({ account: this.account, region }));
  }

  /** The CLI and the commands with credentials of another account. */
  public cdkAs(accountId: string): Cdk {
    return new Cdk(this.props.emulator, accountId, this.home.region, this.props.scratch);
  }

  public async bootstrap(): Promise<string> {
    const environments = this.places.map(({ account, region }) => `aws://${account}/${region}`);
    return this.cdk.run(this.cdk.elsewhere, 'bootstrap', ...environments);
  }

  /** `npm run deploy`. @throws RunError with the end of what it said, if it fails */
  public async deploy(checks?: 'made' | 'left out'): Promise<string> {
    const { exitCode, output } = await this.tryDeploy(checks);
    if (exitCode !== 0)
      throw new RunError(`npm run deploy ended with exit code ${String(exitCode)}:\n${endOf(output)}`);
    return output;
  }

  /** `npm run deploy`, whatever comes of it. Its synthesis makes no checks unless it is told to: once is enough for a run. */
  public async tryDeploy(checks: 'made' | 'left out' = 'left out', options: CdkOptions = {}): Promise<CdkResult> {
    this.copy.check(checks);
    const result = await this.cdk.killed(this.copy.folder, 'deploy', options);
    this.copy.check('left out');
    this.copy.takeNote(result.output);
    await this.props.emulator.letTimePass();
    return result;
  }

  /** `npx cdk deploy` of single stacks and nothing else, whatever comes of it. */
  public async attempt(
    stacks: readonly string[],
    more: readonly string[] = [],
    options?: CdkOptions,
  ): Promise<CdkResult> {
    const result = await this.cdk.attempt(this.copy.folder, [...this.deployment(stacks), ...more], options);
    this.copy.takeNote(result.output);
    await this.props.emulator.letTimePass();
    return result;
  }

  private deployment(stacks: readonly string[]): readonly string[] {
    return ['deploy', ...stacks, '--exclusively', ...this.copy.app, '--require-approval', 'never'];
  }

  public async organization(): Promise<LiveOrganization> {
    return readOrganization(this.props.aws, this.home);
  }

  public async identityCenter(): Promise<LiveIdentityCenter> {
    const { accounts } = await this.organization();
    const ids = accounts.map(({ id }) => id);
    return readIdentityCenter(this.props.aws, this.identityHome, ids);
  }

  /** Without the bootstrap stacks. */
  public async stacks(): Promise<readonly LiveStack[]> {
    const found = await Promise.all(this.places.map((place) => readStacks(this.props.aws, place)));
    return found.flat().filter(({ name }) => name !== 'CDKToolkit');
  }
}
