import type { Row } from '../../evaluation-rows';
import { LIMIT_QUESTIONS } from './callers/limits';
import { NAMED_QUESTIONS } from './callers/named';
import { ROLE_QUESTIONS } from './callers/roles';
import { SERVICE_ROLE_QUESTIONS } from './callers/service-roles';
import { SESSION_KEY_QUESTIONS } from './callers/session-keys';
import { SESSION_QUESTIONS } from './callers/sessions';
import { WAY_QUESTIONS } from './callers/ways';
import { FIRST_CALLERS } from './first-round/callers';
import { FIRST_REQUESTS } from './first-round/requests';
import { MEMBER_QUESTIONS } from './organizations/members';
import { ORGANIZATION_POLICY_QUESTIONS } from './organizations/policies';
import { ROOT_QUESTIONS } from './organizations/root-and-boundaries';
import { ABSENT_KEY_QUESTIONS } from './requests/absent-keys';
import { MATCHING_QUESTIONS } from './requests/matching';
import { NETWORK_QUESTIONS } from './requests/networks';
import { OPERATOR_QUESTIONS } from './requests/operators';
import { VARIABLE_QUESTIONS } from './requests/variables';
import { BESIDE_QUESTIONS } from './resources/beside';
import { ENDPOINT_QUESTIONS } from './resources/endpoints';
import { GRANT_QUESTIONS } from './resources/grants';
import { KEY_AND_ROLE_QUESTIONS } from './resources/keys-and-roles';
import { PERIMETER_QUESTIONS } from './resources/perimeter';
import { RESOURCE_POLICY_QUESTIONS } from './resources/policies';
import { STS_S3_KMS_QUESTIONS } from './resources/sts-s3-kms';
import { USE_QUESTIONS } from './resources/uses';
import { SECOND_LIMITS } from './second-round/limits';
import { SECOND_NAMES } from './second-round/names';
import { SECOND_RESOURCES } from './second-round/resources';
import { SECOND_VALUES } from './second-round/values';
import { THIRD_CARRIED } from './third-round/carried';
import { THIRD_CALLERS } from './third-round/callers';
import { THIRD_ORGANIZATIONS } from './third-round/organizations';
import { THIRD_SERVICES } from './third-round/services';
import { THIRD_TAGS } from './third-round/tags';
import { THIRD_WAYS } from './third-round/ways';

/** Hard questions, each with the page that decides it: by whom they are asked, in what organization, how, and about what. */
export const QUESTIONS: Readonly<Record<string, readonly Row[]>> = {
  'Callers: whom a resource’s policy names': NAMED_QUESTIONS,
  'Callers: whom policies mean, and what limits them': LIMIT_QUESTIONS,
  'Callers: sessions': SESSION_QUESTIONS,
  'Callers: opening sessions, and what they say of themselves': SESSION_KEY_QUESTIONS,
  'Callers: the way that a call takes': WAY_QUESTIONS,
  'Callers: boundaries, roles and trust': ROLE_QUESTIONS,
  'Callers: service-linked roles, and services that act for somebody': SERVICE_ROLE_QUESTIONS,
  'Organizations: their policies': ORGANIZATION_POLICY_QUESTIONS,
  'Organizations: members, and who administers for them': MEMBER_QUESTIONS,
  'Organizations: root and boundaries': ROOT_QUESTIONS,
  'Requests: absent keys, sets, dates and numbers': ABSENT_KEY_QUESTIONS,
  'Requests: how conditions compare': OPERATOR_QUESTIONS,
  'Requests: variables, actions, resources and keys': VARIABLE_QUESTIONS,
  'Requests: how names are matched': MATCHING_QUESTIONS,
  'Requests: networks, and what statements leave out': NETWORK_QUESTIONS,
  'Resources: keys and roles': KEY_AND_ROLE_QUESTIONS,
  'Resources: grants and aliases of keys': GRANT_QUESTIONS,
  'Resources: policies of one service after the other': RESOURCE_POLICY_QUESTIONS,
  'Resources: access points, and roles that are passed': USE_QUESTIONS,
  'Resources: what STS, S3 and KMS add': STS_S3_KMS_QUESTIONS,
  'Resources: what services ask beside the action': BESIDE_QUESTIONS,
  'Resources: where services are called': ENDPOINT_QUESTIONS,
  'Resources: perimeters around keys and buckets': PERIMETER_QUESTIONS,
  'By number: whom policies mean, sessions and keys': FIRST_CALLERS,
  'By number: organization policies and requests': FIRST_REQUESTS,
  'Once more: whom policies name, and what limits them': [...SECOND_LIMITS, ...SECOND_NAMES],
  'By a sceptic: who calls': THIRD_CALLERS,
  'By a sceptic: for whom services call, and by what way': THIRD_WAYS,
  'By a sceptic: what organizations bind': THIRD_ORGANIZATIONS,
  'By a sceptic: what calls carry': THIRD_CARRIED,
  'By a sceptic: tags, variables and sessions': THIRD_TAGS,
  'By a sceptic: what services ask': THIRD_SERVICES,
  'Once more: what calls carry and are about': [...SECOND_VALUES, ...SECOND_RESOURCES],
};
