import type { Account } from '../assembly';
import type { IamData } from '../iam-data';
import { resourcesOfCall } from '../ask/representative';
import type { Claim } from './claim';
import { HypotheticalWorld } from './hypothetical';

/** Where a row's call is made. */
export interface Calling {
  readonly iamData: IamData;
  readonly account: Account;
  readonly homeRegion: string;
}

/**
 * What AWS checks a call on of which a row names one thing. What somebody who is there can do is a whole call: all that it must have.
 * What must be denied of one thing may not rest on another, and in a world that is made up for a definition the row asks what its own
 * statements make of one thing.
 */
export function callAbout(
  { expected, world, namesAll }: Pick<Claim, 'expected' | 'namesAll' | 'world'>,
  action: string,
  arn: string,
  { iamData, account, homeRegion }: Calling,
): readonly string[] {
  const isWhole = expected === 'allowed' && namesAll !== true && !(world instanceof HypotheticalWorld);
  return isWhole ? resourcesOfCall(iamData, action, account, homeRegion, arn) : [arn];
}
