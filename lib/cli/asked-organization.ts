import { readOrganization, type Organization } from '../ask/organization';
import type { Streams } from '../base/streams';
import { unprovenIf, type Meant } from './asked-assembly';
import { meantAssembly } from './meant-assembly';

/** The organization that a question is about. @throws AssemblyError as `readOrganization` does */
export function askedOrganization(options: Meant, streams: Streams): Promise<Organization> {
  return readOrganization(meantAssembly(options.text('assembly')), streams, 'as installed', unprovenIf(options));
}
