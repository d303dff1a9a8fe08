import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError, MAKE_ASSEMBLY } from '../assembly/assembly-error';
import type * as sources from '../assembly/proven/sources';
import { DEFAULT_ASSEMBLY } from './options';

/**
 * The assembly that a command is about. One that somebody names is taken as it is; the one that lies there is to be of what lies there.
 *
 * @param named by an option
 * @param option that names one
 * @throws AssemblyError where something changed since it was made
 */
export function meantAssembly(named: string | undefined, option = '--assembly'): string {
  if (named !== undefined) return named;
  const { assertMadeFromThis } = require('../assembly/proven/sources') as typeof sources;
  assertMadeFromThis(DEFAULT_ASSEMBLY, option);
  return DEFAULT_ASSEMBLY;
}

/** The same, where something else takes long before it is read. @throws AssemblyError where it is not there either */
export function meantAssemblyAtOnce(named: string | undefined, option: string): string {
  if (named === undefined && !existsSync(join(DEFAULT_ASSEMBLY, 'manifest.json')))
    throw new AssemblyError({ where: DEFAULT_ASSEMBLY, found: 'no assembly that is finished', mend: MAKE_ASSEMBLY });
  return meantAssembly(named, option);
}
