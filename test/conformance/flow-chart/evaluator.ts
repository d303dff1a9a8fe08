import { createInterface } from 'node:readline';
import type { AccessRequest } from '../../../lib/policy';
import { decideByFlowChart } from './decide';

/* Reads a request a line and prints a decision a line: what `npm run conformance` asks unless it is told of another. */
createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(`${decideByFlowChart(JSON.parse(line) as AccessRequest)}\n`);
});
