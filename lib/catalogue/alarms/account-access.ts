import { PREFIX, READ_ONLY_ACCESS } from '../../base/names';
import { ACCESS_ROLE, ACCOUNT, CALL, from, notByCloudFormation, starting, type Alarm } from './definition/alarm';

/**
 * Who takes the access role of a member. A session that ReadOnlyAccess alone limits is let pass: preflight and drift look into accounts so.
 * Of several session policies each adds to what the others give, so one in `policy`, in the request itself, is none that limits.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
const taken = {
  eventName: ['AssumeRole'],
  requestParameters: {
    roleArn: [{ suffix: `:role/${ACCESS_ROLE}` }],
    $or: [
      { policy: [{ exists: true }] },
      { policyArns: { arn: [{ 'anything-but': [READ_ONLY_ACCESS] }, { exists: false }] } },
    ],
  },
};

/** Calls by which a StackSet puts something into accounts. */
const deploying = {
  eventSource: from('cloudformation'),
  eventName: starting('CreateStackI', 'CreateStackSet', 'ImportStacks', 'UpdateStackI', 'UpdateStackSet'),
  recipientAccountId: [ACCOUNT.management],
};

/** What deploys calls CloudFormation, and CloudFormation a StackSet of the landing zone's: all else is somebody's. */
const stackSets = [
  { ...deploying, userIdentity: notByCloudFormation },
  { ...deploying, requestParameters: { stackSetName: [{ 'anything-but': { prefix: PREFIX } }] } },
];

/** Ways to become administrator of an account that no assignment of IAM Identity Center shows. */
export const accountAccess: Alarm = {
  why: 'Somebody became administrator of an account by its access role, lets people in by account access manager, or reaches all accounts by a StackSet. Expected while the Compliance stack is deployed, of the security account; at any other time ask whoever did what for.',
  pattern: {
    'detail-type': [CALL],
    detail: {
      $or: [taken, { eventSource: from('account-access'), eventName: starting('Create') }, ...stackSets],
    },
  },
};
