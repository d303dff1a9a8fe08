import { hostname } from 'node:os';
import { readAssembly } from '../../assembly';
import type { OpenStore } from '../../operate/deploy/lease/open-store';
import { s3LeaseStore } from '../../operate/deploy/lease/s3-store';
import { ORGANIZATION_STACK } from '../../operate/deployed/stacks';
import { awsClients } from '../../operate/live/clients';
import { liveAws } from '../../operate/live/live-aws';
import { PROFILES } from './profiles';

/** The lease of `npm run deploy`, found by one role of the bootstrap and kept by another: none may do both. */
export const openLease: OpenStore = async ({ assembly }) => {
  const region = readAssembly(assembly).stacks.find(({ stackName }) => stackName === ORGANIZATION_STACK)?.region;
  if (region === undefined) return undefined;
  const live = liveAws(awsClients(PROFILES.read.name));
  const { accountId, arn } = await live.caller();
  const name = (await live.stacks(region)).find((stack) => stack.name === 'CDKToolkit')?.outputs.BucketName;
  if (name === undefined) return undefined;
  return {
    store: s3LeaseStore({ clients: awsClients(PROFILES.lease.name), name, region, accountId }),
    holder: { name: `${arn} on ${hostname()} (process ${process.pid})`, since: new Date().toISOString() },
  };
};
