import { READ_ONLY_ACCESS } from '../../base/names';
import { ACCESS_ROLE, CALL, from, starting, type Alarm } from './definition/alarm';

/**
 * Ways to become administrator of a member account that no assignment of IAM Identity Center shows. A session that ReadOnlyAccess limits
 * is let pass: preflight and drift look into accounts so.
 */
export const accountAccess: Alarm = {
  why: 'Somebody became administrator of an account by its access role, or lets people in by account access manager. Expected while the Compliance stack is deployed, of the security account; at any other time ask whoever did what for.',
  pattern: {
    'detail-type': [CALL],
    detail: {
      $or: [
        {
          eventName: ['AssumeRole'],
          requestParameters: {
            roleArn: [{ suffix: `:role/${ACCESS_ROLE}` }],
            policyArns: { arn: [{ 'anything-but': [READ_ONLY_ACCESS] }, { exists: false }] },
          },
        },
        { eventSource: from('account-access'), eventName: starting('Create') },
      ],
    },
  },
};
