import type { Account } from '../assembly';
import type { IamData } from '../iam-data';
import { perhapsOfCall, resourcesOfCall } from '../ask/representative';
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
 *
 * @param arns all that the row names, each of which stands for its kind
 */
export function callAbout(
  claim: Pick<Claim, 'expected' | 'namesAll' | 'world'>,
  action: string,
  arn: string,
  { iamData, account, homeRegion }: Calling,
  arns: readonly string[] = [arn],
): readonly string[] {
  if (!isWhole(claim)) return [arn];
  return [
    ...resourcesOfCall(iamData, action, account, homeRegion, arn),
    ...perhapsOfCall(iamData, action, account, homeRegion, arns),
  ];
}

/** What it is checked on where no row names anything. @param owner whose it all is */
export function callAboutExamples(
  claim: Pick<Claim, 'expected' | 'namesAll' | 'world'>,
  action: string,
  { iamData, account: owner, homeRegion }: Calling,
): readonly string[] {
  const certain = resourcesOfCall(iamData, action, owner, homeRegion);
  return isWhole(claim) ? [...certain, ...perhapsOfCall(iamData, action, owner, homeRegion)] : certain;
}

function isWhole({ expected, world, namesAll }: Pick<Claim, 'expected' | 'namesAll' | 'world'>): boolean {
  return expected === 'allowed' && namesAll !== true && !(world instanceof HypotheticalWorld);
}
