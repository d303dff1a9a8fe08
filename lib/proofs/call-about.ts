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
 * What AWS checks a call on of which a row names one thing. A call is allowed where all that it must have is; what must be denied
 * of one thing may not rest on another.
 */
export function callAbout(
  { expected }: Pick<Claim, 'expected'>,
  action: string,
  arn: string,
  { iamData, account, homeRegion }: Calling,
): readonly string[] {
  return expected === 'allowed' ? resourcesOfCall(iamData, action, account, homeRegion, arn) : [arn];
}
