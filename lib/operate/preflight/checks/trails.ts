import { TRAIL_NAME } from '../../../base/names';
import { orOk, toDo, unlessNotEnabled, type Check, type Finding } from '../check';

/** Of one Region, copies of trails of other Regions included. It cannot be raised. */
const MOST_TRAILS = 5;

/**
 * The trail of the organization is made in one Region and copied to every other one, each of which has to have room for it.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export const trails: Check = {
  name: 'trails of the management account',
  async run({ zone: { company }, live }) {
    const { homeRegion } = company;
    if ((await live.trail(TRAIL_NAME, homeRegion)) !== undefined) return [];
    const regions = [...new Set([homeRegion, ...(await live.enabledRegions())])];
    const findings: Finding[] = [];
    await live.each('trails', regions, async (region) => {
      const all = (await unlessNotEnabled(live.trailsIn(region))) ?? [];
      const same = all.find(({ name, homeRegion: home }) => name === TRAIL_NAME && home !== homeRegion);
      if (same !== undefined && region === homeRegion) findings.push(ofTheName(same.homeRegion));
      if (all.length >= MOST_TRAILS) findings.push(full(region, all));
    });
    return orOk(findings, `room for one more in ${String(regions.length)} Regions`);
  },
};

function ofTheName(home: string): Finding {
  return toDo(
    `a trail ${TRAIL_NAME} of ${home} is copied to all Regions: AWS makes no second one of its name`,
    `look at what it records, and where; then aws cloudtrail delete-trail --name ${TRAIL_NAME} --region ${home}`,
  );
}

function full(region: string, all: readonly { readonly name: string; readonly homeRegion: string }[]): Finding {
  const names = all.map(({ name, homeRegion }) => (homeRegion === region ? name : `${name} of ${homeRegion}`));
  return toDo(
    `${region} has ${String(all.length)} trails (${names.join(', ')}), and AWS takes ${String(MOST_TRAILS)}`,
    `delete one that nobody needs, in its own Region: aws cloudtrail delete-trail --name <name> --region <Region>`,
  );
}
