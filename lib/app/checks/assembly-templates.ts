import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../assembly/template';
import { filesUnder } from '../../assembly/proven/files';
import type { AssemblyTemplate } from './check';

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
