import { AssemblyError } from '../assembly-error';
import { isObject, quote } from '../../base/json';
import type { Resolver } from '../resolve/resolver';
import { Attachments } from './attachments';
import type { DocumentPool } from './document-pool';
import { ManagedPolicies } from './managed-policies';
import type {
  Account,
  IamGroup,
  IamRole,
  IamUser,
  InlinePolicy,
  InstanceProfile,
  ManagedPolicy,
  ManagedPolicyReference,
  OidcProvider,
  Tags,
} from './model';
import { readersOf, type ResourceReader } from './reader';

/** What IAM holds in one account, as far as templates put it there. */
export interface Identities {
  readonly roles: readonly IamRole[];
  readonly users: readonly IamUser[];
  readonly groups: readonly IamGroup[];
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly instanceProfiles: readonly InstanceProfile[];
  readonly oidcProviders: readonly OidcProvider[];
}

/** What roles and users have in common. */
interface Common {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly account: Account;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly managedPolicies: readonly ManagedPolicyReference[];
  readonly boundary?: ManagedPolicyReference;
  readonly tags: Tags;
  readonly source: ResourceReader['source'];
}

/** @throws AssemblyError if two resources make the same role, user or policy: IAM is global, so that only one can */
export function readIdentities(account: Account, deployments: readonly Resolver[], pool: DocumentPool): Identities {
  return new IdentityReader(account, deployments, pool).read();
}

/** ARNs of managed policies and boundaries that a deployment's principals name. */
export function namedPolicyArns(deployment: Resolver): readonly string[] {
  return ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group']
    .flatMap((type) => readersOf(deployment, type))
    .flatMap((reader) =>
      [...reader.texts('ManagedPolicyArns'), reader.optionalText('PermissionsBoundary') ?? []].flat(),
    );
}

class IdentityReader {
  private readonly attachments: Attachments;
  private readonly managedPolicies: readonly ManagedPolicy[];
  private readonly byArn: ManagedPolicies;

  public constructor(
    private readonly account: Account,
    private readonly deployments: readonly Resolver[],
    private readonly pool: DocumentPool,
  ) {
    this.attachments = new Attachments(deployments, pool);
    this.managedPolicies = this.readers('AWS::IAM::ManagedPolicy').map((reader) => ({
      arn: reader.ref(),
      name: nameIn(reader.ref()),
      document: pool.policy(reader, 'PolicyDocument', 'identity'),
      source: reader.source,
    }));
    this.byArn = new ManagedPolicies(this.managedPolicies);
  }

  public read(): Identities {
    const groups = this.readers('AWS::IAM::Group').map((reader) => this.group(reader));
    const identities: Identities = {
      roles: this.readers('AWS::IAM::Role').map((reader) => this.role(reader)),
      users: this.users(groups),
      groups,
      managedPolicies: this.managedPolicies,
      instanceProfiles: this.readers('AWS::IAM::InstanceProfile').map((reader) => ({
        arn: reader.attribute('Arn'),
        roles: reader.texts('Roles'),
        source: reader.source,
      })),
      oidcProviders: this.readers('AWS::IAM::OIDCProvider').map((reader) => ({
        arn: reader.ref(),
        url: reader.ref().replace(/^[^/]*\//, ''),
        audiences: reader.texts('ClientIdList'),
        source: reader.source,
      })),
    };
    const { roles, users, managedPolicies } = identities;
    for (const same of [roles, users, managedPolicies]) refuseTwins(this.account, same);
    return identities;
  }

  private role(reader: ResourceReader): IamRole {
    const trustPolicy = this.pool.policy(reader, 'AssumeRolePolicyDocument', 'trust');
    return { kind: 'role', ...this.common(reader, 'role'), trustPolicy };
  }

  private users(groups: readonly IamGroup[]): readonly IamUser[] {
    const additions = this.readers('AWS::IAM::UserToGroupAddition');
    return this.readers('AWS::IAM::User').map((reader) => {
      const common = this.common(reader, 'user');
      const names = [
        ...reader.texts('Groups'),
        ...additions.filter((one) => one.texts('Users').includes(common.name)).map((one) => one.text('GroupName')),
      ];
      const joined = names.map((name) => {
        const group = groups.find((one) => one.name === name);
        if (group === undefined)
          throw reader.error('Groups', `names the group ${quote(name)}, which is not in the assembly`);
        return group;
      });
      return {
        kind: 'user',
        ...common,
        groups: names,
        inlinePolicies: [...common.inlinePolicies, ...joined.flatMap(({ inlinePolicies }) => inlinePolicies)],
        managedPolicies: [...common.managedPolicies, ...joined.flatMap(({ managedPolicies }) => managedPolicies)],
      };
    });
  }

  private group(reader: ResourceReader): IamGroup {
    const name = reader.ref();
    const { inlinePolicies, managedPolicies } = this.policies(reader, 'group', name);
    return { name, arn: reader.attribute('Arn'), inlinePolicies, managedPolicies, source: reader.source };
  }

  private common(reader: ResourceReader, kind: 'role' | 'user'): Common {
    const name = reader.ref();
    const boundary = reader.optionalText('PermissionsBoundary');
    return {
      name,
      path: reader.optionalText('Path') ?? '/',
      arn: reader.attribute('Arn'),
      account: this.account,
      ...this.policies(reader, kind, name),
      ...(boundary === undefined ? {} : { boundary: this.reference(reader, 'PermissionsBoundary', boundary) }),
      tags: reader.tags(),
      source: reader.source,
    };
  }

  private policies(
    reader: ResourceReader,
    kind: 'role' | 'user' | 'group',
    name: string,
  ): Pick<Common, 'inlinePolicies' | 'managedPolicies'> {
    const own = reader.objects('Policies').map(({ PolicyName, PolicyDocument }): InlinePolicy => {
      if (!isObject(PolicyDocument)) throw reader.error('Policies', 'holds a policy without a document');
      return {
        name: reader.known(PolicyName),
        document: this.pool.policy(reader, 'Policies', 'identity', PolicyDocument),
      };
    });
    const arns = [...reader.texts('ManagedPolicyArns'), ...this.attachments.managedOf(`${kind}/${name}`)];
    return {
      inlinePolicies: [...own, ...this.attachments.inlineOf(`${kind}/${name}`)],
      managedPolicies: [...new Set(arns)].map((arn) => this.reference(reader, 'ManagedPolicyArns', arn)),
    };
  }

  private reference(reader: ResourceReader, property: string, arn: string): ManagedPolicyReference {
    return this.byArn.reference(arn, `${reader.deployment.place}, ${reader.logicalId}.${property}`);
  }

  private readers(type: string): readonly ResourceReader[] {
    return this.deployments.flatMap((deployment) => readersOf(deployment, type));
  }
}

function nameIn(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

function refuseTwins(
  account: Account,
  resources: readonly { readonly arn: string; readonly source?: ResourceReader['source'] }[],
): void {
  const seen = new Map<string, ResourceReader['source'] | undefined>();
  for (const { arn, source } of resources) {
    if (seen.has(arn)) {
      const [first, second] = [seen.get(arn), source].map((one) => one?.stackSet?.name ?? one?.stackName ?? 'AWS');
      throw new AssemblyError({
        where: `account ${account.name}`,
        found: `${arn} is created twice, by ${first} and by ${second}`,
        mend: 'IAM is global: create it once, and by StackSet in one region only.',
      });
    }
    seen.set(arn, source);
  }
}
