import type { Principal } from '../../assembly';
import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES, LANDING_ZONE_ROLE_NAMES } from '../../base/names';

const NAMES: ReadonlySet<string> = new Set([
  ...LANDING_ZONE_ROLE_NAMES,
  ...BREAK_GLASS_USER_NAMES,
  BREAK_GLASS_ROLE_NAME,
  'OrganizationAccountAccessRole',
]);

/** Whether nobody gets in, or nothing is mended, when it cannot do its work: it belongs to the landing zone itself. */
export function isLifeline({ name, path }: Principal): boolean {
  return (path === '/' && NAMES.has(name)) || /^(?:stacksets-exec-|lz-ci-deploy$|lz-oidc-deploy$)/.test(name);
}
