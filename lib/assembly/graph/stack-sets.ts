import { AssemblyError } from '../assembly-error';
import type { Deployment } from '../deployment';
import { entryOf } from '../../base/entry-of';
import { isList, isObject, quote, type JsonObject, type JsonValue } from '../../base/json';
import { at } from '../resolve/path';
import type { Resolver } from '../resolve/resolver';
import { TemplateResolver } from '../resolve/template-resolver';
import { UUID } from '../symbols';
import { resourcesOfType, type Template } from '../template';
import type { Deployments } from './deployments';
import type { Account } from './model';
import { normalRoot } from './organization-tree';
import { readersOf, type ResourceReader } from './reader';

/** Whether an account is reached that is below the OUs, or named itself. */
type AccountFilter = (isBelow: boolean, isNamed: boolean) => boolean;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html */
const ACCOUNT_FILTERS: Readonly<Record<string, AccountFilter>> = {
  NONE: (isBelow) => isBelow,
  INTERSECTION: (isBelow, isNamed) => isBelow && isNamed,
  DIFFERENCE: (isBelow, isNamed) => isBelow && !isNamed,
  UNION: (isBelow, isNamed) => isBelow || isNamed,
};

/** Stack instances of one StackSet with the same targets, regions and parameters. */
interface InstanceGroup {
  readonly name: string;
  /** Position among the groups of its StackSet. */
  readonly number: number;
  readonly reader: ResourceReader;
  readonly template: Template;
  /** @default the group is service-managed, and AWS makes the role */
  readonly executionRoleName?: string;
  readonly organizationalUnitIds: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly filter: AccountFilter;
  readonly regions: readonly string[];
  readonly parameters: Readonly<Record<string, JsonValue>>;
}

/** Where a StackSet goes, and what it makes there. */
export interface StackSetReach {
  readonly name: string;
  /** Of the role in each account by which it deploys. @default the one that AWS makes: it is service-managed */
  readonly executionRoleName?: string;
  readonly accounts: readonly Account[];
  readonly regions: readonly string[];
  /** For example `AWS::IAM::Role`. */
  readonly resourceTypes: readonly string[];
}

/**
 * What StackSets put into accounts, account by account and only when asked. A service-managed StackSet never deploys to the
 * management account; a self-managed one deploys to the accounts that it names, that one too.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
 */
export class StackSets {
  private readonly groups: readonly InstanceGroup[];
  private readonly templates = new Map<string, Template>();

  public constructor(private readonly deployments: Deployments) {
    this.groups = deployments.stacks
      .flatMap((stack) => readersOf(stack, 'AWS::CloudFormation::StackSet'))
      .flatMap((reader) => this.groupsOf(reader));
  }

  public instancesIn(account: Account): readonly Resolver[] {
    return this.groups
      .filter((group) => reaches(group, account))
      .flatMap((group) => group.regions.map((region) => this.instance(group, account.id, region)));
  }

  /** What there is, group by group: the same StackSet may stand there more than once. */
  public reach(accounts: readonly Account[]): readonly StackSetReach[] {
    return this.groups.map((group) => ({
      name: group.name,
      ...(group.executionRoleName === undefined ? {} : { executionRoleName: group.executionRoleName }),
      accounts: accounts.filter((account) => reaches(group, account)),
      regions: group.regions,
      resourceTypes: [...new Set(Object.values(group.template.Resources).map(({ Type }) => Type))],
    }));
  }

  /** One instance of every group, for checks that must not depend on which accounts there are. */
  public examples(): readonly Resolver[] {
    return this.groups.map((group) => {
      const [named] = group.executionRoleName === undefined ? [] : group.accounts;
      return this.instance(group, named ?? 'any-member-account', group.regions[0] ?? '');
    });
  }

  private instance(group: InstanceGroup, account: string, region: string): Resolver {
    const { name, template, parameters, reader } = group;
    const deployment: Deployment = {
      place: `StackSet ${name} in ${account}`,
      stackName: `StackSet-${name}-${instanceId(group, region)}`,
      account,
      region,
      template,
      parameters,
      sourceOf: (logicalId) => ({ ...reader.source, stackSet: { name, logicalId } }),
    };
    return new TemplateResolver(deployment, this.deployments);
  }

  private groupsOf(reader: ResourceReader): readonly InstanceGroup[] {
    const name = reader.text('StackSetName');
    const template = this.templateOf(reader, name);
    const parameters = overrides(reader, reader.objects('Parameters'));
    return reader.objects('StackInstancesGroup').map((group, number) => {
      const targets = group.DeploymentTargets;
      if (!isObject(targets)) throw reader.error('StackInstancesGroup', 'has a group without DeploymentTargets');
      if (targets.AccountsUrl !== undefined) {
        throw reader.error('StackInstancesGroup', 'takes its accounts from a URL, which only AWS can read');
      }
      return {
        name,
        number,
        reader,
        template,
        ...(isServiceManaged(reader)
          ? {}
          : {
              executionRoleName: reader.optionalText('ExecutionRoleName') ?? 'AWSCloudFormationStackSetExecutionRole',
            }),
        organizationalUnitIds: new Set(strings(reader, targets.OrganizationalUnitIds).map(normalRoot)),
        accounts: new Set(strings(reader, targets.Accounts)),
        filter: filterOf(reader, targets.AccountFilterType ?? 'NONE'),
        regions: strings(reader, group.Regions),
        parameters: { ...parameters, ...overrides(reader, objects(group.ParameterOverrides)) },
      };
    });
  }

  /** The distinct templates of all StackSets, as the text that each was read from. */
  public get templateTexts(): readonly string[] {
    return [...this.templates.keys()];
  }

  private templateOf(reader: ResourceReader, name: string): Template {
    const body = reader.value('TemplateBody');
    const where = `${reader.deployment.place}, template of StackSet ${name}`;
    const { text, path } =
      body === undefined
        ? this.assetOf(reader)
        : { text: typeof body === 'string' ? body : JSON.stringify(body), path: where };
    const known = this.templates.get(text) ?? this.deployments.readTemplate(text, path);
    this.templates.set(text, known);
    for (const type of ['AWS::CloudFormation::Stack', 'AWS::CloudFormation::StackSet']) {
      const [nested] = resourcesOfType(known, type);
      if (nested === undefined) continue;
      throw new AssemblyError({
        where: path,
        found: `${nested} is of ${type}`,
        mend: 'StackSets take no nested stacks.',
      });
    }
    return known;
  }

  private assetOf(reader: ResourceReader): { readonly text: string; readonly path: string } {
    const url = reader.text('TemplateURL');
    const key = url.split('/').at(-1) ?? '';
    const asset = this.deployments.assembly.fileAsset(key);
    if (asset === undefined) {
      throw reader.error('TemplateURL', `points at ${quote(key)}, which is no file asset of the assembly`);
    }
    return asset;
  }
}

/** Differs between the instances of one account, and with it the names that CloudFormation makes up in them. */
function instanceId(group: InstanceGroup, region: string): string {
  const suffix = `${group.number}${String(group.regions.indexOf(region)).padStart(2, '0')}`;
  return `${UUID.slice(0, -suffix.length)}${suffix}`;
}

function isServiceManaged(reader: ResourceReader): boolean {
  return reader.text('PermissionModel') === 'SERVICE_MANAGED';
}

function reaches(group: InstanceGroup, account: Account): boolean {
  const named = group.accounts.has(account.id);
  if (group.executionRoleName !== undefined) return named;
  if (account.kind === 'management') return false;
  const below = account.ids.some((id) => group.organizationalUnitIds.has(id));
  return group.filter(below, named);
}

function filterOf(reader: ResourceReader, name: JsonValue): AccountFilter {
  const filter = typeof name === 'string' ? entryOf(ACCOUNT_FILTERS, name) : undefined;
  if (filter === undefined) throw reader.error('StackInstancesGroup', `has the unknown account filter ${quote(name)}`);
  return filter;
}

function overrides(reader: ResourceReader, entries: readonly JsonObject[]): Readonly<Record<string, JsonValue>> {
  const place = reader.path('Parameters');
  return Object.fromEntries(
    entries.map(({ ParameterKey, ParameterValue }) => {
      const key = reader.known(ParameterKey, at(place, 'ParameterKey'));
      return [key, reader.known(ParameterValue, at(place, key))];
    }),
  );
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter((item) => isObject(item)) : [];
}

function strings(reader: ResourceReader, value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (!isList(value)) throw reader.error('StackInstancesGroup', `has ${quote(value)} where a list is expected`);
  return value.map((item) => reader.known(item, reader.path('StackInstancesGroup')));
}
