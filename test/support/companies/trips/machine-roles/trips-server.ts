import {
  defineMachineRole,
  nobodyElseCanBe,
  nothingBut,
  serviceCanBe,
  trustService,
} from '../../../../../lib/config/define';

const services = ['ec2', 'ecs-tasks', 'lambda'] as const;

/**
 * The product's server: it stores what travellers upload and announces it. It cannot read, list or delete what it
 * stored, so whoever takes it over has no archive to copy.
 */
export const tripsServer = defineMachineRole({
  belongsTo: 'application',
  resources: { uploads: 'bucket', notifications: 'topic' },
  define: ({ self, resources: { uploads, notifications } }) => ({
    description: 'The trips server, on EC2, ECS or Lambda: stores uploads and announces them, nothing else.',
    trust: [trustService('ec2'), trustService('ecs-tasks'), trustService('lambda')],
    instanceProfile: 'same-name',
    statements: [
      { Effect: 'Allow', Action: 's3:PutObject', Resource: `${uploads.arn}/*` },
      { Effect: 'Allow', Action: 'sns:Publish', Resource: notifications.arn },
    ],
    can: [
      { action: 's3:PutObject', resource: `${uploads.arn}/photo.jpg`, resourceAccount: uploads.account },
      { action: 'sns:Publish', resource: notifications.arn },
      ...serviceCanBe(services, self),
    ],
    cannot: [
      nothingBut('s3:PutObject', 'sns:Publish'),
      { action: 's3:PutObject', resource: 'arn:aws:s3:::somebody-elses-bucket/photo.jpg' },
      { action: 'sns:Publish', resource: 'arn:aws:sns:{region}:{account}:another-topic' },
      ...nobodyElseCanBe(services, self),
    ],
  }),
});
