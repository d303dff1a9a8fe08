import { codeIn } from '../../project/markdown';

/** Commands in a page's code, in their order, one line each: of the AWS CLI, of npm and of npx. */
export function commandsIn(page: string): readonly string[] {
  return codeIn(page)
    .flatMap((code) => code.replaceAll(/\s*\\\n\s*/g, ' ').split('\n'))
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split('&&'))
    .map((command) => command.trim())
    .filter((command) => /^(?:aws|npm run|npx) \S/.test(command));
}

/** A command with values for its placeholders `<…>` and `…`. @throws Error for a placeholder without a value */
export function filledIn(command: string, values: Readonly<Record<string, string>>): string {
  return command.replaceAll(/<[^>]+>|(?<=\s)\S*…\S*/g, (placeholder) => {
    const value = values[placeholder];
    if (value === undefined) throw new Error(`"${command}": nothing is known for ${placeholder}`);
    return value;
  });
}

/** With something for each placeholder: to see whether such a command can be. */
export function withExamples(command: string): string {
  return command.replaceAll(/<[^>]+>/g, 'example').replaceAll('…', 'example');
}
