import type { STSClient } from '@aws-sdk/client-sts';
import { placedClient, type PlacedClient, type PlacedService } from './place';
import { roleCredentials } from './role-credentials';

/** Accounts whose clients are kept at a time: each takes memory, and a company may have thousands. */
const ACCOUNTS_KEPT = 32;

/** One client a service and Region, all by the same credentials. */
interface OfRole {
  readonly credentials: ReturnType<typeof roleCredentials>;
  readonly clients: Map<string, Promise<PlacedClient>>;
}

/** Clients that work by a role in another account. They share their connections; those of accounts that nobody asks any more are forgotten. */
export class ClientsInAccounts {
  /** By the role's ARN, the one that was asked last at the end. */
  private readonly roles = new Map<string, OfRole>();
  private connections: unknown;

  public constructor(
    private readonly settings: object,
    private readonly sts: () => Promise<STSClient>,
  ) {}

  public client(service: PlacedService, region: string, roleArn: string): Promise<PlacedClient> {
    const { credentials, clients } = this.ofRole(roleArn);
    const key = `${service} ${region}`;
    const known = clients.get(key) ?? this.make(service, { region, credentials });
    clients.set(key, known);
    return known;
  }

  private ofRole(roleArn: string): OfRole {
    const known = this.roles.get(roleArn) ?? { credentials: roleCredentials(this.sts, roleArn), clients: new Map() };
    this.roles.delete(roleArn);
    this.roles.set(roleArn, known);
    const [oldest] = this.roles.keys();
    if (this.roles.size > ACCOUNTS_KEPT && oldest !== undefined) this.roles.delete(oldest);
    return known;
  }

  private async make(service: PlacedService, own: object): Promise<PlacedClient> {
    const shared = this.connections === undefined ? {} : { requestHandler: this.connections };
    const client = await placedClient(service, { ...this.settings, ...shared, ...own });
    this.connections ??= client.config.requestHandler;
    return client;
  }
}
