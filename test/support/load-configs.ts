import { loadConfig } from '../../lib/config/load-config';

/*
 * Loads one config after the other in a process of its own, as the app does, and prints what came of each: a test runner's own
 * loader knows neither the compiler nor its errors. Arguments: folders.
 */
const results = process.argv.slice(2).map((folder) => {
  try {
    return { exported: typeof loadConfig({ folder, patienceMilliseconds: 500 }) };
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message };
  }
});
console.log(JSON.stringify(results));
