import { publisher } from '../../lib/config/define';

/** Announces orders to whoever subscribes. */
export const orderPublisher = publisher({
  id: 'order-publisher',
  description: 'The function that announces orders: publishes to one topic, nothing else.',
  runsOn: 'lambda',
  topic: 'orders',
});
