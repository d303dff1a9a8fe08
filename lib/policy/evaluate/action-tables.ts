import { WITHOUT_OWNER, WITHOUT_PRINCIPAL } from '../context/without-owner';
import { CALLER_DECIDES } from './across-accounts';
import { ALWAYS_ALLOWED, NEVER_ALLOWED, OWNER_ROOT_KEEPS, PERHAPS_ALLOWED, PERHAPS_REFUSED } from './caller-facts';
import { ADMINISTRATORS_ALONE } from './administrators';
import { PERHAPS_ABOUT } from './perhaps-about';
import { ORGANIZATION_DECIDES, REFUSALS } from './refusals';
import {
  ALLOWED_BY_DEFAULT,
  MANAGED_KEY_REFUSALS,
  PERHAPS_BY_DEFAULT,
  PERHAPS_UNBOUND,
  UNBOUND_BY_RCPS,
} from './unbound';

/**
 * Every set of actions, as patterns in lower case, that the engine tells from others by more than what policies say. Who asks about one
 * action in place of several has to ask about one of each.
 */
export const ACTIONS_TOLD_APART: readonly (readonly string[])[] = [
  ...[
    ALWAYS_ALLOWED,
    NEVER_ALLOWED,
    OWNER_ROOT_KEEPS,
    PERHAPS_ALLOWED,
    PERHAPS_REFUSED,
    REFUSALS,
    ORGANIZATION_DECIDES,
    ADMINISTRATORS_ALONE,
    PERHAPS_ABOUT,
    CALLER_DECIDES,
    ALLOWED_BY_DEFAULT,
    MANAGED_KEY_REFUSALS,
    PERHAPS_BY_DEFAULT,
    PERHAPS_UNBOUND,
    UNBOUND_BY_RCPS,
  ].flatMap((rows) =>
    rows.flatMap((row) => ('except' in row && row.except !== undefined ? [row.actions, row.except] : [row.actions])),
  ),
  WITHOUT_OWNER,
  WITHOUT_PRINCIPAL,
];

/** Services of which AWS sends keys of their own without being asked to: context/of-calls.ts and context/derive.ts. */
export const SERVICES_WITH_KEYS: readonly string[] = ['ec2', 'elasticfilesystem', 'kms', 's3'];
