import { can } from '../lib/commands/can';

void can(process.argv.slice(2), process).then((exitCode) => {
  process.exitCode = exitCode;
});
