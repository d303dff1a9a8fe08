import { logicalId } from '../../../base/logical-id';
import { assignmentPlaces, batchPlaces } from '../../../choice/batch-places';
import { choose } from '../../../choice/choose';
import {
  batchOfAccount,
  batchOfUnit,
  isOfBatch,
  stackPlace,
  type BatchedKind,
  type StackPlace,
} from '../../../model/batches';
import { expandAssignments } from '../../../model/tree';
import { physicalIds, stacksWith } from '../../deployed/resources';
import { GLOBAL_REGION } from '../../../base/regions';
import type { LiveAws } from '../../live';
import { orOk, toDo, type Check, type CheckContext, type Finding } from '../check';

/** Something of the config that is a resource of one stack. */
interface Entry {
  readonly path: string;
  readonly logicalId: string;
  readonly place: StackPlace;
}

/**
 * A resource of another stack is another resource: the account would be made a second time, and access taken away before it is
 * given again.
 */
export const stacksOfEntries: Check = {
  name: 'stacks of entries',
  async run({ zone, live }) {
    const { homeRegion, identityCenterRegion } = zone.company;
    const moved = [
      ...(await movedOf(live, ['accounts', 'units'], homeRegion, [...accountsOf(zone), ...unitsOf(zone)])),
      ...(await movedOf(live, ['assignments'], identityCenterRegion, assignmentsOf(zone))),
    ];
    return orOk(summed(moved), 'what is deployed stays in its stack');
  },
};

type Zone = CheckContext['zone'];

function accountsOf(zone: Zone): readonly Entry[] {
  return Object.entries(zone.accounts).flatMap(([key, { existing }]) =>
    existing === undefined
      ? [
          {
            path: `config/accounts.ts → ${key}`,
            logicalId: logicalId('Account', key),
            place: stackPlace('accounts', batchOfAccount(zone, key)),
          },
        ]
      : [],
  );
}

function unitsOf(zone: Zone): readonly Entry[] {
  return Object.keys(zone.organization.organizationalUnits).map((key) => ({
    path: `config/organization.ts → ${key}`,
    logicalId: logicalId('OrganizationalUnit', key),
    place: stackPlace('units', batchOfUnit(zone, key)),
  }));
}

function assignmentsOf(zone: Zone): readonly Entry[] {
  const placeOf = assignmentPlaces(zone);
  return expandAssignments(zone).map((one) => ({
    path: `config/access.ts → assignments: ${one.group} as ${one.persona} in ${one.account}`,
    logicalId: logicalId('Assignment', `${one.group} as ${one.persona} in ${one.account}`),
    place: placeOf(one),
  }));
}

interface Moved {
  readonly entry: Entry;
  /** Name of the stack that has it. */
  readonly from: string;
}

async function movedOf(
  live: LiveAws,
  kinds: readonly BatchedKind[],
  region: string,
  entries: readonly Entry[],
): Promise<readonly Moved[]> {
  const byId = new Map(entries.map((entry) => [entry.logicalId, entry]));
  const moved = await live.each('stacks', await stacksWith(live, kinds, region), async (from) =>
    [...(await physicalIds(live, from, region)).keys()].flatMap((id): readonly Moved[] => {
      const entry = byId.get(id);
      return entry !== undefined && entry.place.stackName !== from ? [{ entry, from }] : [];
    }),
  );
  return moved.flat();
}

/** One finding for all that move between the same two stacks. */
function summed(moved: readonly Moved[]): readonly Finding[] {
  const byWay = new Map<string, Moved[]>();
  for (const one of moved) {
    const way = `${one.from} ${one.entry.place.stackName}`;
    byWay.set(way, [...(byWay.get(way) ?? []), one]);
  }
  return [...byWay.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { entry, from } = first;
    const more = some.length === 1 ? '' : ` and ${some.length - 1} more`;
    const what = `${entry.path}${more}: in the stack ${from}, while the config puts it into ${entry.place.stackName}, where it would be made anew`;
    return [
      toDo(
        what,
        `Put its batch back to what it was when ${from} was deployed: a batch never changes. See docs/scale.md.`,
      ),
    ];
  });
}

/** What such a stack has stays in AWS, the access of people too, and no config says it. */
export const leftStacks: Check = {
  name: 'stacks that are left',
  async run({ zone, catalogue, live }) {
    const wanted = new Set(
      batchPlaces(zone, choose(zone, catalogue).guardrailPolicies()).map(({ stackName }) => stackName),
    );
    const { homeRegion, identityCenterRegion } = zone.company;
    const findings: Finding[] = [];
    for (const region of new Set([homeRegion, identityCenterRegion, GLOBAL_REGION])) {
      for (const { name } of await live.stacks(region)) {
        if (isOfBatch(name) && !wanted.has(name)) findings.push(leftStack(name, region));
      }
    }
    return orOk(findings, 'none');
  },
};

function leftStack(name: string, region: string): Finding {
  const options = `--stack-name ${name} --region ${region}`;
  const unprotect = /^lz-(accounts|units)-/.test(name)
    ? `aws cloudformation update-termination-protection --no-enable-termination-protection ${options} && `
    : '';
  const how = `Put its batch and entries back, or delete it (${afterDelete(name)}): ${unprotect}aws cloudformation delete-stack ${options}`;
  return toDo(`${name} is of no batch of the config any more: what it made is still there`, how);
}

/** What goes with a stack, and what stays. */
function afterDelete(name: string): string {
  if (/^lz-(accounts|units)-/.test(name)) return 'its accounts and OUs stay in AWS, as they are';
  if (name.startsWith('lz-guardrails-'))
    return 'then its guardrails bind nobody any more: move or suspend first whoever still needs them';
  return name.startsWith('lz-assignments-') ? 'then whom it lets in gets in no more' : 'what it made goes with it';
}
