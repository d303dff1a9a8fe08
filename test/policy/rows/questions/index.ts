import type { Row } from '../../evaluation-rows';
import { ARCHITECT_RESOURCES } from './architect/resources';
import { ARCHITECT_SESSIONS } from './architect/sessions';
import { CONDITION_QUESTIONS } from './conditions';
import { FIRST_ROUND } from './first-round';
import { HARD_CALLERS } from './hard/callers';
import { HARD_ORGANIZATIONS } from './hard/organizations';
import { HARD_SERVICES } from './hard/services';
import { KEY_AND_ROLE_QUESTIONS } from './keys-and-roles';
import { MATCHING_QUESTIONS } from './matching';
import { MORE_CALLERS } from './more/callers';
import { MORE_OPERATORS } from './more/operators';
import { MORE_ORGANIZATIONS } from './more/organizations';
import { MORE_SERVICES } from './more/services';
import { MORE_WORDS } from './more/words';
import { NAMED_QUESTIONS } from './named';
import { ORGANIZATION_QUESTIONS } from './organization';
import { SERVICE_QUESTIONS } from './services';
import { SESSION_KEY_QUESTIONS } from './session-keys';
import { SESSION_QUESTIONS } from './sessions';
import { USE_QUESTIONS } from './uses';

/** Hard questions, each with the page that decides it. */
export const QUESTIONS: Readonly<Record<string, readonly Row[]>> = {
  'Questions of a first review': FIRST_ROUND,
  'Questions: whom a resource’s policy names': NAMED_QUESTIONS,
  'Questions: organization policies': ORGANIZATION_QUESTIONS,
  'Questions: keys and roles': KEY_AND_ROLE_QUESTIONS,
  'Questions: policies of one service after the other': SERVICE_QUESTIONS,
  'Questions: grants, access points and roles that are passed': USE_QUESTIONS,
  'Questions: sessions': SESSION_QUESTIONS,
  'Questions: opening sessions, and keys of callers': SESSION_KEY_QUESTIONS,
  'Questions: conditions': CONDITION_QUESTIONS,
  'Questions: resources, actions and variables': MATCHING_QUESTIONS,
  'More questions: how conditions compare': MORE_OPERATORS,
  'More questions: variables, actions, resources and keys': MORE_WORDS,
  'More questions: whom policies mean, and what limits them': MORE_CALLERS,
  'More questions: organizations': MORE_ORGANIZATIONS,
  'More questions: STS, S3 and KMS': MORE_SERVICES,
  'Hard questions: callers, and the way that a call takes': HARD_CALLERS,
  'Hard questions: organizations, root and boundaries': HARD_ORGANIZATIONS,
  'Hard questions: what services ask and say': HARD_SERVICES,
  'An architect’s questions: sessions, and whom policies mean': ARCHITECT_SESSIONS,
  'An architect’s questions: networks, keys and resources': ARCHITECT_RESOURCES,
};
