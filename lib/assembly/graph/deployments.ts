import { entryOf } from '../../base/entry-of';
import { groupBy } from '../../base/group-by';
import type { Assembly, AssemblyStack } from '../assembly';
import { AssemblyError } from '../assembly-error';
import type { Deployment, Source } from '../deployment';
import type { JsonValue } from '../../base/json';
import { at } from '../resolve/path';
import type { Neighbours, Resolved, Resolver } from '../resolve/resolver';
import { TemplateResolver } from '../resolve/template-resolver';
import { UNKNOWN_REGION } from '../symbols';
import { parseTemplate, resourcesOfType, type Template } from '../template';

/** The stacks of an assembly as deployments that know each other's outputs. */
export class Deployments implements Neighbours {
  public readonly stacks: readonly Resolver[];
  /** Twelve digits that the assembly names. @default unknown until the deploy */
  public readonly managementAccountId: string | undefined;
  private readonly stacksByName: ReadonlyMap<string, readonly Resolver[]>;

  public constructor(
    public readonly assembly: Assembly,
    public readonly managementAccount: string,
  ) {
    this.managementAccountId = managementStack(assembly).accountId;
    this.stacks = assembly.stacks.map((stack) => new TemplateResolver(this.deployment(stack), this));
    this.stacksByName = groupBy(this.stacks, ({ deployment }) => deployment.stackName);
    for (const stack of this.stacks) refuseNestedStacks(stack.deployment);
  }

  public output(asker: Deployment, stackName: string, output: string, region?: string): Resolved {
    const named = this.stacksByName.get(stackName) ?? [];
    const wanted = region ?? asker.region;
    const producer = named.find(({ deployment }) => deployment.region === wanted) ?? named.find(isAnywhere);
    return producer === undefined ? undefined : outputValue(producer, output);
  }

  public exported(asker: Deployment, name: string): Resolved {
    for (const producer of this.stacks) {
      const { account, region } = producer.deployment;
      if (account !== asker.account || region !== asker.region) continue;
      for (const [output, { Export }] of Object.entries(producer.deployment.template.Outputs ?? {})) {
        if (Export === undefined) continue;
        const path = at(at(at(undefined, 'Outputs'), output), 'Export');
        if (producer.text(Export.Name, path) === name) return outputValue(producer, output);
      }
    }
    return undefined;
  }

  /** A template's text with the management account's name where the assembly names its id. */
  public readTemplate(text: string, where: string): Template {
    return parseTemplate(this.withoutId(text), where);
  }

  private withoutId(text: string): string {
    const id = this.managementAccountId;
    if (id === undefined || !text.includes(id)) return text;
    const name = JSON.stringify(this.managementAccount).slice(1, -1);
    return text.replaceAll(new RegExp(`(?<!\\d)${id}(?!\\d)`, 'g'), () => name);
  }

  private deployment(stack: AssemblyStack): Deployment {
    const { stackName, templatePath, accountId } = stack;
    const template =
      this.managementAccountId === undefined
        ? stack.template
        : this.readTemplate(JSON.stringify(stack.template), templatePath);
    const isManagement = accountId === undefined || accountId === this.managementAccountId;
    return {
      place: `stack ${stackName}`,
      stackName,
      account: isManagement ? this.managementAccount : accountId,
      region: stack.region ?? UNKNOWN_REGION,
      template,
      parameters: {},
      sourceOf: (logicalId): Source => {
        const constructPath = entryOf(template.Resources, logicalId)?.Metadata?.['aws:cdk:path'];
        return {
          stackName,
          templatePath,
          logicalId,
          ...(typeof constructPath === 'string' ? { constructPath } : {}),
        };
      },
    };
  }
}

function isAnywhere({ deployment }: Resolver): boolean {
  return deployment.region === UNKNOWN_REGION;
}

function outputValue(producer: Resolver, name: string): JsonValue | undefined {
  const outputs = producer.deployment.template.Outputs ?? {};
  const output = entryOf(outputs, name);
  if (output === undefined) return undefined;
  const path = at(at(at(undefined, 'Outputs'), name), 'Value');
  return producer.remember(`output ${name}`, path, () => producer.text(output.Value, path));
}

/** An organization is managed from its management account: that is where these resources stand. */
const MANAGEMENT_TYPES = [
  'AWS::Organizations::Account',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
];

function managementStack(assembly: Assembly): AssemblyStack {
  const [first] = assembly.stacks;
  const stack =
    assembly.stacks.find(({ template }) =>
      MANAGEMENT_TYPES.some((type) => resourcesOfType(template, type).length > 0),
    ) ?? first;
  if (stack === undefined) throw new Error('an assembly has at least one stack');
  return stack;
}

function refuseNestedStacks({ place, template }: Deployment): void {
  const [nested] = resourcesOfType(template, 'AWS::CloudFormation::Stack');
  if (nested === undefined) return;
  throw new AssemblyError({
    where: `${place}, Resources.${nested}`,
    found: 'a nested stack, whose resources would not be checked',
    mend: 'Put them into the stack itself.',
  });
}
