import { whoCan } from '../lib/commands/who-can';

void whoCan(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
