import { distance } from 'fastest-levenshtein';
import { isNamedByManagedPolicies, type IamData } from '../iam-data';
import { isRegion } from '../model/regions';

/** Of shorter words too many real ones differ by a letter: sns, sqs, ses. */
const SHORTEST = 5;

/**
 * Whether no part of a host is the slip of a pen away from a service: a letter too many, missing, another one, or two that changed
 * places. AWS publishes no list of such hosts, and some are named like no service (`ecs-tasks`, `edgelambda`): those are taken as they are.
 */
export function isHostOfService(host: string, iamData: IamData): boolean {
  const parts = host.replace(/\.amazonaws\.com$/, '').split('.');
  return parts.every((part) => isRegion(part) || iamData.hasService(part) || !isSlipOf(part, iamData.servicePrefixes));
}

/**
 * Whether a service of that host is known: one of its parts is that of a service with actions, or a policy of AWS's own names it. A few
 * services have a host that neither does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function isKnownHost(host: string, iamData: IamData): boolean {
  const parts = host.replace(/\.amazonaws\.com$/, '').split('.');
  return parts.some((part) => iamData.hasService(part)) || isNamedByManagedPolicies(host);
}

function isSlipOf(part: string, services: readonly string[]): boolean {
  return part.length >= SHORTEST && services.some((service) => service.length >= SHORTEST && isSlip(part, service));
}

/** Not of a version: the host of macie2 is macie. */
function isSlip(one: string, other: string): boolean {
  if (withoutDigits(one) === withoutDigits(other)) return false;
  const letters = distance(one, other);
  return letters === 1 || (letters === 2 && sorted(one) === sorted(other));
}

const withoutDigits = (text: string): string => text.replaceAll(/\d/g, '');
const sorted = (text: string): string => Array.from(text).sort().join('');
