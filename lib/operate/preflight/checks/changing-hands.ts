import type { AssemblyStack } from '../../../assembly';
import { resourcesOf, type PlacedResource } from '../../../assembly/placed-resources';
import { deployedResources, type DeployedResources } from '../../deployed/resources';
import { identityText, nameIn } from '../identities';
import { ok, orOk, toDo, type Check, type CheckContext, type Finding } from '../check';

/** What their own checks tell, by what is live. */
const TOLD_BY_NAME: readonly string[] = [
  'AWS::IdentityStore::Group',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
  'AWS::SSO::PermissionSet',
];

/**
 * Names that one resource of a stack takes from another of the same stack: CloudFormation makes the one before it deletes or renames the
 * other. Asked of the templates, those that StackSets and conformance packs bring included.
 */
export const changingHands: Check = {
  name: 'names that change hands',
  async run({ assembly, live }: CheckContext) {
    if (assembly === undefined) return [ok('follows from the templates: --assembly')];
    const found = await live.each('stacks', assembly.stacks, async (stack) =>
      stack.region === undefined ? [] : inStack(stack, await deployedResources(live, stack.stackName, stack.region)),
    );
    return orOk(found.flat(), 'no resource takes the name of another of its stack');
  },
};

function inStack({ stackName, template }: AssemblyStack, deployed: DeployedResources): readonly Finding[] {
  const before = new Map(placed(stackName, deployedTemplate(deployed)).map((one) => [idOf(one), one]));
  const holders = new Map<string, PlacedResource>();
  for (const one of before.values()) {
    const identity = identityIn(one);
    if (identity !== undefined) holders.set(identity, one);
  }
  return placed(stackName, template).flatMap((one) => {
    const identity = identityIn(one);
    const holder = identity === undefined ? undefined : holders.get(identity);
    const own = before.get(idOf(one));
    if (holder === undefined || idOf(holder) === idOf(one) || (own !== undefined && identityIn(own) === identity))
      return [];
    return [changesHands(stackName, one, holder)];
  });
}

function placed(stackName: string, template: AssemblyStack['template']): readonly PlacedResource[] {
  return resourcesOf(stackName, template).filter(({ type }) => !TOLD_BY_NAME.includes(type));
}

/** As the stack has it: what failed to be made, or was deleted, is not in it. */
function deployedTemplate(deployed: DeployedResources): AssemblyStack['template'] {
  return {
    Resources: Object.fromEntries(
      Object.entries(deployed).map(([logicalId, { type, properties }]) => [
        logicalId,
        { Type: type, Properties: properties },
      ]),
    ),
  };
}

function idOf({ ids }: PlacedResource): string {
  return ids.join(' → ');
}

/** Undefined where it has no name. In a template that another resource brings, names are that template's own. */
function identityIn({ type, properties, ids }: PlacedResource): string | undefined {
  const identity = identityText(type, properties);
  return identity === undefined ? undefined : JSON.stringify([ids.slice(0, -1), identity]);
}

function changesHands(stackName: string, wanted: PlacedResource, holder: PlacedResource): Finding {
  const { type, properties } = wanted;
  const name = nameIn(type, properties);
  const kind = type.replace(/^AWS::/, '').replace('::', ' ');
  const what = `${stackName}: ${kind}${name === undefined ? '' : ` ${name}`} comes as ${idOf(wanted)}, while the stack has it as ${idOf(holder)} until the end of the deploy`;
  return toDo(
    what,
    'Deploy in two steps: first without what has it now, or under another name, then with what is new.',
  );
}
