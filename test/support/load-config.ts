import { loadSettledConfig } from '../../lib/config/load-config';

/* Loads one config as a command does, and ends with 1 where it is refused. Argument: its folder. */
async function main([folder = '']: readonly string[]): Promise<void> {
  try {
    await loadSettledConfig({ folder, exitCode: 1, patienceMilliseconds: 700 });
    console.log('loaded');
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
