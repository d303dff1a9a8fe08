import { isRegion, REGIONS } from '../model/regions';

const ZONE = /^(?<region>[a-z]{2}-[a-z]+-\d)(?:[a-f]|-[a-z]{3}-\d[a-f]|-wl\d-[a-z]{3}-wlz-\d)$/;

/**
 * Whether an Availability Zone, Local Zone or Wavelength Zone may have that name, such as us-west-2a, us-west-2-lax-1a and
 * us-east-1-wl1-bos-wlz-1: its Region is looked up.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export function isZone(name: string): boolean {
  return isRegion(ZONE.exec(name)?.groups?.region ?? '');
}

const ZONE_ID = /^(?<region>[a-z]{3,4}\d)-(?:[a-z]{3}\d-)?(?:az\d|wl\d-[a-z]{3}-wlz\d)$/;
const shortRegions: ReadonlySet<string> = new Set(REGIONS.map(shortened));

/** The same of the id of a zone, such as usw2-az1, usw2-lax1-az1 and use1-wl1-bos-wlz1. */
export function isZoneId(id: string): boolean {
  return shortRegions.has(ZONE_ID.exec(id)?.groups?.region ?? '');
}

/** As ids of zones have a Region: usw2 for us-west-2, apse1 for ap-southeast-1. */
function shortened(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  const ends = direction.replace(/^(?<first>north|south)(?<second>east|west)$/, '$<first>-$<second>').split('-');
  return `${area}${ends.map(([first]) => first).join('')}${number}`;
}
