import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../../lib/assembly';

/** A StackSet as the assembly has it, what it refers to left as it stands in the template. */
export interface PlannedStackSet {
  readonly name: string;
  /** Parsed. */
  readonly template: unknown;
  readonly groups: readonly PlannedGroup[];
}

export interface PlannedGroup {
  readonly DeploymentTargets: {
    /** @default it goes into the accounts that it names */
    readonly OrganizationalUnitIds?: readonly unknown[];
    readonly Accounts?: readonly unknown[];
    readonly AccountFilterType?: string;
  };
  readonly Regions: readonly string[];
}

interface Properties {
  readonly StackSetName: string;
  readonly TemplateBody?: string;
  readonly TemplateURL?: unknown;
  readonly StackInstancesGroup: readonly PlannedGroup[];
}

/** @param assembly folder */
export function plannedStackSets(assembly: string): readonly PlannedStackSet[] {
  const resources = readAssembly(assembly).stacks.flatMap(({ template }) => Object.values(template.Resources));
  return resources
    .filter(({ Type }) => Type === 'AWS::CloudFormation::StackSet')
    .map(({ Properties }) => {
      const {
        StackSetName: name,
        TemplateBody,
        TemplateURL,
        StackInstancesGroup,
      } = Properties as unknown as Properties;
      const text = TemplateBody ?? assetText(assembly, JSON.stringify(TemplateURL));
      return { name, template: JSON.parse(text) as unknown, groups: StackInstancesGroup };
    });
}

interface AssetManifest {
  readonly files: Readonly<Record<string, { readonly source: { readonly path?: string } }>>;
}

/** The file that a template URL of the CDK points at: its name in the bucket begins with the asset's hash. */
function assetText(assembly: string, url: string): string {
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.assets.json'))) {
    const { files } = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as AssetManifest;
    const found = Object.entries(files).find(([hash]) => url.includes(hash))?.[1].source.path;
    if (found !== undefined) return readFileSync(join(assembly, found), 'utf8');
  }
  throw new Error(`no asset of ${assembly} is at ${url}`);
}
