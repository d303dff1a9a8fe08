import type * as live from '../operate/live';
import type { LiveAws } from '../operate/live';
import type * as clients from '../operate/live/clients';
import type * as calling from '../operate/repair/make-call';
import { progressOn } from './progress';

/** Gives the AWS that a command asks. */
export type ReachAws = () => Promise<LiveAws>;

/** The AWS of the credentials at hand. Loaded when a command has something to ask. A terminal is told how far long reads are. */
export const reachAws: ReachAws = () => {
  const { liveAws } = require('../operate/live') as typeof live;
  return Promise.resolve(liveAws(undefined, progressOn(process.stderr)));
};

/** Gives what makes a command's calls. */
export type ReachCalls = () => Promise<calling.MakeCall>;

/** With the credentials at hand. */
export const reachCalls: ReachCalls = () => {
  const { awsClients } = require('../operate/live/clients') as typeof clients;
  const { makeCalls } = require('../operate/repair/make-call') as typeof calling;
  return Promise.resolve(makeCalls(awsClients()));
};
