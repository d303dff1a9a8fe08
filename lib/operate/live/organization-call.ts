import { entryOf } from '../../base/entry-of';
import { looks } from '../../app/handlers/organization-calls/looks';
import type { Look } from '../../app/handlers/organization-calls/settle';
import { Pending, Told } from '../../app/handlers/organization-calls/told';
import { isObject, type JsonObject, type JsonValue } from '../../base/json';
import type { AwsClients } from './clients';
import { LiveError } from './live-error';
import { askerAt, type Answered, type Ask } from './ask';
import type { Place } from './place';

/** A call that a custom resource makes once, for the whole organization. */
export interface WantedCall {
  /** Name of the SDK's package, for example `guardduty`. */
  readonly service: string;
  /** For example `CreateDetector`. */
  readonly command: string;
  readonly parameters: JsonObject;
  readonly place: Place;
}

/** Whether what a call does is so; where it cannot be, why. */
export type CallState = { readonly isSo: boolean } | { readonly isOtherwise: string };

/**
 * As the function of the custom resource looks before it calls. Where nobody but drift looks, since the function calls again
 * each time, the settings are compared.
 *
 * @throws LiveError of a call that nobody can look at
 */
export async function readOrganizationCall(clients: AwsClients, wanted: WantedCall): Promise<CallState> {
  const { service, command, parameters, place } = wanted;
  const ask = askerAt(clients, place);
  const key = `${service}:${command}`;
  const settings = entryOf(SETTINGS, key);
  if (settings !== undefined) return { isSo: within(parameters, (await settings(ask)) as JsonValue) };
  const look: Look | undefined = entryOf(looks, key);
  if (look === undefined) throw new LiveError('failed', `nobody can look whether ${key} is so`);
  try {
    const found = await look({ service, command, parameters, region: place.region }, ask);
    return { isSo: found !== undefined };
  } catch (error) {
    if (error instanceof Told || error instanceof Pending) return { isOtherwise: error.message };
    throw error;
  }
}

/** What shows the settings that a call sets as a whole. */
const SETTINGS: Readonly<Record<string, (ask: Ask) => Promise<Answered>>> = {
  'guardduty:UpdateOrganizationConfiguration': async (ask) => {
    const { DetectorIds } = await ask('guardduty', 'ListDetectors', {});
    const [DetectorId] = Array.isArray(DetectorIds) ? (DetectorIds as readonly unknown[]) : [];
    if (DetectorId === undefined) return {};
    return { ...(await ask('guardduty', 'DescribeOrganizationConfiguration', { DetectorId })), DetectorId };
  },
  'macie2:UpdateOrganizationConfiguration': (ask) => ask('macie2', 'DescribeOrganizationConfiguration', {}),
};

/** Of what has an id that only the deploy knows, everything else is compared. */
const ONLY_DEPLOYED: ReadonlySet<string> = new Set(['DetectorId']);

/** Whether all that is wanted is there; of a list, an item for each that is wanted, in any order. */
function within(wanted: JsonValue, found: JsonValue | undefined): boolean {
  if (Array.isArray(wanted)) {
    const items: readonly JsonValue[] = Array.isArray(found) ? (found as readonly JsonValue[]) : [];
    return wanted.every((item: JsonValue) => items.some((one) => within(item, one)));
  }
  if (isObject(wanted)) {
    const holder = isObject(found) ? found : {};
    return Object.entries(wanted).every(([key, value]) => ONLY_DEPLOYED.has(key) || within(value, holder[key]));
  }
  return JSON.stringify(wanted) === JSON.stringify(found);
}
