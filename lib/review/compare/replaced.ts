import { isObject, parseJson } from '../../base/json';
import { loadBalancerRegionOf } from '../../catalogue/guardrails/definition/perimeter-services';
import { REGION_NAMES } from '../../base/region-names';

/**
 * Which lines of what is claimed no more nothing takes the place of that says the same of another Region, or of another job of an identity
 * provider: rows name those of the config. Each takes the place of one.
 *
 * @param gone as `changedClaims` says it, as is `come`
 */
export function notReplaced(gone: readonly string[], come: readonly string[]): readonly string[] {
  const left = come.map(withoutNames);
  return gone.filter((line) => {
    const at = left.indexOf(withoutNames(line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Whether a line claims that something is denied in one of these Regions, which it is claimed to be in another one, too, as before. */
export function isDenialIn(line: string, regions: readonly string[], stay: readonly string[]): boolean {
  const [claimed = ''] = line.split(': {', 1);
  if (!claimed.startsWith('denies ') || !regionsIn(line).some((one) => regions.includes(one))) return false;
  return stay.some(
    (one) => one.startsWith(`${claimed}: {`) && regionsIn(one).some((region) => !regions.includes(region)),
  );
}

/** Which a line has as a value of its context. */
function regionsIn(line: string): readonly string[] {
  const parsed = parseJson(line.slice(line.indexOf(': {') + 2));
  const context = 'value' in parsed && isObject(parsed.value) ? parsed.value.context : undefined;
  const values = isObject(context) ? Object.values(context).flat() : [];
  return values
    .filter((value) => typeof value === 'string')
    .filter((value) => value.match(REGION_NAMES)?.[0] === value);
}

/** Whether a line claims of one of these Regions what is claimed of another one, too, as before. */
export function isAsElsewhere(line: string, regions: readonly string[], stay: readonly string[]): boolean {
  const said = withRegionsNamed(line);
  const named = said.match(REGION_NAMES) ?? [];
  if (named.length === 0 || !named.every((one) => regions.includes(one))) return false;
  const like = said.replaceAll(REGION_NAMES, '{region}');
  return stay
    .map(withRegionsNamed)
    .some(
      (one) => !regions.some((region) => one.includes(region)) && one.replaceAll(REGION_NAMES, '{region}') === like,
    );
}

/** AWS writes the logs of load balancers in a Region by an account of its own. */
function withRegionsNamed(line: string): string {
  return line.replaceAll(/\b\d{12}\b/g, (id) => loadBalancerRegionOf(id) ?? id);
}

function withoutNames(line: string): string {
  const [claimed = ''] = line.split(': {', 1);
  const parsed = parseJson(line.slice(claimed.length + 2));
  return 'value' in parsed ? `${claimed}: ${JSON.stringify(parsed.value, nameless)}` : line;
}

function nameless(key: string, value: unknown): unknown {
  const isOfSubjects = key.endsWith(':sub');
  const unnamed = (text: unknown): unknown => {
    if (typeof text !== 'string') return text;
    return isOfSubjects ? text.replaceAll(PART_OF_SUBJECT, '{name}') : text.replaceAll(REGION_NAMES, '{region}');
  };
  return Array.isArray(value) ? value.map(unnamed) : unnamed(value);
}

/** A wildcard is no name: what it means, and how much, stays. */
const PART_OF_SUBJECT = /[^*?:/]+/g;
