import { openStore, type OpenStore } from '../../operate/deploy/lease/open-store';
import { awsClients, type AwsClients } from '../../operate/live/clients';
import { PROFILES } from './profiles';

/** Clients that read with one role of the bootstrap, and have its bucket with another: none may do both. */
export function clientsOfBootstrap(reach: (profile: string) => AwsClients = awsClients): AwsClients {
  const writing = reach(PROFILES.lease.name);
  return { ...reach(PROFILES.read.name), s3: (region) => writing.s3(region) };
}

/** The lease of `npm run deploy`, kept with the roles of the bootstrap. */
export const openLease: OpenStore = (where) => openStore(where, () => clientsOfBootstrap());
