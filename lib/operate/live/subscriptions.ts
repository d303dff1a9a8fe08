import { askerAt } from './ask';
import type { AwsClients } from './clients';
import { isAwsError } from './live-error';
import type { Place } from './place';
import { told } from './told';

/** Whom a topic tells. */
export interface TopicSubscription {
  /** For example `email`. */
  readonly protocol: string;
  /** For example an e-mail address. */
  readonly endpoint: string;
  /** @default it is not confirmed yet, and nothing arrives */
  readonly arn?: string;
}

interface Listed {
  readonly Protocol?: string;
  readonly Endpoint?: string;
  readonly SubscriptionArn?: string;
}

/** What stands in an ARN's place of one that waits. Of one that has ended lately it is `Deleted`. */
const WAITS = 'PendingConfirmation';

/**
 * Whom a topic tells, or would once they have confirmed it.
 *
 * @returns undefined where there is no such topic
 * @see https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
 */
export async function readSubscriptions(
  clients: AwsClients,
  TopicArn: string,
  place: Place,
): Promise<readonly TopicSubscription[] | undefined> {
  const ask = askerAt(clients, place);
  const found: TopicSubscription[] = [];
  let NextToken: unknown;
  try {
    do {
      const page = await ask('sns', 'ListSubscriptionsByTopic', { TopicArn, NextToken });
      for (const one of (page.Subscriptions ?? []) as readonly Listed[]) found.push(...asSubscription(one));
      ({ NextToken } = page);
    } while (NextToken !== undefined);
  } catch (error) {
    if (isAwsError(error, 'NotFoundException', 'NotFound')) return undefined;
    throw error;
  }
  return found;
}

function asSubscription({ Protocol, Endpoint, SubscriptionArn }: Listed): readonly TopicSubscription[] {
  const api = 'sns:ListSubscriptionsByTopic';
  const arn = told(SubscriptionArn, api, 'Subscriptions.SubscriptionArn');
  if (arn !== WAITS && !arn.startsWith('arn:')) return [];
  const protocol = told(Protocol, api, 'Subscriptions.Protocol');
  const endpoint = told(Endpoint, api, 'Subscriptions.Endpoint');
  return [{ protocol, endpoint, ...(arn === WAITS ? {} : { arn }) }];
}
