import type { Assembly } from '../../assembly';
import { resourcesOf, type PlacedResource } from '../../assembly/placed-resources';
import type { JsonValue } from '../../base/json';
import { changedPaths } from '../../base/leaves';
import { updateTypeOf, type UpdateType } from '../../resource-schemas';
import type { TemplateResource } from '../../assembly/template';
import type { Finding, Severity } from '../model';
import type { Organization } from '../../ask/organization';
import { pairing } from './side';

export interface Assemblies {
  readonly base: Pick<Organization, 'assembly'>;
  readonly head: Pick<Organization, 'assembly'>;
}

/** What CloudFormation will do to the resources of each stack. */
export function templateFindings({ base, head }: Assemblies): readonly Finding[] {
  const { added, removed, both } = pairing(resourcesIn(base.assembly), resourcesIn(head.assembly));
  return [
    ...perStack(
      'resource-created',
      'are created',
      added.map((one) => ({ ...one, line: titleOf(one), severity: 'info' })),
    ),
    ...perStack('resource-removed', 'are no longer managed', removed.map(removal)),
    ...perStack(
      'resource-changed',
      'are changed',
      both.flatMap((pair) => change(pair.base, pair.head)),
    ),
  ];
}

interface Placed {
  readonly stack: string;
  /** Logical ids, those of the StackSets and conformance packs that hand it on first. */
  readonly name: string;
  readonly resource: TemplateResource & Readonly<Partial<Record<(typeof ATTRIBUTES)[number], JsonValue>>>;
  readonly inner: PlacedResource['inner'];
}

/** Those of the templates that StackSets and conformance packs hand on, too. */
function resourcesIn({ stacks, fileAsset }: Assembly): ReadonlyMap<string, Placed> {
  const textAt = (url: string): string | undefined => fileAsset(url.split('/').at(-1) ?? '')?.text;
  return new Map(
    stacks.flatMap(({ stackName: stack, template }) =>
      resourcesOf(stack, template, textAt).map(({ ids, resource, inner }) => {
        const name = ids.join(' → ');
        return [`${stack} ${name}`, { stack, name, resource, inner }];
      }),
    ),
  );
}

function titleOf({ name, resource }: Placed): string {
  return `${name} (${resource.Type})`;
}

interface Line {
  readonly stack: string;
  readonly line: string;
  readonly severity: Severity;
}

/** `RetainExceptOnCreate` lets go of what a first deploy that failed left behind. */
function isRetained(policy: JsonValue | undefined): boolean {
  return typeof policy === 'string' && policy.startsWith('Retain');
}

function removal(placed: Placed): Line {
  const isKept = isRetained(placed.resource.DeletionPolicy);
  const line = `${titleOf(placed)}: ${isKept ? 'stays in AWS' : 'is deleted'}`;
  return { stack: placed.stack, line, severity: !isKept && holdsData(placed) ? 'critical' : 'low' };
}

const DATA =
  /^AWS::(?:S3::Bucket|KMS::Key|DynamoDB::|SQS::Queue|Logs::LogGroup|Backup::BackupVault|Organizations::(?:Account|Organization$|OrganizationalUnit))/;

/** Whether something is lost with it that nobody can make again. */
function holdsData({ resource: { Type } }: Placed): boolean {
  return DATA.test(Type);
}

function change(before: Placed, after: Placed): readonly Line[] {
  const { stack } = after;
  if (before.resource.Type !== after.resource.Type) {
    return [{ stack, line: `${titleOf(after)}: was ${before.resource.Type}, is replaced`, severity: 'critical' }];
  }
  return [...propertyChange(before, after), ...unreadChange(before, after), ...attributeChange(before, after)];
}

/** What happens to a resource, by how severe that is. */
const UPDATES = {
  replacement: { words: 'is replaced', severity: 'medium', ofData: 'critical' },
  maybe: { words: 'may be replaced', severity: 'low', ofData: 'medium' },
  unknown: { words: 'whether it is replaced is not known', severity: 'low', ofData: 'medium' },
  'in place': { words: 'changes in place', severity: 'info', ofData: 'info' },
} as const satisfies Readonly<
  Record<UpdateType, { readonly words: string; readonly severity: Severity; readonly ofData: Severity }>
>;

function propertyChange(before: Placed, after: Placed): readonly Line[] {
  const paths = changedPaths(propertiesOf(before), propertiesOf(after));
  if (paths.length === 0) return [];
  const types = paths.map((path) => updateTypeOf(after.resource.Type, path));
  const worst = (Object.keys(UPDATES) as UpdateType[]).find((type) => types.includes(type)) ?? 'unknown';
  const { words, severity, ofData } = UPDATES[worst];
  const kept =
    worst === 'replacement' && isRetained(after.resource.UpdateReplacePolicy) ? ', and the old one stays' : '';
  const names = [...new Set(paths.map((path) => path.replace(/\.\d+(?:\..*)?$/, '')))];
  return [
    {
      stack: after.stack,
      line: `${titleOf(after)}: ${names.join(', ')}: ${words}${kept}`,
      severity: holdsData(after) ? ofData : severity,
    },
  ];
}

/** Of a template that is handed on all but its resources, which are told of one by one. */
function propertiesOf({ resource: { Properties = {} }, inner }: Placed): object {
  if (typeof inner !== 'object') return Properties;
  const without = (from: object, names: readonly string[]): object =>
    Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
  return { ...without(Properties, ['TemplateBody', 'TemplateURL']), TemplateBody: without(inner, ['Resources']) };
}

/** A template in which nobody can look. */
function unreadChange(before: Placed, after: Placed): readonly Line[] {
  if (before.inner !== 'not read' && after.inner !== 'not read') return [];
  const isSame = (['TemplateBody', 'TemplateURL'] as const).every(
    (name) => JSON.stringify(before.resource.Properties?.[name]) === JSON.stringify(after.resource.Properties?.[name]),
  );
  if (isSame) return [];
  const line = `${titleOf(after)}: hands on a template that is no plain text of JSON: what changes in it is not known; look at it`;
  return [{ stack: after.stack, line, severity: 'medium' }];
}

const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy', 'Condition', 'UpdatePolicy', 'CreationPolicy'] as const;
const LEFT = new Set<string>(['DeletionPolicy', 'UpdateReplacePolicy']);

/** What happens to a resource that leaves its stack, when it is there at all, and how it is updated. */
function attributeChange(before: Placed, after: Placed): readonly Line[] {
  return ATTRIBUTES.flatMap((name) => {
    const [was = '', is = ''] = [before, after].map((placed) => attributeOf(placed, name));
    if (was === is) return [];
    const isLoosened = LEFT.has(name) && isRetained(was) && !isRetained(is);
    const severity: Severity = isLoosened ? 'high' : LEFT.has(name) ? 'info' : 'medium';
    return [{ stack: after.stack, line: `${titleOf(after)}: ${name} ${was} → ${is}`, severity }];
  });
}

function attributeOf({ resource }: Placed, name: (typeof ATTRIBUTES)[number]): string {
  const value = resource[name];
  if (value === undefined) return LEFT.has(name) ? 'Delete' : 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const MOST_LINES = 40;
const NO_LINE = { stack: '', severity: 'info' } as const;

function perStack(rule: Finding['rule'], verb: string, lines: readonly Line[]): readonly Finding[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.severity} ${line.stack}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group): Finding => {
    const [{ stack, severity } = NO_LINE] = group;
    const all = group.map(({ line }) => line).sort();
    const rest = all.length - MOST_LINES;
    return {
      rule,
      severity,
      who: [],
      where: [stack],
      what: `${String(group.length)} ${group.length === 1 ? 'resource' : 'resources'} of stack ${stack} ${group.length === 1 ? verb.replace(/^are/, 'is') : verb}`,
      details: [...all.slice(0, MOST_LINES), ...(rest > 0 ? [`and ${String(rest)} more`] : [])],
    };
  });
}
