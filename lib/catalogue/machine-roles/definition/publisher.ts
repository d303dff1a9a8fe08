import { nothingBut } from './proofs';
import { machineRole, type MachineRole } from './machine-role';
import { nobodyElseCanBe, serviceCanBe, trustService, type ComputeService } from './trust';

export interface PublisherProps<Topic extends string> {
  /** Id of the role: its file's name. */
  readonly id: string;
  readonly description: string;
  readonly runsOn: ComputeService;
  /** What the config calls the topic. */
  readonly topic: Topic;
}

/** A role that publishes to one topic and does nothing else: the next one takes a file of ten lines. */
export function publisher<const Topic extends string>(props: PublisherProps<Topic>): MachineRole<Topic> {
  const { description, runsOn, topic } = props;
  return machineRole({
    belongsTo: 'application',
    resources: { [topic]: 'topic' } as Record<Topic, 'topic'>,
    define: ({
      self,
      resources: {
        [topic]: { arn },
      },
    }) => ({
      description,
      trust: [trustService(runsOn)],
      statements: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: arn }],
      can: [{ action: 'sns:Publish', resource: arn }, ...serviceCanBe([runsOn], self)],
      cannot: [
        nothingBut('sns:Publish'),
        { action: 'sns:Publish', resource: 'arn:aws:sns:{region}:{account}:another-topic' },
        ...nobodyElseCanBe([runsOn], self),
      ],
    }),
  });
}
