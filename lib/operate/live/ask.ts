import type { AwsClients } from './clients';
import { LiveError } from './live-error';
import { SERVICES, type Place, type PlacedService } from './place';

/** A call by its command's name without its suffix, which only reads. What it answers is AWS's. */
export type Ask = (service: string, command: string, input: object) => Promise<Answered>;

/** An answer of AWS, as the SDK gives it. */
export type Answered = Readonly<Record<string, unknown>>;

/** Asks any service in one place. @throws LiveError of a service that nobody here asks */
export function askerAt(clients: AwsClients, place: Place): Ask {
  return async (service, command, input) => {
    const load = isPlaced(service) ? SERVICES[service] : undefined;
    if (load === undefined) throw new LiveError('failed', `nothing here asks ${service}`);
    const sdk = (await load()) as unknown as Readonly<Record<string, new (input: object) => object>>;
    const Command = sdk[`${command}Command`];
    if (Command === undefined) throw new LiveError('failed', `the SDK has no ${service}:${command}`);
    const client = await clients.placed(service as PlacedService, place);
    return (await client.send(new Command(input) as never)) as Answered;
  };
}

function isPlaced(service: string): service is PlacedService {
  return Object.hasOwn(SERVICES, service);
}
