export type Section = 'company' | 'organization' | 'accounts' | 'access' | 'exceptions' | 'workloads' | 'scenarios';

/** Parts of the config, each in a file of its own. */
export const SECTIONS: readonly string[] = [
  'company',
  'organization',
  'accounts',
  'access',
  'exceptions',
  'workloads',
  'scenarios',
] satisfies Section[];

/** Where a value of the config stands, as a person finds it: `config/accounts.ts → engineering-dev.ou`. */
export function at(section: Section, ...path: readonly PropertyKey[]): string {
  return inFile(`config/${section}.ts`, path);
}

/** The same from the whole config's top, where the first step is the section. */
export function locate(path: readonly PropertyKey[]): string {
  const [section, ...rest] = path;
  return SECTIONS.includes(String(section))
    ? inFile(`config/${String(section)}.ts`, rest)
    : inFile('config/index.ts', path);
}

/** A place in a file that is no section of the config, for example a persona's. */
export function inFile(file: string, path: readonly PropertyKey[]): string {
  if (path.length === 0) return file;
  return `${file} → ${path.map(step).join('').replace(/^\./, '')}`;
}

function step(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = String(key);
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
