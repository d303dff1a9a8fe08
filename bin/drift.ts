import { driftCommand } from '../lib/drift';
import { liveAws } from '../lib/live';

/** How the live organization differs from the assembly. */
async function main(): Promise<void> {
  // The AWS SDK's notice about its end of support for Node.js 20 would stand above every answer.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  process.exitCode = await driftCommand({ argv: process.argv.slice(2), live: liveAws, streams: process });
}

void main();
