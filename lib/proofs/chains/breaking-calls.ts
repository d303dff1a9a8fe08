import { isAccessControl, type AccessControl, type Guardrail } from '../../catalogue/guardrails/definition/guardrail';
import { CHANGING_LEVELS, type IamData } from '../../iam-data';
import { isAskedAbout } from '../../ask/asked-about';
import { BREAKS_NOTHING, LINKS } from './links';

/** Which calls break what, by AWS's data and by what the guardrails leave out with a reason. */
export class BreakingCalls {
  private readonly left: ReadonlySet<string>;
  private readonly denied: ReadonlySet<string>;

  public constructor(
    private readonly iamData: IamData,
    guardrails: readonly Guardrail[],
  ) {
    const written = guardrails.filter(isAccessControl);
    this.left = new Set(written.flatMap(leftOut));
    this.denied = new Set(written.flatMap(deniedByName));
  }

  /** Every call that changes a resource of that kind, but for what a guardrail leaves out with a reason. */
  public about(arn: string): readonly string[] {
    const service = arn.split(':')[2] ?? '';
    const actions = this.iamData.actionsOf(service).filter((action) => this.changes(action) && !this.left.has(action));
    return actions.filter((action) => !this.isAboutNothing(action) && isAskedAbout(this.iamData, action, arn));
  }

  /**
   * Calls of a service that AWS asks about no resource, and of which no list says whether they break a link: what AWS adds, until
   * somebody has read what it does.
   */
  public unread(service: string): readonly string[] {
    const read = new Set([
      ...BREAKS_NOTHING.flatMap(({ actions }) => actions),
      ...Object.values(LINKS).flatMap(({ besides = [], elsewhere = {} }) =>
        [besides, ...Object.values(elsewhere)].flat(),
      ),
    ]);
    return this.iamData
      .actionsOf(service)
      .filter((action) => this.changes(action) && this.isAboutNothing(action))
      .filter((action) => !read.has(action) && !this.left.has(action) && !this.denied.has(action));
  }

  private changes(action: string): boolean {
    const level = this.iamData.accessLevel(action);
    return level !== undefined && CHANGING_LEVELS.includes(level);
  }

  private isAboutNothing(action: string): boolean {
    return this.iamData.action(action)?.resourceTypes.length === 0;
  }
}

/** What passes the guardrail that protects it. What it denies by name besides does not pass there. */
function leftOut(guardrail: AccessControl): readonly string[] {
  const denied = deniedByName(guardrail);
  const left = (guardrail.protects ?? []).flatMap(({ service, leaves = [] }) =>
    leaves.flatMap(({ actions }) => actions.map((action) => `${service}:${action}`)),
  );
  return left.filter((action) => !denied.includes(action));
}

function deniedByName({ statements }: AccessControl): readonly string[] {
  return statements.flatMap(({ Action = [] }) => [Action].flat());
}
