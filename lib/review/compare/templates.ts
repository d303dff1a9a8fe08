import { toldMemberships } from '../../ask/groups-by-user';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import { readable, withoutPositions } from '../../base/leaves';
import { byCodeUnit } from '../../base/words';
import { updateTypeOf, type UpdateType } from '../../resource-schemas';
import { changedAttributes, deletionPolicyOf, IN_ANOTHER_ORDER, isRetained, SNAPSHOT } from './attributes';
import { worst, type Finding, type Severity } from '../model';
import { changedProperties, holdsData, isOutward, kindOf, makesNothing, type ChangedProperty } from './meaning';
import { otherAccounts } from './other-accounts';
import type { Organization } from '../../ask/organization';
import { keepsOnDelete } from './keeping';
import { resourcesIn, type Placed } from './placed';
import type { ResourceTopic, ResourceTopics } from './resource-topic';
import { wordsTogether } from './region-words';
import { plainChanges } from './resource-words';
import { nounOf, readableId } from './type-words';
import { pairing } from './side';

export interface Assemblies {
  readonly base: Pick<Organization, 'assembly'>;
  readonly head: Pick<Organization, 'assembly'>;
}

/** What CloudFormation will do to the resources of each stack. */
export function templateFindings(
  { base, head }: Assemblies,
  topicOf: ResourceTopics = () => undefined,
): readonly Finding[] {
  const { added, removed, both } = pairing(resourcesIn(base.assembly), resourcesIn(head.assembly));
  const told = toldMemberships(head.assembly);
  return [
    ...perStack(
      'resource-created',
      'are created',
      added.map((one) => within(topicOf(undefined, one), arrival(one, told))),
    ),
    ...removedFindings(removed.map((one) => within(topicOf(one, undefined), removal(one)))),
    ...perStack(
      'resource-changed',
      'are changed',
      both.flatMap((pair) => {
        const lines = change(pair.base, pair.head);
        return lines.length === 0 ? [] : lines.map((line) => within(topicOf(pair.base, pair.head), line));
      }),
    ),
  ];
}

/** What goes, and what stays in AWS and nobody manages any more. */
function removedFindings(lines: readonly Line[]): readonly Finding[] {
  const isDeleted = ({ line }: Line): boolean => / is deleted(?:,|$)/.test(line);
  return [
    ...perStack('resource-removed', 'are deleted', lines.filter(isDeleted)),
    ...perStack(
      'resource-removed',
      'are no longer managed',
      lines.filter((one) => !isDeleted(one)),
    ),
  ];
}

/** As part of what it follows from. */
function within(topic: ResourceTopic | undefined, line: Line): Line {
  if (topic === undefined) return line;
  return { ...line, topic, ...(topic.isTold === true && line.severity !== 'critical' ? { severity: 'info' } : {}) };
}

function titleOf({ name, resource }: Placed): string {
  return `${name} (${resource.Type})`;
}

export interface Line {
  readonly stack: string;
  /** Of the resource. */
  readonly name: string;
  /** Begins with the name. */
  readonly line: string;
  readonly severity: Severity;
  /** What everybody understands of it. @default nothing */
  readonly plain?: readonly string[];
  /** What it follows from. @default it stands for itself */
  readonly topic?: ResourceTopic;
}

/**
 * Of whom it lets in or tells something, and of what it does, the values say who and what that is.
 *
 * @param told people, and their memberships, of whom is told who joins which group
 */
function arrival(placed: Placed, told: ReadonlySet<string>): Line {
  const { Type } = placed.resource;
  const said = changedProperties(Type, {}, propertiesOf(placed));
  const outward = said.filter(({ path, is, isRead }) => !isRead && isSet(is) && isOutward(Type, path));
  const accounts = otherAccounts(
    outward.map(({ is = '' }) => is),
    placed.accountId,
  );
  const isTold = told.has(`${placed.stack} ${placed.name}`);
  const severity = isTold
    ? 'info'
    : worst([kindOf(Type).created, ...outward.map((): Severity => 'medium'), ...accounts.map((): Severity => 'high')]);
  const values = said.flatMap((one) => (one.severity === 'info' ? [] : [`${one.path} ${readable(one.is ?? '')}`]));
  const shown = severity === 'info' ? [] : shortened(values);
  const where = accounts.length === 0 ? '' : `, names account ${accounts.join(', ')}`;
  return {
    stack: placed.stack,
    name: placed.name,
    line: `${[titleOf(placed), ...shown].join(': ')}${where}`,
    severity,
    plain: plainChanges(Type, said),
  };
}

/** What is switched off leads nowhere. */
function isSet(json: string | undefined): boolean {
  return json !== undefined && json !== 'false' && json !== '"false"';
}

export function removal(placed: Placed): Line {
  const policy = deletionPolicyOf(placed.resource);
  const removed = isToldByWhatItMade(placed) ? 'low' : kindOf(placed.resource.Type).removed;
  const [words, severity]: readonly [string, Severity] = isRetained(policy)
    ? ['stays in AWS', 'medium']
    : policy === SNAPSHOT
      ? ['is deleted, and a snapshot stays', removed === 'critical' ? 'high' : removed]
      : ['is deleted', removed];
  const { Type, Properties } = placed.resource;
  const keeps = keepsOnDelete(Type, Properties);
  const plain = isRetained(policy) ? [] : plainChanges(Type, changedProperties(Type, propertiesOf(placed), {}));
  const line = `${titleOf(placed)}: ${keeps ? 'nothing is deleted: what it set stays, and nothing looks after it' : words}`;
  return { stack: placed.stack, name: placed.name, line, severity, plain };
}

/** A StackSet whose resources are told of one by one, and the CDK's function that makes custom resources, which are told of too. */
function isToldByWhatItMade({ inner, resource: { Type, Properties } }: Placed): boolean {
  if (Type === 'AWS::Lambda::Function') return Properties?.Handler === '__entrypoint__.handler';
  return Type === 'AWS::CloudFormation::StackSet' && typeof inner === 'object';
}

function change(before: Placed, after: Placed): readonly Line[] {
  const { stack } = after;
  if (before.resource.Type !== after.resource.Type) {
    return [
      {
        stack,
        name: after.name,
        line: `${titleOf(after)}: was ${before.resource.Type}, is replaced`,
        severity: 'critical',
      },
    ];
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

function heaviestOf(types: readonly UpdateType[]): UpdateType {
  return (Object.keys(UPDATES) as UpdateType[]).find((type) => types.includes(type)) ?? 'unknown';
}

function propertyChange(before: Placed, after: Placed): readonly Line[] {
  const { Type } = after.resource;
  const changed = changedProperties(Type, propertiesOf(before), propertiesOf(after));
  if (changed.length === 0) return [];
  const update = makesNothing(Type) ? 'in place' : heaviestOf(changed.map(({ path }) => updateTypeOf(Type, path)));
  const { words, severity, ofData } = UPDATES[update];
  const accounts = accountsNamedNow(changed, after.accountId);
  const named = accounts.length === 0 ? '' : `, now names account ${accounts.join(', ')}`;
  const kept =
    update === 'replacement' && isRetained(after.resource.UpdateReplacePolicy) ? ', and the old one stays' : '';
  return [
    {
      stack: after.stack,
      name: after.name,
      line: `${titleOf(after)}: ${shortened(valuesOf(changed)).join()}: ${words}${kept}${named}`,
      severity: worst([
        holdsData(Type) ? ofData : severity,
        ...changed.map((one) => one.severity),
        ...accounts.map((): Severity => 'high'),
      ]),
      plain: plainChanges(Type, changed),
    },
  ];
}

/** What is about more than words, and names an account that it did not name before. */
function accountsNamedNow(changed: readonly ChangedProperty[], own: string | undefined): readonly string[] {
  const told = changed.filter(({ isRead, severity }) => !isRead && severity !== 'info');
  const before = otherAccounts(
    told.map(({ was = '' }) => was),
    own,
  );
  return otherAccounts(
    told.map(({ is = '' }) => is),
    own,
  ).filter((id) => !before.includes(id));
}

/** What the engine reads is told beside it, in other words than its values. */
function valuesOf(changed: readonly ChangedProperty[]): readonly string[] {
  return [
    ...changed.flatMap(({ path, change, isRead }) => (isRead ? [] : [`${path} ${change}`])),
    ...new Set(changed.flatMap(({ path, isRead }) => (isRead ? [withoutPositions(path).split('.')[0] ?? ''] : []))),
  ];
}

const MOST_VALUES = 12;

/** One text, or none. */
function shortened(values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  const rest = values.length - MOST_VALUES;
  return [[...values.slice(0, MOST_VALUES), ...(rest > 0 ? [`and ${String(rest)} more`] : [])].join(', ')];
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
  return [{ stack: after.stack, name: after.name, line, severity: 'medium' }];
}

function attributeChange(before: Placed, after: Placed): readonly Line[] {
  return changedAttributes(before.resource, after.resource).map(({ line, severity }) => ({
    stack: after.stack,
    name: after.name,
    line: `${titleOf(after)}: ${line}`,
    severity,
  }));
}

/** What happens alike to several resources of a type is one line. */
function alikeTogether(lines: readonly Line[]): readonly string[] {
  const isOfOrder = ({ line }: Line): boolean => line.endsWith(IN_ANOTHER_ORDER);
  const alike = groupBy(
    lines.filter((line) => !isOfOrder(line)),
    ({ name, line }) => line.slice(name.length),
  );
  const ordered = lines.filter(isOfOrder).length;
  const order = `${numberText(ordered)} ${ordered === 1 ? 'resource' : 'resources'}: in which order they are deployed, and nothing else`;
  return [
    ...(ordered === 0 ? [] : [order]),
    ...[...alike]
      .map(([said, all]) => {
        const names = all.map(({ name }) => name).sort();
        const rest = names.length - MOST_NAMES;
        return `${names.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}${said}`;
      })
      .sort(),
  ];
}

const MOST_NAMES = 20;
const MOST_LINES = 40;
/** Few are named, and what is said of several alike is said once. */
function plainText(lines: readonly Line[]): string {
  const said = lines.flatMap(({ name, plain = [] }) => plain.map((text) => ({ name: readableId(name), text })));
  const alike = [...groupBy(said, ({ text }) => text)].map(([text, all]) =>
    all.length > MOST_NAMED ? text : `${all.map(({ name }) => name).join(', ')}: ${text}`,
  );
  const rest = alike.length - MOST_PLAIN;
  const shown = [...alike.slice(0, MOST_PLAIN), ...(rest > 0 ? [`and ${numberText(rest)} more`] : [])];
  return said.length === 0 ? namesOf(lines) : ` (${shown.join('; ')})`;
}

/** What matters is named, where it is little, and else counted by what people call it; of which type it is stands with the details. */
function namesOf(lines: readonly Line[]): string {
  if (lines.some(({ severity }) => severity === 'info')) return '';
  const types = new Map(lines.map(({ name, line }) => [name, /^.+? \(([A-Z][\w:]+)\)/.exec(line)?.[1] ?? '']));
  if (types.size <= MOST_NAMED) {
    const named = [...types].map(([name, type]) => [nounOf(type), readableId(name)].filter(Boolean).join(' '));
    return `: ${[...new Set(named)].sort().join(', ')}`;
  }
  const counted = [...groupBy([...types.values()], (type) => type)].sort(
    ([one, all], [other, others]) => others.length - all.length || byCodeUnit(one, other),
  );
  const known = counted.flatMap(([type, { length }]) => {
    const noun = nounOf(type, length);
    return noun === undefined ? [] : [`${numberText(length)} ${noun}`];
  });
  const others = counted.length - Math.min(known.length, MOST_NOUNS);
  if (known.length === 0) return '';
  return `: ${known.slice(0, MOST_NOUNS).join(', ')}${others > 0 ? ' and others' : ''}`;
}

const MOST_NOUNS = 4;
const MOST_NAMED = 2;

const MOST_PLAIN = 5;

/** Undefined where there are none for some. */
function wordsOf(lines: readonly Line[]): string | undefined {
  const words = lines.flatMap(({ topic }) => topic?.words ?? []);
  return words.length < lines.length ? undefined : wordsTogether(words);
}

function perStack(rule: Finding['rule'], verb: string, lines: readonly Line[]): readonly Finding[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.severity} ${line.stack} ${line.topic?.topic ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group): Finding => {
    const [{ stack, severity, topic }] = group as [Line, ...Line[]];
    const all = alikeTogether(group);
    const count = new Set(group.map(({ name }) => name)).size;
    const rest = all.length - MOST_LINES;
    return {
      rule,
      severity,
      who: [],
      where: [stack],
      ...(topic === undefined ? {} : { topic: topic.topic }),
      what:
        wordsOf(group) ??
        `${numberText(count)} ${count === 1 ? 'resource' : 'resources'} of stack ${stack} ${count === 1 ? verb.replace(/^are/, 'is') : verb}${plainText(group)}`,
      details: [...all.slice(0, MOST_LINES), ...(rest > 0 ? [`and ${String(rest)} more`] : [])],
    };
  });
}
