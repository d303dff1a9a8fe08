import { PREFIX } from '../../base/names';
import { ACCOUNT, CALL, from, notByStackSets, starting, type Alarm } from './definition/alarm';

/** Where logs lie, and the keys that they and the alarms are encrypted with: in two accounts, which have no others. */
export const logChanges: Alarm = {
  why: 'A bucket or a key of logs or alarms was changed or taken away. Only StackSets do that; ask whoever did, and cancel the deletion of a key within its days.',
  pattern: {
    'detail-type': [CALL],
    detail: {
      $or: [
        {
          eventSource: from('s3'),
          eventName: starting('DeleteBucket', 'PutBucket'),
          requestParameters: { bucketName: starting(PREFIX) },
        },
        {
          eventSource: from('kms'),
          eventName: starting('DeleteAlias', 'DeleteImp', 'Disable', 'PutKeyPolicy', 'ScheduleKey', 'UpdateAlias'),
        },
      ],
      recipientAccountId: [ACCOUNT.logArchive, ACCOUNT.security],
      userIdentity: notByStackSets,
    },
  },
};
