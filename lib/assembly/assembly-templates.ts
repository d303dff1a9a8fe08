import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from './template';
import { filesUnder } from './proven/files';

/** A template of the assembly: of a stack, or of a StackSet. */
export interface AssemblyTemplate {
  /** Path in the assembly. */
  readonly file: string;
  /** Number of its resources. */
  readonly resources: number;
  /** The same text for the same template, however it is laid out. */
  readonly text: string;
}

/** Every template of an assembly, by what lies in its folder rather than by what any check says of it. */
export function assemblyTemplates(folder: string): readonly AssemblyTemplate[] {
  return filesUnder(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const resources = Object.keys(parseTemplate(text, join(folder, file)).Resources).length;
      return { file, resources, text: JSON.stringify(JSON.parse(text)) };
    });
}
