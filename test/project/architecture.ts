import floors from '../../lib/floors.json';
import { rewriting } from '../support/generated-file';
import { importsOf } from './imports';

/** The test that writes the page. */
export const MADE_BY = 'test/project/architecture';

const rooms: readonly string[] = floors.map(({ room }) => room);

/** The rooms of `lib` from the top down, each with what it holds, and a picture of which stands on which. */
export function architecturePage(): string {
  return `# Architecture

\`npm run synth\` reads the config, checks it, turns it into templates, reads the templates back, and proves on them what the config and
the catalogue claim. Commands ask the same templates. So the way of the data is one way, and what is checked is what deploys:

\`\`\`mermaid
flowchart LR
  config["config/"] -->|"read, checked, completed"| zone["landing zone"]
  catalogue["lib/catalogue"] -->|"chosen by the config"| choice["what deploys"]
  zone --> choice -->|"stacks"| assembly["templates: cdk.out/"]
  assembly -->|"read back"| built["organization as it will be"]
  built -->|"asked by the engine"| proofs["proofs"]
  built --> answers["can, who-can, access"]
  assembly --> live["preflight, deploy, drift"]
\`\`\`

## Rooms

\`lib/\` is ${rooms.length} rooms. A room imports only rooms below it, \`lib/floors.json\` is the one list of them, the linter is configured from it, and a
test follows every import.

<!-- prettier-ignore-start -->
| Room | Holds | Does without |
| --- | --- | --- |
${[...floors].reverse().map(row).join('\n')}
<!-- prettier-ignore-end -->

Which room stands on which; where one is reached through another, the arrow is left out:

\`\`\`mermaid
flowchart TD
${shortest(roomArrows())
  .map(([from, to]) => `  ${from} --> ${to}`)
  .join('\n')}
\`\`\`

Beside \`lib/\`: \`config/\` is the company's; \`bin/\` puts a command or the app together, in a few lines each; \`test/\` has a folder for each room,
the emulated AWS (\`test/emulator/\`), the deploys to it (\`test/e2e/\`) and the rules of the repository itself (\`test/project/\`); \`bench/\` measures.

This page is made from \`lib/floors.json\` and the imports: \`${rewriting(MADE_BY)}\` rewrites it.
`;
}

export type Arrow = readonly [from: string, to: string];

function row({ room, holds, never }: (typeof floors)[number]): string {
  const words: Readonly<Record<string, string>> = { cdk: 'the CDK', files: 'files' };
  return `| \`lib/${room}\` | ${holds} | ${never.map((kind) => words[kind] ?? kind).join(', ')} |`;
}

function roomArrows(): readonly Arrow[] {
  const all = importsOf(['lib']).map(([from, to]): Arrow => [roomOf(from), roomOf(to)]);
  const between = all.filter(([from, to]) => from !== to).map((arrow) => arrow.join(' '));
  return [...new Set(between)].sort().map((arrow) => arrow.split(' ') as [string, string]);
}

function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

/** Rooms of which each imports the next and the last the first; undefined where none do. */
export function circleOf(arrows: readonly Arrow[]): readonly string[] | undefined {
  const done = new Set<string>();
  const search = (way: readonly string[]): readonly string[] | undefined => {
    const room = way.at(-1) ?? '';
    if (way.indexOf(room) < way.length - 1) return way.slice(way.indexOf(room));
    if (done.has(room)) return undefined;
    const next = arrows.filter(([from]) => from === room).map(([, to]) => to);
    const found = next.map((to) => search([...way, to])).find((circle) => circle !== undefined);
    done.add(room);
    return found;
  };
  return arrows.map(([from]) => search([from])).find((circle) => circle !== undefined);
}

/**
 * Without those that longer ways say already.
 *
 * @throws Error that names the rooms, where some stand on each other
 */
export function shortest(arrows: readonly Arrow[]): readonly Arrow[] {
  const circle = circleOf(arrows);
  if (circle !== undefined) {
    throw new Error(
      `Rooms of lib import each other: ${circle.join(' → ')}. test/project/floors.test.ts says which file does.`,
    );
  }
  const next = (room: string): readonly string[] => arrows.filter(([from]) => from === room).map(([, to]) => to);
  const reaches = (from: string, to: string): boolean => next(from).some((room) => room === to || reaches(room, to));
  return arrows.filter(([from, to]) => !next(from).some((room) => room !== to && reaches(room, to)));
}
