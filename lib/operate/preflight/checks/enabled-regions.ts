import { watchedManagementRegions } from '../../../model/watched-regions';
import { orOk, toDo, toDoSoon, type Check } from '../check';

const PLACE = 'config/company.ts → approvedRegions';

/** The management account has no Region in which nobody watches it, and each in which it is watched. */
export const enabledRegions: Check = {
  name: 'Regions of the management account',
  async run({ zone: { company }, live }) {
    const enabled = await live.enabledRegions();
    const watched = watchedManagementRegions(company);
    const call = (operation: string, region: string): string => `aws account ${operation} --region-name ${region}`;
    const off = watched.filter((region) => !enabled.includes(region));
    const unwatched = enabled.filter((region) => !watched.includes(region));
    return orOk(
      [
        ...off.map((region) =>
          toDo(
            `${region} is approved and switched off in the management account: its alarms could not be deployed there`,
            `${call('enable-region', region)}, and wait until it is on`,
          ),
        ),
        ...unwatched.map((region) =>
          toDoSoon(
            `${region} is switched on in the management account, and no alarm watches it there: a sign-in as break-glass or root raises none`,
            `${call('disable-region', region)}; or approve it: ${PLACE}`,
          ),
        ),
      ],
      `${enabled.length}, each with its alarms`,
    );
  },
};
