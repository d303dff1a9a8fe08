import { config } from '../config';
import { liveAws } from '../lib/live';
import { preflightCommand } from '../lib/preflight';

/** Whether a deploy can start. */
async function main(): Promise<void> {
  // The AWS SDK's notice about its end of support for Node.js 20 would stand above every answer.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  process.exitCode = await preflightCommand({ argv: process.argv.slice(2), config, live: liveAws, streams: process });
}

void main();
