import { hostname } from 'node:os';
import { readAssembly } from '../../../assembly';
import { ORGANIZATION_STACK } from '../../deployed/stacks';
import { awsClients, type AwsClients } from '../../live/clients';
import { liveAws } from '../../live/live-aws';
import type { Deployer, LeaseStore } from './store';
import { s3LeaseStore } from './s3-store';

export interface OpenedStore {
  readonly store: LeaseStore;
  readonly holder: Deployer;
  /** By name of the stack, of every Region that the assembly deploys to: its state. */
  readonly statuses: ReadonlyMap<string, string>;
}

export interface Where {
  /** Folder of the assembly that deploys. */
  readonly assembly: string;
  /** @default as the environment says */
  readonly profile?: string;
}

/** Where the lease of a landing zone is kept. */
export type OpenStore = (where: Where) => Promise<OpenedStore | undefined>;

const TOOLKIT = 'CDKToolkit';

/**
 * In the bucket of the home region's bootstrap.
 *
 * @returns undefined where there is none, or the credentials are of another account: preflight says how to mend that
 * @throws LiveError where AWS does not tell
 */
export async function openStore(
  { assembly, profile }: Where,
  reach: (profile?: string) => AwsClients = awsClients,
): Promise<OpenedStore | undefined> {
  const { stacks: ours } = readAssembly(assembly);
  const home = ours.find(({ stackName }) => stackName === ORGANIZATION_STACK);
  if (home?.region === undefined) return undefined;
  const clients = reach(profile);
  const live = liveAws(clients);
  const { accountId, arn } = await live.caller();
  if (home.accountId !== undefined && home.accountId !== accountId) return undefined;
  const stacks = await live.stacks(home.region);
  const toolkit = stacks.find(({ name }) => name === TOOLKIT);
  const name = toolkit?.outputs.BucketName;
  if (name === undefined) return undefined;
  const elsewhere = new Set(
    ours.flatMap(({ region }) => (region === undefined || region === home.region ? [] : [region])),
  );
  const others = await Promise.all([...elsewhere].map((region) => live.stacks(region)));
  return {
    store: s3LeaseStore({ clients, name, region: home.region, accountId }),
    statuses: new Map([...others.flat(), ...stacks].map((stack) => [stack.name, stack.status])),
    holder: { name: `${arn} on ${hostname()} (process ${process.pid})`, since: new Date().toISOString() },
  };
}
