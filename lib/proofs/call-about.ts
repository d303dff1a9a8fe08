import type { Account } from '../assembly';
import type { IamData } from '../iam-data';
import { resourcesOfCall } from '../ask/representative';
import type { Claim } from './claim';

/** Where a row's call is made. */
export interface Calling {
  readonly iamData: IamData;
  readonly account: Account;
  readonly homeRegion: string;
}

/**
 * What AWS checks a call on of which a row names one thing. What a company says is always allowed is a whole call: all that it must
 * have. What must be denied of one thing may not rest on another, and a definition's row asks what its own statements make of one.
 */
export function callAbout(
  { expected, subject }: Pick<Claim, 'expected' | 'subject'>,
  action: string,
  arn: string,
  { iamData, account, homeRegion }: Calling,
): readonly string[] {
  const isWhole = expected === 'allowed' && subject.startsWith('scenario ');
  return isWhole ? resourcesOfCall(iamData, action, account, homeRegion, arn) : [arn];
}
