import type { EngineEnvironment } from '../../assembly';
import type { AccessLevel, IamData } from '../../iam-data';
import type { ActionSet, ActionVerdicts, PolicyEngine } from '../../policy';

/** In the order in which tables show them. */
export const ACCESS_LEVELS = [
  'List',
  'Read',
  'Write',
  'Permissions management',
  'Tagging',
] as const satisfies readonly AccessLevel[];

export interface ActionCounts {
  /** Actions that are allowed whatever the resource and the circumstances. */
  readonly allowed: number;
  /** Actions that are allowed on some resources, or under some conditions. */
  readonly depends: number;
}

/** What a permission set comes to in an account, everything that bears on it included. */
export interface AccessRow {
  readonly permissionSet: string;
  readonly account: string;
  readonly groups: readonly string[];
  readonly counts: Readonly<Record<AccessLevel, ActionCounts>>;
}

export interface MatrixQuestion {
  readonly environment: EngineEnvironment;
  readonly engine: PolicyEngine;
  readonly iamData: IamData;
  /** Calls to regional services are taken to go there. */
  readonly homeRegion: string;
}

/** Every permission set in every account where somebody has it, both in the order of the templates. */
export function accessMatrix({ environment, engine, iamData, homeRegion }: MatrixQuestion): readonly AccessRow[] {
  const { graph } = environment;
  const known = new Map<ActionVerdicts, AccessRow['counts']>();
  const levels = new Map(iamData.actions.map((action) => [action, iamData.accessLevel(action)]));
  const countsOf = (verdicts: ActionVerdicts): AccessRow['counts'] => {
    const counts = known.get(verdicts) ?? count(verdicts, levels);
    known.set(verdicts, counts);
    return counts;
  };
  return graph.permissionSets.flatMap(({ name: permissionSet }) =>
    graph.accounts.flatMap((account) =>
      graph.contentsOf(account).roles.flatMap((role) => {
        if (role.assignment?.permissionSet !== permissionSet) return [];
        const verdicts = engine.decideActions({ principal: environment.principal(role), region: homeRegion });
        const { groups } = role.assignment;
        return [{ permissionSet, account: account.name, groups, counts: countsOf(verdicts) }];
      }),
    ),
  );
}

/** By action, in AWS's own spelling. */
type Levels = ReadonlyMap<string, AccessLevel | undefined>;

function count({ allowed, depends }: ActionVerdicts, levels: Levels): AccessRow['counts'] {
  const always = countByLevel(allowed, levels);
  const sometimes = countByLevel(depends, levels);
  const entries = ACCESS_LEVELS.map((level): [AccessLevel, ActionCounts] => [
    level,
    { allowed: always.get(level) ?? 0, depends: sometimes.get(level) ?? 0 },
  ]);
  return Object.fromEntries(entries) as Record<AccessLevel, ActionCounts>;
}

/** Made-up actions have no level and are not counted. */
function countByLevel(actions: ActionSet, levels: Levels): ReadonlyMap<AccessLevel, number> {
  const counts = new Map<AccessLevel, number>();
  for (const name of actions.names()) {
    const level = levels.get(name);
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}
