import type * as live from '../operate/live';
import type { LiveAws } from '../operate/live';

/** Gives the AWS that a command asks. */
export type ReachAws = () => Promise<LiveAws>;

/** The AWS of the credentials at hand. Loaded when a command has something to ask. */
export const reachAws: ReachAws = () => {
  const { liveAws } = require('../operate/live') as typeof live;
  return Promise.resolve(liveAws());
};
