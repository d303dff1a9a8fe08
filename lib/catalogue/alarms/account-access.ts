import { READ_ONLY_ACCESS } from '../../base/names';
import { ACCESS_ROLE, CALL, from, starting, type Alarm } from './definition/alarm';

/**
 * Ways to become administrator of a member account that no assignment of IAM Identity Center shows. A session that ReadOnlyAccess alone
 * limits is let pass: preflight and drift look into accounts so. Of several session policies each adds to what the others give, so one in
 * `policy`, in the request itself, is none that limits.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
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
            $or: [
              { policy: [{ exists: true }] },
              { policyArns: { arn: [{ 'anything-but': [READ_ONLY_ACCESS] }, { exists: false }] } },
            ],
          },
        },
        { eventSource: from('account-access'), eventName: starting('Create') },
      ],
    },
  },
};
