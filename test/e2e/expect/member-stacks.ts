import { deepEqual, ok } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { Aws, Place } from '../harness/aws';
import type { Site } from '../harness/site';
import type { LiveOrganization } from '../live/organization';
import { readStacks } from '../live/stacks';
import { plannedStackSets, type PlannedGroup, type PlannedStackSet } from './planned-stack-sets';

interface OutputReference {
  readonly 'Fn::GetStackOutput': { readonly StackName: string; readonly Region: string; readonly OutputName: string };
}

/**
 * Every StackSet of the assembly has its stack, with the assembly's template, in every account and region that it is for;
 * the accounts themselves are asked, not the StackSet.
 *
 * @returns how many stacks were read
 */
export async function expectMemberStacks(aws: Aws, site: Site, live: LiveOrganization): Promise<number> {
  const outputs = await readOutputs(aws, site);
  let read = 0;
  for (const planned of plannedStackSets(site.copy.assembly)) {
    const places = planned.groups.flatMap((group) => placesOf(group, live, outputs));
    ok(places.length > 0, `${planned.name} is for somebody`);
    for (const place of places) await expectStack(aws, planned, place);
    read += places.length;
  }
  return read;
}

async function expectStack(aws: Aws, { name, template }: PlannedStackSet, place: Place): Promise<void> {
  const where = `${name} in ${place.account} (${place.region})`;
  const stacks = (await readStacks(aws, place)).filter((stack) =>
    new RegExp(`^StackSet-${name}-[0-9a-f]{8}-[-0-9a-f]+$`).test(stack.name),
  );
  ok(
    stacks.some(({ status }) => /^(CREATE|UPDATE)_COMPLETE$/.test(status)),
    `${where} is deployed; found ${JSON.stringify(stacks)}`,
  );
  const client = aws.client(CloudFormationClient, place);
  const found = await client.send(new GetTemplateCommand({ StackName: stacks.at(-1)?.name }));
  deepEqual(JSON.parse(found.TemplateBody ?? '{}'), template, `template of ${where}`);
}

/** Values of the outputs of the site's stacks, by stack, region and name. */
async function readOutputs(aws: Aws, site: Site): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const place of site.places) {
    const { Stacks = [] } = await aws.client(CloudFormationClient, place).send(new DescribeStacksCommand({}));
    for (const { StackName = '', Outputs = [] } of Stacks)
      for (const { OutputKey = '', OutputValue = '' } of Outputs)
        values.set(`${StackName} ${place.region} ${OutputKey}`, OutputValue);
  }
  return values;
}

function placesOf(
  { DeploymentTargets: targets, Regions }: PlannedGroup,
  live: LiveOrganization,
  outputs: ReadonlyMap<string, string>,
): readonly Place[] {
  const value = (reference: unknown): string => {
    if (typeof reference === 'string') return reference;
    if (isDeepStrictEqual(reference, { Ref: 'AWS::AccountId' })) return live.managementAccountId;
    const { StackName, Region, OutputName } = (reference as OutputReference)['Fn::GetStackOutput'];
    return outputs.get(`${StackName} ${Region} ${OutputName}`) ?? '';
  };
  const listed = (targets.Accounts ?? []).map(value);
  if (targets.OrganizationalUnitIds === undefined) return everywhere(listed, Regions);
  const units = targets.OrganizationalUnitIds.map(value);
  const under = live.accounts
    .filter(({ id }) => id !== live.managementAccountId)
    .filter(({ parentId }) => units.some((unit) => isUnder(parentId, unit, live)))
    .filter(({ id }) => targets.AccountFilterType !== 'INTERSECTION' || listed.includes(id));
  return everywhere(
    under.map(({ id }) => id),
    Regions,
  );
}

function everywhere(accounts: readonly string[], regions: readonly string[]): readonly Place[] {
  return accounts.flatMap((account) => regions.map((region) => ({ account, region })));
}

function isUnder(parentId: string, unit: string, { units, rootId }: LiveOrganization): boolean {
  if (unit === rootId || parentId === unit) return true;
  const path = units.find(({ id }) => id === unit)?.path;
  const own = units.find(({ id }) => id === parentId)?.path ?? '';
  return path !== undefined && own.startsWith(`${path}/`);
}
