import { readOrganization, type Organization } from '../ask/organization';
import type { Streams } from '../base/streams';
import { meantAssembly } from './meant-assembly';

/** Options that say of which assembly an answer is. */
interface Meant {
  text(name: 'assembly'): string | undefined;
  has(name: 'unproven'): boolean;
}

/**
 * The organization that a question is about. Of an assembly that somebody edited an answer says nothing, and would look as if it did.
 *
 * @throws AssemblyError where it is not proven, unless an option asks for an answer all the same
 */
export function askedOrganization(options: Meant, streams: Streams): Promise<Organization> {
  const unproven = options.has('unproven') ? 'told' : 'refused';
  return readOrganization(meantAssembly(options.text('assembly')), streams, 'as installed', unproven);
}
