import { ConfigServiceClient, DescribeAggregateComplianceByConfigRulesCommand } from '@aws-sdk/client-config-service';
import { explain } from '../lib/base/explain';
import { compliance } from '../lib/compliance/command';
import { loadConfig } from '../lib/config/load-config';
import { readLandingZone } from '../lib/read-landing-zone';

/** Which accounts break which rule. The endpoint is AWS, or the one in AWS_ENDPOINT_URL. */
async function main(): Promise<void> {
  // The AWS SDK's notice about its end of support for Node.js 20 would stand above every answer.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const region = process.env.AWS_REGION ?? readLandingZone(loadConfig({ exitCode: 2 })).company.homeRegion;
  const client = new ConfigServiceClient({ region });
  process.exitCode = await compliance(process.argv.slice(2), {
    region,
    readPage: (ConfigurationAggregatorName, NextToken) =>
      client.send(new DescribeAggregateComplianceByConfigRulesCommand({ ConfigurationAggregatorName, NextToken })),
    print: (text) => {
      console.log(text);
    },
    complain: (line) => {
      console.error(line);
    },
  });
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 2;
});
