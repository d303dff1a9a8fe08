import type * as live from '../live';
import type { LiveAws } from '../live';

/** Gives the AWS that a command asks. */
export type ReachAws = () => Promise<LiveAws>;

/** The AWS of the credentials at hand. Loaded when a command has something to ask. */
export const reachAws: ReachAws = () => {
  const { liveAws } = require('../live') as typeof live;
  return Promise.resolve(liveAws());
};
