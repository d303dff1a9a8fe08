import { capitalized } from '../../../base/words';
import { isOptIn } from '../../../model/regions';
import { watchedRegions } from '../../../model/watched-regions';
import { LiveError, type Account } from '../../live';
import { cannotTell, ok, orOk, toDo, type Check, type CheckContext, type Finding } from '../check';
import { activeMembers, named } from '../members';
import { accountsToCreate } from './accounts';

const TRUSTED = 'account.amazonaws.com';

/**
 * Every member has each approved Region: StackSets deploy into those that its account has on, and no deploy switches one on.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-opt-in-regions.html
 */
export const memberRegions: Check = {
  name: 'Regions of members',
  async run(context) {
    const regions = watchedRegions(context.zone.company).filter(isOptIn);
    if (regions.length === 0) return [ok('each approved Region is on in every account')];
    const members = await activeMembers(context);
    const refused = new Map<string, Account[]>();
    const asked = await context.live.each('Regions of members', members, (member) =>
      ofMember(member, regions, context, refused),
    );
    const all = regions.join(', ');
    const notTold: Finding[] = [];
    for (const [why, accounts] of refused) {
      const what = `whether ${all} is on in ${named(accounts.map(({ name, id }) => `${name} (${id})`))} was not told: ${why}`;
      notTold.push(cannotTell(what, await howToAsk(context.live)));
    }
    return orOk(
      [...asked.flat(), ...notTold, ...(await ofThoseToCome(regions, context))],
      `${all} on in each of ${members.length}`,
    );
  },
};

async function ofMember(
  member: Account,
  regions: readonly string[],
  { live }: CheckContext,
  refused: Map<string, Account[]>,
): Promise<readonly Finding[]> {
  const { id, name } = member;
  try {
    const found = await live.optedInRegions(id);
    return regions.flatMap((region) => {
      const status = found.get(region);
      if (status === 'ENABLED') return [];
      const what = `${name} (${id}): ${region} is approved and ${status ?? 'switched off'}, so StackSets cannot deploy there`;
      return [toDo(what, status === undefined ? `${enable(id, region)}, and ${WAIT}` : capitalized(WAIT))];
    });
  } catch (error) {
    if (!(error instanceof LiveError) || error.kind === 'no credentials') throw error;
    refused.set(error.message, [...(refused.get(error.message) ?? []), member]);
    return [];
  }
}

const WAIT = 'wait until it is ENABLED: minutes to hours';

function enable(id: string, region: string): string {
  return `aws account enable-region --account-id ${id} --region-name ${region}`;
}

async function howToAsk(live: CheckContext['live']): Promise<string> {
  return (await live.trustedServices()).includes(TRUSTED)
    ? 'Use credentials of the management account that may call account:ListRegions for members, for example OrgAdmin.'
    : `AWS answers it to who has trusted access for account management, which the deploy switches on too: aws organizations enable-aws-service-access --service-principal ${TRUSTED}`;
}

/** AWS makes every account without them. */
async function ofThoseToCome(regions: readonly string[], context: CheckContext): Promise<readonly Finding[]> {
  const keys = (await accountsToCreate(context)).map(([key]) => key);
  if (keys.length === 0) return [];
  const all = regions.join(', ');
  return [
    toDo(
      `AWS makes ${named(keys)} without ${all}, and StackSets cannot deploy there until somebody switches it on: a deploy that goes on meanwhile ends at the first of them, in Baseline`,
      `Let the organization come first: npx cdk deploy Organization --no-rollback (and the stacks of batches with accounts). Then, for each account: ${enable('<id>', regions[0] ?? '<region>')}, and ${WAIT}. Then deploy. Or leave ${all} out of config/company.ts → approvedRegions until then: docs/recipes.md#add-a-region`,
    ),
  ];
}
