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
  private readonly all: ReadonlySet<string>;

  private constructor(private readonly ids: ReadonlyMap<string, string>) {
    this.all = new Set(ids.values());
  }

  /** Those of every stack of the assembly that has such resources. */
  public static async of({ stacks }: Assembly, live: LiveAws): Promise<LiveIds> {
    const asked = stacks.flatMap(({ stackName, region, template }) => {
      const isAsked = Object.values(template.Resources).some(
        ({ Type }) => TOLD_BY_ID.test(Type) || Type === CustomType.IDENTITY_CENTER_USER,
      );
      return isAsked && region !== undefined ? [{ stackName, region }] : [];
    });
    const read = await live.each('stacks', asked, async ({ stackName, region }) =>
      [...(await physicalIds(live, stackName, region))].map(
        ([logicalId, id]) => [key({ stackName, logicalId }), id] as const,
      ),
    );
    return new LiveIds(new Map(read.flat()));
  }

  /** Undefined where no stack has made it, or where none stands for it. */
  public idOf(source: Pick<Source, 'stackName' | 'logicalId'> | undefined): string | undefined {
    return source === undefined ? undefined : this.ids.get(key(source));
  }

  /** Whether a stack of the landing zone has it, be it one that this assembly does not have. */
  public isOurs(id: string): boolean {
    return this.all.has(id);
  }
}

function key({ stackName, logicalId }: Pick<Source, 'stackName' | 'logicalId'>): string {
  return `${stackName} ${logicalId}`;
}
