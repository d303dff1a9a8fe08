import { BACKUP_ROLE_NAME, STACK_SET_PREFIX } from '../../base/names';
import { CustomType } from '../../base/template-contract';
import { leaves, withoutPositions } from '../../base/leaves';
import type { Finding } from '../model';
import { changedProperties } from './meaning';
import type { ResourceTopics } from './resource-topic';
import { accountPairs, type Sides } from './side';
import type { Placed } from './placed';

const TYPE = 'BACKUP_POLICY';
const SERVICE = 'backup.amazonaws.com';

/** Accounts of both sides for which AWS plans backups, where it plans none anywhere on the head any more; undefined otherwise. */
function accountsWithoutBackups(sides: Sides): readonly string[] | undefined {
  const [before, after] = [sides.base, sides.head].map(({ graph }) =>
    graph.policies.filter(({ type }) => type === TYPE),
  );
  if (before === undefined || before.length === 0 || after === undefined || after.length > 0) return undefined;
  const planned = new Set(before.flatMap((policy) => sides.base.graph.accountsUnder(policy)));
  return accountPairs(sides)
    .filter(({ base }) => planned.has(base))
    .map(({ head }) => head.name);
}

/** What all follows from that backups are switched off. @returns undefined where they are not */
export function backupTopic(sides: Sides): string | undefined {
  const accounts = accountsWithoutBackups(sides);
  if (accounts === undefined) return undefined;
  const where = accounts.length === 0 ? 'any account' : accounts.join(', ');
  return `AWS plans no backups any more in ${where}: those that there are stay until they expire, and no new ones are made`;
}

/** Findings with what follows from that as one point. */
export function withBackups(sides: Sides, findings: readonly Finding[]): readonly Finding[] {
  const topic = backupTopic(sides);
  if (topic === undefined) return findings;
  const names = sides.base.graph.policies.filter(({ type }) => type === TYPE).map(({ name }) => name);
  const isPart = ({ rule, what, who, actions, details }: Finding): boolean =>
    (rule === 'guardrail-detached' && names.some((name) => what.startsWith(`${name} `))) ||
    (rule === 'role-removed' && who.every((one) => one === `role/${BACKUP_ROLE_NAME}`)) ||
    (rule === 'needed-role-narrowed' && actions !== undefined && areOfService(actions)) ||
    (rule === 'proof-removed' && isNotPlaced(sides, what, details));
  return [
    {
      rule: 'backups-off',
      severity: 'high',
      who: [],
      where: accountsWithoutBackups(sides) ?? [],
      what: topic,
      topic,
      details: [],
    },
    ...findings.map((one) => (one.topic === undefined && isPart(one) ? { ...one, topic } : one)),
  ];
}

function areOfService({ count, examples, future }: NonNullable<Finding['actions']>): boolean {
  return !future && count === examples.length && examples.every((name) => name.startsWith('backup:'));
}

/** Of the guardrail that plans them. */
function isNotPlaced({ base }: Sides, what: string, details: readonly string[]): boolean {
  const own = base.guardrails
    .filter(({ settings = [] }) => settings.some((one) => one.startsWith(`${TYPE} `)))
    .map(({ id }) => `guardrail ${id}`);
  return details.length === 0 && own.some((subject) => what.startsWith(`${subject}: has no place`));
}

/** Whether a row is about nothing but backups. */
export function isRowOfBackups(line: string): boolean {
  const [named = ''] = line.split(': {', 1);
  const actions = named.replace(/^\w+ /, '').split(', ');
  return line.includes('"claim":"breaking backups"') || actions.every((name) => name.startsWith('backup:'));
}

/** Resources that are there for backups alone, and settings of them. */
export function backupResources(sides: Sides): ResourceTopics {
  const topic = backupTopic(sides);
  return (before, after) => {
    if (topic === undefined || before === undefined) return undefined;
    const isOne = after === undefined ? isForBackups(before) : isSetting(before, after);
    return isOne ? { topic } : undefined;
  };
}

function isForBackups({ resource: { Type, Properties = {} }, name }: Placed): boolean {
  const { StackSetName, RoleName, Type: type, Identity } = Properties;
  return (
    Type.startsWith('AWS::Backup::') ||
    type === TYPE ||
    StackSetName === `${STACK_SET_PREFIX}backup` ||
    RoleName === BACKUP_ROLE_NAME ||
    (Identity === SERVICE && !name.includes(' → '))
  );
}

function isSetting(before: Placed, after: Placed): boolean {
  const [was, is] = [before, after].map(({ resource: { Properties = {} } }) => Properties);
  const changed = changedProperties(after.resource.Type, was ?? {}, is ?? {}).filter(({ isRead }) => !isRead);
  if (changed.length === 0) return false;
  if (after.resource.Type === CustomType.ORGANIZATION_POLICY_TYPES) return isTypeAlone(was ?? {}, is ?? {});
  return changed.every(({ path }) => /^(?:Backups|Environment\.Variables\.BACKUPS)$/.test(withoutPositions(path)));
}

/** Whether all that changes in the list of kinds of policies is that of backups. */
function isTypeAlone(was: object, is: object): boolean {
  const valuesOf = (from: object): readonly string[] => [...leaves(from).values()].sort();
  const rest = valuesOf(was).filter((value) => value !== `"${TYPE}"`);
  return rest.length < valuesOf(was).length && rest.join() === valuesOf(is).join();
}
