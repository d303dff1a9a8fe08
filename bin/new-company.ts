import { join } from 'node:path';
import { newCompanyCommand } from '../lib/cli/new-company';
import { askAt } from '../lib/cli/new-company/terminal';
import { runProcess } from '../lib/cli/run-process';

const ask = askAt(process.stdin, process.stderr);

runProcess(newCompanyCommand({ folder: join(__dirname, '../config'), ...(process.stdin.isTTY ? { ask } : {}) }));
