import { applicationRoleArn } from './names';
import { nothingBut } from './proofs';
import { serviceRole, type ServiceRole } from './service-role';
import { nobodyElseCanBe, serviceCanBe, trustService, type ComputeService } from './trust';

export interface PublisherProps {
  readonly description: string;
  readonly runsOn: ComputeService;
}

/**
 * A role that publishes to one topic and does nothing else. The next one takes a file of ten lines.
 *
 * @param id the role's id: its file's name
 */
export function publisher(id: string, { description, runsOn }: PublisherProps): ServiceRole<'topic'> {
  const self = applicationRoleArn(id);
  return serviceRole({
    belongsTo: 'application',
    resources: { topic: 'topic' },
    define: ({ resources: { topic } }) => ({
      description,
      trust: [trustService(runsOn)],
      statements: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: topic.arn }],
      can: [{ action: 'sns:Publish', resource: topic.arn }, ...serviceCanBe([runsOn], self)],
      cannot: [
        nothingBut('sns:Publish'),
        { action: 'sns:Publish', resource: 'arn:aws:sns:{region}:{account}:another-topic' },
        ...nobodyElseCanBe([runsOn], self),
      ],
    }),
  });
}
