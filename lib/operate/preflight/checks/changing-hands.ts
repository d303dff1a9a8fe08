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
 * Names that one resource takes from another of its stack, or of one that deploys later: CloudFormation makes the one before it deletes
 * or renames the other. Asked of the templates, those that StackSets and conformance packs bring included.
 */
export const changingHands: Check = {
  name: 'names that change hands',
  async run({ assembly, live }: CheckContext) {
    if (assembly === undefined) return [ok('follows from the templates: --assembly')];
    const read = await live.each('stacks', assembly.stacks, async (stack) => {
      const { stackName, region } = stack;
      return new Before(stack, region === undefined ? {} : await deployedResources(live, stackName, region));
    });
    const findings = read.flatMap((one, index) => one.findings(read.slice(index + 1)));
    return orOk(findings, 'no resource takes the name of another');
  },
};

/** A stack as it is when the deploy starts. */
class Before {
  private readonly resources: ReadonlyMap<string, PlacedResource>;
  private readonly byIdentity: ReadonlyMap<string, PlacedResource>;

  public constructor(
    private readonly stack: AssemblyStack,
    deployed: DeployedResources,
  ) {
    const all = placed(stack.stackName, deployedTemplate(deployed));
    this.resources = new Map(all.map((one) => [idOf(one), one]));
    this.byIdentity = new Map(
      all.flatMap((one) => {
        const identity = identityIn(one);
        return identity === undefined ? [] : [[identity, one] as const];
      }),
    );
  }

  /** @param later stacks that deploy after this one */
  public findings(later: readonly Before[]): readonly Finding[] {
    const { stackName, template } = this.stack;
    return placed(stackName, template).flatMap((one) => {
      const identity = identityIn(one);
      const own = this.resources.get(idOf(one));
      if (identity === undefined || (own !== undefined && identityIn(own) === identity)) return [];
      const isSaidAlike = !OWN_WORDS.test(identity);
      const isWorldwide = WORLDWIDE.test(one.type) && !identity.includes('AWS::Region');
      const isNear = ({ stack }: Before): boolean => isWorldwide || stack.region === this.stack.region;
      const near = later.filter((other) => isSaidAlike && isNear(other));
      return [this, ...near].flatMap(({ stack, byIdentity }) => {
        const holder = byIdentity.get(identity);
        return holder === undefined ? [] : [changesHands(stackName, one, { in: stack.stackName, holder })];
      });
    });
  }
}

/** Types of which an account, or all of AWS, has each name once, whatever the Region. */
const WORLDWIDE = /^AWS::(?:Budgets|CE|CloudFront|IAM|Route53|S3)::/;

/** What means something else in each template. */
const OWN_WORDS = /"Fn::|"Ref":"(?!AWS::)/;

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

interface Held {
  readonly in: string;
  readonly holder: PlacedResource;
}

function changesHands(stackName: string, wanted: PlacedResource, { in: other, holder }: Held): Finding {
  const { type, properties } = wanted;
  const name = nameIn(type, properties);
  const kind = type.replace(/^AWS::/, '').replace('::', ' ');
  const has = other === stackName ? 'the stack' : other;
  const what = `${stackName}: ${kind}${name === undefined ? '' : ` ${name}`} comes as ${idOf(wanted)}, while ${has} has it as ${idOf(holder)} until the end of its deploy`;
  return toDo(
    what,
    'Deploy in two steps: first without what has it now, or under another name, then with what is new.',
  );
}
