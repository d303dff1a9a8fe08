import { readLandingZoneAssembly, type Unproven } from '../ask/read-assembly';
import type { Assembly } from '../assembly';
import type { Streams } from '../base/streams';
import { meantAssembly } from './meant-assembly';

/** Options that say of which assembly an answer is. */
export interface Meant {
  text(name: 'assembly'): string | undefined;
  has(name: 'unproven'): boolean;
}

/** Of an assembly that somebody edited an answer says nothing, and would look as if it did, unless an option asks for it all the same. */
export function unprovenIf(options: Pick<Meant, 'has'>): Unproven {
  return options.has('unproven') ? 'told' : 'refused';
}

/** The assembly that a command is about. @throws AssemblyError as `readLandingZoneAssembly` does */
export function askedAssembly(options: Meant, streams: Streams): Assembly {
  return readLandingZoneAssembly(meantAssembly(options.text('assembly')), streams, unprovenIf(options));
}
