interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
  readonly forcePathStyle: boolean;
}

export interface Place {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/** AWS SDK clients for any account: the emulator takes an account's id for its access key. */
export class Aws {
  private readonly clients = new Map<object, Map<string, unknown>>();

  public constructor(private readonly endpoint: string) {}

  public client<Client>(Kind: new (config: ClientConfig) => Client, { account, region }: Place): Client {
    const known = this.clients.get(Kind) ?? new Map<string, unknown>();
    this.clients.set(Kind, known);
    const key = `${account} ${region}`;
    const client = known.get(key) ?? new Kind(this.configFor(account, region));
    known.set(key, client);
    return client as Client;
  }

  private configFor(account: string, region: string): ClientConfig {
    return {
      endpoint: this.endpoint,
      region,
      credentials: { accessKeyId: account, secretAccessKey: 'any' },
      maxAttempts: 1,
      forcePathStyle: true,
    };
  }
}
