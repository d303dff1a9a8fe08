import type { Account, MadeResource } from '../../../assembly';
import { groupBy } from '../../../base/group-by';
import type { LiveAws } from '../../live';
import type { TopicSubscription } from '../../live/subscriptions';
import type { ExpectedSettings } from '../expected-settings';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import type { Inside } from './inside';
import { editAs } from './ways';

/** A topic of the landing zone with somebody to tell. */
interface Told {
  readonly account: Account;
  readonly region: string;
  /** With the graph's id of the account. */
  readonly topic: string;
  readonly subscriptions: readonly MadeResource[];
}

/**
 * Whether the alarms reach those whom the config names: CloudFormation takes a subscription for made that nobody has confirmed, and every
 * mail has a link that ends it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
 */
export async function compareSubscriptions(
  match: Match,
  live: LiveAws,
  { members }: ExpectedSettings,
): Promise<Inside> {
  const notLookedAt: string[] = [];
  const found = await live.each('topics', topicsOf(match), async (told) => {
    const { account, region, topic } = told;
    const id = match.liveId(account.id);
    if (id === undefined || !match.isOpen(id)) return [];
    const roleName = members.find((one) => one.account === account.id)?.roleName;
    if (roleName === undefined && account.kind === 'member') {
      notLookedAt.push(`who is told by ${topic}, since this assembly gives its account no settings`);
      return [];
    }
    const place = { region, ...(roleName === undefined ? {} : { roleArn: `arn:aws:iam::${id}:role/${roleName}` }) };
    const arn = topic.replace(`:${account.id}:`, () => `:${id}:`);
    return compareTopic(told, await live.subscriptions(arn, place), `${match.describe(id)}, ${region}`);
  });
  return { findings: found.flat(), notLookedAt };
}

function topicsOf({ expected: { graph } }: Match): readonly Told[] {
  return graph.alikeInWhatIsMade().flatMap((accounts) => {
    const isAny = graph.madeIn(accounts[0]).some(isSubscription);
    return isAny ? accounts.flatMap((account) => topicsIn(account, graph.madeIn(account).filter(isSubscription))) : [];
  });
}

function isSubscription({ type }: MadeResource): boolean {
  return type === 'AWS::SNS::Subscription';
}

function topicsIn(account: Account, subscriptions: readonly MadeResource[]): readonly Told[] {
  return [...groupBy(subscriptions, (one) => `${one.region} ${textOf(one, 'TopicArn')}`).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    return [{ account, region: first.region, topic: textOf(first, 'TopicArn'), subscriptions: of }];
  });
}

function textOf({ texts, place }: MadeResource, property: string): string {
  const [text] = texts[property] ?? [];
  if (text === undefined) throw new Error(`${place} has no ${property}`);
  return text;
}

/** What ends what CloudFormation takes for there, and makes it again. */
const ANEW =
  'take the address out of alarms.emails in config/company.ts, npm run deploy, put it back, npm run deploy (where it is the only one, with another in its place meanwhile)';

function compareTopic(
  { topic, subscriptions }: Told,
  found: readonly TopicSubscription[] | undefined,
  where: string,
): readonly Finding[] {
  const name = topic.split(':').at(-1) ?? topic;
  const [first] = subscriptions;
  if (found === undefined)
    return first === undefined
      ? []
      : [finding('missing', `Topic ${name} in ${where}`, 'does not exist: nobody is told', editAs(first.source))];
  const about = (endpoint: string): string => `Subscription of ${endpoint} to ${name} in ${where}`;
  const isOf = (one: MadeResource, { endpoint, protocol }: TopicSubscription): boolean =>
    endpoint === textOf(one, 'Endpoint') && protocol === textOf(one, 'Protocol');
  const gone = subscriptions.flatMap((one): readonly Finding[] => {
    const there = found.filter((subscription) => isOf(one, subscription));
    const endpoint = textOf(one, 'Endpoint');
    if (there.some(({ arn }) => arn !== undefined)) return [];
    if (there.length === 0)
      return [finding('missing', about(endpoint), 'has ended: nothing arrives', `To begin it again: ${ANEW}.`)];
    const way = `Whoever reads it opens the mail of AWS and confirms, within two days of the deploy. After that: ${ANEW}.`;
    return [finding('changed', about(endpoint), 'is not confirmed: nothing arrives', way)];
  });
  const extra = found.flatMap((one): readonly Finding[] => {
    // What nobody confirms ends by itself.
    if (one.arn === undefined || subscriptions.some((ours) => isOf(ours, one))) return [];
    const way = `If nobody needs it, in that account: aws sns unsubscribe --subscription-arn ${one.arn} --region ${one.arn.split(':')[3] ?? ''}`;
    return [finding('extra', about(one.endpoint), 'is there, but nobody here defined it: it hears of everything', way)];
  });
  return [...gone, ...extra];
}
