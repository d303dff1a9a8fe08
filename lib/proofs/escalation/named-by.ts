import { APPLICATION_ROLE_PATH } from '../../base/names';
import type { Place } from './place';

const ROLE = /"(arn:aws:iam::[^"]*:role\/[^"]*)"/g;
const POLICY = /"(arn:aws:iam::[^"]*:policy\/[^"]*)"/g;

/**
 * Roles of the kinds that its own policies name, which may be there though no template makes them. Those for applications have a boundary.
 */
export function rolesNamedBy(place: Place): readonly string[] {
  return namedBy(place, ROLE).filter((arn) => !arn.includes(`:role${APPLICATION_ROLE_PATH}`));
}

/** Managed policies that it may create where it may create some: of the kinds that its own policies name, and another one. */
export function policiesNamedBy(place: Place): readonly string[] {
  const own = namedBy(place, POLICY).filter((arn) => !arn.startsWith('arn:aws:iam::aws:'));
  return [`arn:aws:iam::${place.account.id}:policy/somebody-elses`, ...own];
}

function namedBy({ caller, account }: Place, pattern: RegExp): readonly string[] {
  const text = JSON.stringify(caller.identityPolicies.map(({ document }) => document));
  const named = [...text.matchAll(pattern)].map(([, arn = '']) => arn);
  return [...new Set(named)]
    .filter((arn) => !arn.includes('${'))
    .map((arn) => arn.replace(/^(arn:aws:iam::)(?!aws:)[^:]*/, `$1${account.id}`).replaceAll(/[*?]/g, 'x'));
}
