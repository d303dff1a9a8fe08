import type { LoadConfig } from './load-config';
import type * as live from '../operate/live/clients';
import { loaded } from '../config/loaded';
import type * as reading from '../config/read-config';
import type { AwsConfig } from '../operate/compliance/read-report';

/** The AWS Config of the credentials at hand, in AWS_REGION or the home region. The endpoint is AWS, or AWS_ENDPOINT_URL. */
export function awsConfig(loadConfig: LoadConfig): () => Promise<AwsConfig> {
  return async () => {
    const { awsClients } = require('../operate/live/clients') as typeof live;
    const { DescribeAggregateComplianceByConfigRulesCommand } = await import('@aws-sdk/client-config-service');
    const fromEnvironment = process.env.AWS_REGION ?? '';
    const region = fromEnvironment === '' ? await homeRegion(loadConfig) : fromEnvironment;
    const client = await awsClients().configService(region);
    return {
      region,
      readPage: (ConfigurationAggregatorName, NextToken) =>
        client.send(new DescribeAggregateComplianceByConfigRulesCommand({ ConfigurationAggregatorName, NextToken })),
    };
  };
}

async function homeRegion(loadConfig: LoadConfig): Promise<string> {
  const { readConfig } = loaded(() => require('../config/read-config') as typeof reading);
  return readConfig(await loadConfig()).zone.company.homeRegion;
}
