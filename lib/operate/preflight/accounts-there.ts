import type { Account, Assembly, OrganizationGraph } from '../../assembly';
import type { LandingZone } from '../../model/landing-zone';
import { expectedOf } from '../drift/expected';
import { LiveIds } from '../drift/live-ids';
import { Match } from '../drift/match';
import type { CheckContext } from './check';

/** An account of the assembly that is there. */
export interface AccountThere {
  readonly account: Account;
  /** Twelve digits. */
  readonly id: string;
}

/** The role by which a member account is read. */
export function accessTo({ account, id }: AccountThere, zone: LandingZone): { readonly roleArn?: string } {
  if (account.kind === 'management') return {};
  return { roleArn: `arn:aws:iam::${id}:role/${zone.organization.accountAccessRoleName}` };
}

/** The accounts of the assembly, and the id of each that is there and open. */
export async function accountsThere(
  assembly: Assembly,
  { live }: CheckContext,
): Promise<{ readonly graph: OrganizationGraph; readonly idOf: (account: Account) => string | undefined }> {
  const expected = expectedOf(assembly);
  const { graph } = expected;
  const organization = await live.organization();
  if (organization === undefined) {
    const { accountId } = await live.caller();
    return { graph, idOf: ({ kind }) => (kind === 'management' ? accountId : undefined) };
  }
  const match = new Match(expected, organization, await live.tree(), await LiveIds.of(assembly, live));
  const idOf = ({ id }: Account): string | undefined => {
    const found = match.liveId(id);
    return found !== undefined && match.isOpen(found) ? found : undefined;
  };
  return { graph, idOf };
}
