import { GLOBAL_REGION } from '../../../base/regions';
import { PREFIX } from '../../../base/names';
import { ORGANIZATION_STACK } from '../../deployed/stacks';
import { ok, toDo, unlessNotEnabled, type Check } from '../check';

const SCP = 'SERVICE_CONTROL_POLICY';
const PLACE = 'config/company.ts → homeRegion';

/** A landing zone does not move: in another home region everything would be made a second time, beside the first. */
export const homeRegion: Check = {
  name: 'home region',
  async run({ zone: { company }, live }) {
    const { homeRegion: home, approvedRegions } = company;
    const isIn = async (region: string): Promise<boolean> =>
      ((await unlessNotEnabled(live.stacks(region))) ?? []).some(({ name }) => name === ORGANIZATION_STACK);
    if (await isIn(home)) return [ok(`${home}, where it was deployed before`)];
    for (const region of new Set([...approvedRegions, GLOBAL_REGION])) {
      if (region === home || !(await isIn(region))) continue;
      return [toDo(`the landing zone is deployed in ${region}, the config says ${home}`, `${PLACE}: '${region}'`)];
    }
    return (await hasPolicies(live))
      ? [toDo(FOREIGN(home), `Put the former one back, or ask whose they are: ${PLACE}`)]
      : [ok(home)];
  },
};

const FOREIGN = (home: string): string =>
  `there are organization policies of a landing zone (${PREFIX}…), and ${home} has no stack of it`;

async function hasPolicies(live: Parameters<Check['run']>[0]['live']): Promise<boolean> {
  if ((await live.organization()) === undefined) return false;
  if (!(await live.tree()).policyTypes.some(({ type }) => type === SCP)) return false;
  return (await live.policies(SCP)).some(({ name, owner }) => owner === 'customer' && name.startsWith(PREFIX));
}
