import { CfnEventBus, CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnAlias, CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmRules, type AlarmRule } from '../../../catalogue/alarms/alarm-rules';
import { logicalId } from '../../../base/logical-id';
import { ALARMS_NAME } from '../../../base/names';
import type { NamedFindingAlarm } from '../../../catalogue/alarms/definition/finding-alarm';
import type { PolicyDocument } from '../../../policy/document';
import { retainOnceCreated } from '../retain';

export interface AlarmsHubProps {
  readonly organizationId: string;
  /** Twelve digits, or a token. */
  readonly logArchiveAccountId: string;
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
  readonly accountAccessRoleName: string;
  /** Each gets a mail from AWS, and hears nothing before it is confirmed. */
  readonly emails: readonly string[];
  /** Of services that run. */
  readonly findings: readonly NamedFindingAlarm[];
}

/** ARN of the bus, which is in the home region: the region of the alarms may be closed to people. */
export function alarmsBusArn(homeRegion: string, securityAccountId: string): string {
  return `arn:aws:events:${homeRegion}:${securityAccountId}:event-bus/${ALARMS_NAME}`;
}

interface Mail extends AlarmRule {
  readonly facts: Readonly<Record<string, string>>;
  /** With the facts in angle brackets. */
  readonly text: string;
}

/** What the mail says beside what the alarm means. */
const FACTS = {
  event: '$.detail.eventName',
  account: '$.account',
  region: '$.detail.awsRegion',
  time: '$.detail.eventTime',
  who: '$.detail.userIdentity.arn',
  address: '$.detail.sourceIPAddress',
};

/** Where the alarms of every account arrive, and whom they reach: a bus, a topic and the mails. */
export class AlarmsHub extends Construct {
  public constructor(scope: Construct, id: string, props: AlarmsHubProps) {
    super(scope, id);
    const bus = this.bus(props.organizationId);
    const topic = this.topic(props.emails);
    const { logArchiveAccountId, managementAccountId, accountAccessRoleName } = props;
    const securityAccountId = Aws.ACCOUNT_ID;
    const accounts = { logArchiveAccountId, managementAccountId, securityAccountId, accountAccessRoleName };
    for (const { name, why, pattern, state } of alarmRules(accounts)) {
      const text = `${name}: <event> in account <account>, <region>, at <time>, by <who> from <address>. ${why}`;
      this.rule(bus, topic, { name, why, pattern, state, facts: FACTS, text });
    }
    for (const { name, why, pattern, facts } of props.findings) {
      const text = `${name}: <what> in account <account>, <region>, finding <id>. ${why}`;
      const inRegion = { ...facts, region: '$.region' };
      this.rule(bus, topic, { name, why, pattern, state: 'ENABLED', facts: inRegion, text });
    }
  }

  private rule(bus: CfnEventBus, topic: CfnTopic, { name, why, pattern, state, facts, text }: Mail): void {
    const inputTransformer = { inputPathsMap: facts, inputTemplate: JSON.stringify(text) };
    const rule = new CfnRule(this, name, {
      name,
      description: why,
      eventBusName: bus.name,
      eventPattern: pattern,
      state,
      targets: [{ id: 'topic', arn: topic.ref, inputTransformer }],
    });
    rule.overrideLogicalId(logicalId('Alarm', name));
    rule.addResourceDependency(bus);
  }

  private bus(organizationId: string): CfnEventBus {
    const bus = new CfnEventBus(this, 'Bus', {
      name: ALARMS_NAME,
      description: 'Alarms of every account',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AlarmsOfTheOrganization',
            Effect: 'Allow',
            Principal: '*',
            Action: 'events:PutEvents',
            Resource: alarmsBusArn(Aws.REGION, Aws.ACCOUNT_ID),
            Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
          },
        ],
      } satisfies PolicyDocument,
    });
    bus.overrideLogicalId('AlarmsBus');
    return bus;
  }

  private topic(emails: readonly string[]): CfnTopic {
    const key = retainOnceCreated(
      new CfnKey(this, 'Key', {
        description: 'Alarms of every account',
        enableKeyRotation: true,
        pendingWindowInDays: 30,
        keyPolicy: KEY_POLICY,
      }),
    );
    key.overrideLogicalId('AlarmsKey');
    new CfnAlias(this, 'Alias', { aliasName: `alias/${ALARMS_NAME}`, targetKeyId: key.ref });
    const topic = new CfnTopic(this, 'Topic', {
      topicName: ALARMS_NAME,
      displayName: 'AWS alarms',
      kmsMasterKeyId: key.attrArn,
    });
    topic.overrideLogicalId('AlarmsTopic');
    new CfnTopicPolicy(this, 'TopicPolicy', { topics: [topic.ref], policyDocument: topicPolicy(topic.ref) });
    for (const email of emails) {
      new CfnSubscription(this, email, { topicArn: topic.ref, protocol: 'email', endpoint: email });
    }
    return topic;
  }
}

/**
 * EventBridge does not name the rule when it uses the key, so nothing but the service can be a condition here; which
 * rule may publish stands in the topic's policy.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
const KEY_POLICY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${Aws.ACCOUNT_ID}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    },
  ],
};

function topicPolicy(topicArn: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: topicArn,
        Condition: {
          ArnLike: { 'aws:SourceArn': `arn:aws:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/${ALARMS_NAME}/*` },
        },
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: topicArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
