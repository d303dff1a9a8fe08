import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { newCompanyCommand } from '../lib/cli/new-company';
import { runProcess } from '../lib/cli/run-process';

/** Asks at the terminal, one question at a time, so that the process ends once all are answered. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

runProcess(newCompanyCommand({ folder: join(__dirname, '../config'), ...(process.stdin.isTTY ? { ask } : {}) }));
