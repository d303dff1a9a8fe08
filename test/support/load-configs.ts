// As in the app, what a config could change is loaded before it.
import '../../lib/catalogue/guardrails/catalogue';
import '../../lib/policy';
import { loadSettledConfig } from '../../lib/config/load-config';

/*
 * Loads one config after the other in a process of its own, as the app does, and prints what came of each: a test runner's own
 * loader knows neither the compiler nor its errors. Arguments: folders; `!` before one that never ends, for which nobody waits long.
 */
async function main(folders: readonly string[]): Promise<void> {
  const results: object[] = [];
  for (const argument of folders) {
    const folder = argument.replace(/^!/, '');
    const patienceMilliseconds = folder === argument ? 60_000 : 500;
    try {
      results.push({ exported: typeof (await loadSettledConfig({ folder, patienceMilliseconds })) });
    } catch (error) {
      results.push({ name: (error as Error).name, message: (error as Error).message });
    }
  }
  console.log(JSON.stringify(results));
}

void main(process.argv.slice(2));
