import { loadConfig } from '../../lib/config/load-config';

/*
 * Loads one config after the other in a process of its own, as the app does, and prints what came of each: a test runner's own
 * loader knows neither the compiler nor its errors. Arguments: folders; `!` before one that never ends, for which nobody waits long.
 */
const results = process.argv.slice(2).map((argument) => {
  const folder = argument.replace(/^!/, '');
  const patienceMilliseconds = folder === argument ? 60_000 : 500;
  try {
    return { exported: typeof loadConfig({ folder, patienceMilliseconds }) };
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message };
  }
});
console.log(JSON.stringify(results));
