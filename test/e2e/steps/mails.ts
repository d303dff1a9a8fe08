import { ok } from 'node:assert/strict';
import { ConfirmSubscriptionCommand, SNSClient } from '@aws-sdk/client-sns';
import type { ConfirmationMail } from '../harness/emulator';
import type { Site } from '../harness/site';
import type { Run } from '../harness/step';

/** Whoever gets the alarms of a site confirms the mails of AWS, as docs/first-day.md says. @returns those that waited */
export async function confirmMails({ aws, emulator }: Run, site: Site): Promise<readonly ConfirmationMail[]> {
  const { accounts } = await site.organization();
  const ids = new Set(accounts.map(({ id }) => id));
  const mails = (await emulator.mails()).filter(({ topic }) => ids.has(topic.split(':')[4] ?? ''));
  ok(mails.length > 0, 'no mail asks whether somebody wants the alarms');
  for (const { topic, token } of mails) {
    const [, , , region = '', account = ''] = topic.split(':');
    await aws
      .client(SNSClient, { account, region })
      .send(new ConfirmSubscriptionCommand({ TopicArn: topic, Token: token }));
  }
  return mails;
}
