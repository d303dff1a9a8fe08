import type { WrittenLandingZone } from '../../../model/schema';
import type { Answers, StartName } from '../answers';
import { large } from './large';
import { landingZoneOf, type Start } from './parts';
import { sample } from './sample';
import { threeAccounts } from './three-accounts';

const starts: Readonly<Record<StartName, (answers: Answers) => Start>> = {
  'three-accounts': () => threeAccounts,
  sample: () => sample,
  large,
};

/** The config of a company that has answered so; whether it fits together is the business of `readLandingZone`. */
export function startingConfig(answers: Answers): WrittenLandingZone {
  return landingZoneOf(answers, starts[answers.start](answers));
}
