import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import { commandsIn } from './commands';
import { sectionOf } from './sections';

/** Words of the CLI, as the error table of `docs/deploying.md` has them. */
export interface Complaint {
  /** Code and what stands after it, by which tests name it: `AlreadyExists on the organization`. */
  readonly name: string;
  /** Of the code alone, in which `…` stands for anything. */
  readonly words: RegExp;
}

/** One row of the table. */
export interface ErrorRow {
  readonly complaints: readonly Complaint[];
  /** Commands of the third cell and of the section that it leads to, in their order and with their placeholders. */
  readonly commands: readonly string[];
}

const HEADING = 'When a deploy fails';
const CELL = /(?<!\\)\|/;
const CODE = /`([^`]*)`([^`]*)/g;

/** The rows of a page with such a table. */
export function readErrorTable(page: string): readonly ErrorRow[] {
  const table = sectionOf(page, HEADING)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return table.slice(2).map((line) => {
    const [says = '', , wayOut = ''] = line.split(CELL).slice(1, -1);
    const sections = [...wayOut.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor = '']) => sectionOf(page, anchor));
    return { complaints: complaintsIn(says), commands: [wayOut, ...sections].flatMap(commandsIn) };
  });
}

function complaintsIn(says: string): readonly Complaint[] {
  return [...says.matchAll(CODE)].map(([, code = '', after = '']) => ({
    name: `${code}${after}`.replace(/,?(?: and| or)?\s*$/, ''),
    words: asPattern(code),
  }));
}

function asPattern(code: string): RegExp {
  const literal = code.split(/ ?… ?/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(literal.join('.+'));
}

/** The table of `docs/deploying.md`. */
export const errorTable = readErrorTable(readFileSync(join(repository, 'docs/deploying.md'), 'utf8'));

/** @throws Error for a complaint that is not in the table */
export function rowOf(complaint: string): ErrorRow {
  const row = errorTable.find(({ complaints }) => complaints.some(({ name }) => name === complaint));
  if (row !== undefined) return row;
  const names = errorTable.flatMap(({ complaints }) => complaints.map(({ name }) => name));
  throw new Error(`docs/deploying.md, "${HEADING}" has no ${complaint}; it has:\n${names.join('\n')}`);
}

/** What the CLI says, from the words of the table. A test that calls it meets that row. @throws Error for one that is not there */
export function complaintOf(name: string): RegExp {
  const found = rowOf(name).complaints.find((complaint) => complaint.name === name);
  return found?.words ?? /(?!)/;
}
