import { loadConfig } from '../lib/config/load-config';
import { liveAws } from '../lib/live';
import { preflightCommand } from '../lib/preflight';

/** Whether a deploy can start. */
async function main(): Promise<void> {
  // The AWS SDK's notice about its end of support for Node.js 20 would stand above every answer.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const readConfig = (): unknown => loadConfig({ exitCode: 2 });
  process.exitCode = await preflightCommand({
    argv: process.argv.slice(2),
    readConfig,
    live: liveAws,
    streams: process,
  });
}

void main();
