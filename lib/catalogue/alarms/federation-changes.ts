import { ACCOUNT, CALL, from, IDENTITY_CENTER, notBy, starting, type Alarm } from './definition/alarm';

const providers = {
  eventSource: from('iam', 'sso', 'sso-directory'),
  eventName: [
    { wildcard: '*ateSAML*' },
    { wildcard: '*ExternalIdP*' },
    ...starting('AcceptDel', 'AddClientID', 'CreateInstance', 'CreateOpenID', 'DeleteOpenID', 'DeleteSAML'),
    ...starting('RemoveClientID', 'SendDel', 'UpdateOpenID'),
  ],
};

const others = {
  eventSource: from('rolesanywhere', 'signin'),
  eventName: [
    ...starting('CreateP', 'CreateT', 'DeleteCo', 'DeleteCrl', 'DeleteR', 'DisableCrl', 'EnableP', 'EnableT'),
    ...starting('PutA', 'PutC', 'PutR', 'UpdateC', 'UpdateP', 'UpdateT'),
  ],
};

/**
 * What `deny-changing-federation` keeps from members and no guardrail from the management account. The provider of IAM Identity Center is
 * one of its own, too: whoever says whose word it takes is anybody.
 */
export const federationChanges: Alarm = {
  why: 'Who may sign in to the management account was changed: an identity provider, or whose word one takes. Whoever owns a provider can be anybody there. Expected while the Workloads stack first brings one; at any other time ask whoever did.',
  pattern: {
    'detail-type': [CALL],
    detail: {
      $or: [providers, others],
      recipientAccountId: [ACCOUNT.management],
      userIdentity: notBy(IDENTITY_CENTER),
    },
  },
};
