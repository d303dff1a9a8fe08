import type { Assembly } from '../../assembly';
import type { Source } from '../../assembly/deployment';
import { physicalIds } from '../deployed/resources';
import { CustomType } from '../../base/template-contract';
import type { LiveAws } from '../live';

/** Types whose identity AWS never changes, whatever they are called. */
const TOLD_BY_ID =
  /^AWS::(Organizations::(Account|Organization|OrganizationalUnit|Policy)|SSO::PermissionSet|IdentityStore::Group)$/;

/** Which resource of a stack is which of AWS's, by what CloudFormation keeps: names may have changed, on either side. */
export class LiveIds {
  private constructor(private readonly ids: ReadonlyMap<string, string>) {}

  /** Those of every stack of the assembly that has such resources. */
  public static async of({ stacks }: Assembly, live: LiveAws): Promise<LiveIds> {
    const ids = new Map<string, string>();
    for (const { stackName, region, template } of stacks) {
      const isAsked = Object.values(template.Resources).some(
        ({ Type }) => TOLD_BY_ID.test(Type) || Type === CustomType.IDENTITY_CENTER_USER,
      );
      if (!isAsked || region === undefined) continue;
      for (const [logicalId, id] of await physicalIds(live, stackName, region)) {
        ids.set(key({ stackName, logicalId }), id);
      }
    }
    return new LiveIds(ids);
  }

  /** Undefined where no stack has made it, or where none stands for it. */
  public idOf(source: Pick<Source, 'stackName' | 'logicalId'> | undefined): string | undefined {
    return source === undefined ? undefined : this.ids.get(key(source));
  }

  /** Whether a stack of the landing zone has it, be it one that this assembly does not have. */
  public isOurs(id: string): boolean {
    return [...this.ids.values()].includes(id);
  }
}

function key({ stackName, logicalId }: Pick<Source, 'stackName' | 'logicalId'>): string {
  return `${stackName} ${logicalId}`;
}
