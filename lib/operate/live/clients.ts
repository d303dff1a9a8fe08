import { GLOBAL_REGION } from '../../base/regions';
import type { AccountClient } from '@aws-sdk/client-account';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { STSClient } from '@aws-sdk/client-sts';

import { ClientsInAccounts } from './clients-in-accounts';
import { placedClient, type Place, type PlacedClient, type PlacedService } from './place';

/**
 * Organizations allows few calls a second: a throttled one is tried again, each time after a longer pause, and those after it are made no
 * faster than the answers come.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const SETTINGS = { maxAttempts: 10, retryMode: 'adaptive' };

/** The SDK's clients, each loaded when it is first used: a command pays for the services that it asks. */
export interface AwsClients {
  account(): Promise<AccountClient>;
  cloudFormation(region: string, roleArn?: string): Promise<CloudFormationClient>;
  cloudTrail(region: string): Promise<CloudTrailClient>;
  configService(region: string): Promise<ConfigServiceClient>;
  iam(): Promise<IAMClient>;
  identityStore(region: string): Promise<IdentitystoreClient>;
  organizations(): Promise<OrganizationsClient>;
  s3(region: string): Promise<S3Client>;
  serviceQuotas(): Promise<ServiceQuotasClient>;
  ssoAdmin(region: string): Promise<SSOAdminClient>;
  sts(region: string): Promise<STSClient>;
  /** Of any service, in another account too. */
  placed(service: PlacedService, place: Place): Promise<PlacedClient>;
}

/**
 * With the credentials that the SDK finds: environment, profile, Identity Center session.
 *
 * @param profile @default as the environment says
 */
export function awsClients(profile?: string): AwsClients {
  const settings = { ...SETTINGS, ...(profile === undefined ? {} : { profile }) };
  // The AWS SDK's notice about its end of support for Node.js 20 would stand above every answer.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const made = new Map<string, Promise<unknown>>();
  /** One client a service and region, so that its connections are used again. */
  const one = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const client = made.get(key) ?? make();
    made.set(key, client);
    return client as Promise<T>;
  };
  const all: AwsClients = {
    account: () =>
      one('account', async () => {
        const { AccountClient } = await import('@aws-sdk/client-account');
        return new AccountClient({ ...settings, region: GLOBAL_REGION });
      }),
    cloudFormation: (region, roleArn) =>
      roleArn === undefined
        ? one(`cloudformation ${region}`, async () => {
            const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
            return new CloudFormationClient({ ...settings, region });
          })
        : // Made of the package's one class of clients, which its type does not say.
          (all.placed('cloudformation', { region, roleArn }) as Promise<unknown> as Promise<never>),
    cloudTrail: (region) =>
      one(`cloudtrail ${region}`, async () => {
        const { CloudTrailClient } = await import('@aws-sdk/client-cloudtrail');
        return new CloudTrailClient({ ...settings, region });
      }),
    configService: (region) =>
      one(`config-service ${region}`, async () => {
        const { ConfigServiceClient } = await import('@aws-sdk/client-config-service');
        // Not throttled as Organizations is: the SDK's own number of attempts does.
        return new ConfigServiceClient({ region });
      }),
    iam: () =>
      one('iam', async () => {
        const { IAMClient } = await import('@aws-sdk/client-iam');
        return new IAMClient({ ...settings, region: GLOBAL_REGION });
      }),
    identityStore: (region) =>
      one(`identitystore ${region}`, async () => {
        const { IdentitystoreClient } = await import('@aws-sdk/client-identitystore');
        return new IdentitystoreClient({ ...settings, region });
      }),
    organizations: () =>
      one('organizations', async () => {
        const { OrganizationsClient } = await import('@aws-sdk/client-organizations');
        return new OrganizationsClient({ ...settings, region: GLOBAL_REGION });
      }),
    s3: (region) =>
      one(`s3 ${region}`, async () => {
        const { S3Client } = await import('@aws-sdk/client-s3');
        return new S3Client({ ...settings, region });
      }),
    serviceQuotas: () =>
      one('service-quotas', async () => {
        const { ServiceQuotasClient } = await import('@aws-sdk/client-service-quotas');
        return new ServiceQuotasClient({ ...settings, region: GLOBAL_REGION });
      }),
    ssoAdmin: (region) =>
      one(`sso-admin ${region}`, async () => {
        const { SSOAdminClient } = await import('@aws-sdk/client-sso-admin');
        return new SSOAdminClient({ ...settings, region });
      }),
    sts: (region) =>
      one(`sts ${region}`, async () => {
        const { STSClient } = await import('@aws-sdk/client-sts');
        return new STSClient({ ...settings, region });
      }),
    placed: (service, { region, roleArn }) => {
      if (roleArn === undefined)
        return one(`placed ${service} ${region}`, () => placedClient(service, { ...settings, region }));
      return inAccounts.client(service, region, roleArn);
    },
  };
  const inAccounts = new ClientsInAccounts(settings, () => all.sts(GLOBAL_REGION));
  return all;
}
