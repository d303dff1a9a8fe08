export type { AwsClients } from './clients';
export { liveAws } from './live-aws';
export { LiveError, isUnknownInRegion } from './live-error';
export type * from './model';
