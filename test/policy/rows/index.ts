import type { Row } from '../evaluation-rows';
import { ACCESS_POINT_ROWS } from './access-points';
import { ADMINISTERED_ROWS } from './administered';
import { ADMINISTRATOR_ROWS } from './administrators';
import { BESIDE_ROWS } from './beside';
import { CARRYING_ROWS } from './carrying';
import { CALLER_ROWS } from './caller';
import { CONTEXT_ROWS } from './context';
import { DEFAULT_POLICY_ROWS } from './default-policies';
import { FACT_ROWS } from './facts';
import { HANDSHAKE_ROWS } from './handshakes';
import { MANAGED_KEY_ROWS } from './managed-keys';
import { OWNER_ROWS } from './owners';
import { OWNED_BY_AWS_ROWS } from './owned-by-aws';
import { PRINCIPAL_ROWS } from './principals';
import { QUESTIONS } from './questions';
import { RESOURCE_ROWS } from './resources';
import { TWO_ALLOWS_ROWS } from './two-allows';
import { UNBOUND_ROWS } from './unbound';
import { UNKNOWN_POLICY_ROWS } from './unknown-policies';
import { UNSIGNED_ROWS } from './unsigned';

/** Every rule that the engine is held to, each with the page that documents it: for its tests and for `docs/engine.md`. */
export const RULES: Readonly<Record<string, readonly Row[]>> = {
  'The caller’s side': CALLER_ROWS,
  'Whom a resource’s policy names': PRINCIPAL_ROWS,
  'The resource’s side': [...RESOURCE_ROWS, ...DEFAULT_POLICY_ROWS],
  'Policies that nobody knows, and whose resource it is': [...UNKNOWN_POLICY_ROWS, ...OWNER_ROWS],
  'What has a say beside the resource’s own policy': [...ACCESS_POINT_ROWS, ...BESIDE_ROWS],
  'What takes two allows within an account': TWO_ALLOWS_ROWS,
  'What a call takes besides for what it carries': CARRYING_ROWS,
  'What a call carries': CONTEXT_ROWS,
  'What no policy changes': [...FACT_ROWS, ...HANDSHAKE_ROWS, ...OWNED_BY_AWS_ROWS, ...MANAGED_KEY_ROWS],
  'What one account administers for its organization': [...ADMINISTRATOR_ROWS, ...ADMINISTERED_ROWS],
  'What calls without credentials reach': UNSIGNED_ROWS,
  'What policies may not bind': UNBOUND_ROWS,
  ...QUESTIONS,
};
