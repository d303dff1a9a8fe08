import { hostname } from 'node:os';
import { readAssembly } from '../../../assembly';
import { ORGANIZATION_STACK } from '../../deployed/stacks';
import { awsClients } from '../../live/clients';
import { liveAws } from '../../live/live-aws';
import type { Holder, LeaseStore } from './lease';
import { s3LeaseStore } from './s3-store';

export interface OpenedStore {
  readonly store: LeaseStore;
  readonly holder: Holder;
}

export interface Deployer {
  /** Folder of the assembly that deploys. */
  readonly assembly: string;
  /** @default as the environment says */
  readonly profile?: string;
}

/** Where the lease of a landing zone is kept. */
export type OpenStore = (deployer: Deployer) => Promise<OpenedStore | undefined>;

const TOOLKIT = 'CDKToolkit';

/**
 * In the bucket of the home region's bootstrap.
 *
 * @returns undefined where there is none, or the credentials are of another account: preflight says how to mend that
 * @throws LiveError where AWS does not tell
 */
export const openStore: OpenStore = async ({ assembly, profile }) => {
  const home = readAssembly(assembly).stacks.find(({ stackName }) => stackName === ORGANIZATION_STACK);
  if (home?.region === undefined) return undefined;
  const clients = awsClients(profile);
  const live = liveAws(clients);
  const { accountId, arn } = await live.caller();
  if (home.accountId !== undefined && home.accountId !== accountId) return undefined;
  const toolkit = (await live.stacks(home.region)).find(({ name }) => name === TOOLKIT);
  const name = toolkit?.outputs.BucketName;
  if (name === undefined) return undefined;
  return {
    store: s3LeaseStore({ clients, name, region: home.region, accountId }),
    holder: { name: `${arn} on ${hostname()} (process ${process.pid})`, since: new Date().toISOString() },
  };
};
