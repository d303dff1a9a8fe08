import { createHash } from 'node:crypto';

/**
 * A template as a few lines a resource, for snapshots that a reviewer reads: what would deploy differently shows, how the
 * CDK writes it down does not. Logical ids come first, since they are what must not change by accident.
 */
export function digest(template: Template): string {
  const firstPlace = new Map<string, string>();
  return Object.entries(template.Resources ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([logicalId, resource]) => [
      heading(logicalId, resource),
      ...Object.entries(resource.Properties ?? {}).flatMap((property) => once(logicalId, property, firstPlace)),
    ])
    .join('\n');
}

/** Shorter than this is read faster than it is looked up. */
const WORTH_POINTING_AT = 6;

/** A property of many lines that an earlier resource has just so is pointed at, not repeated. */
function once(logicalId: string, [name, value]: [string, unknown], firstPlace: Map<string, string>): string[] {
  const block = body({ [name]: value }, '  ');
  const text = block.join('\n');
  const first = firstPlace.get(text);
  if (block.length < WORTH_POINTING_AT) return block;
  if (first !== undefined) return [`  ${name}: as in ${first}`];
  firstPlace.set(text, logicalId);
  return block;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

const LINE = 116;

function heading(logicalId: string, { Type, DeletionPolicy, UpdateReplacePolicy, DependsOn = [] }: Resource): string {
  // `RetainExceptOnCreate` lets go of what a first deploy that failed left behind.
  const retained = DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate';
  const kept = retained && UpdateReplacePolicy === 'Retain' ? ' (kept)' : '';
  const after = [DependsOn].flat().join(', ');
  return `${logicalId}  ${Type}${kept}${after === '' ? '' : `  after ${after}`}`;
}

function body(properties: Readonly<Record<string, unknown>>, indent: string): string[] {
  return Object.entries(properties)
    .filter(([name]) => !BOILERPLATE.has(name))
    .flatMap(([name, value]) => lines(name, value, indent));
}

/** Says nothing about this landing zone: tags are asserted once, code by its own tests. */
const BOILERPLATE = new Set(['Tags', 'Code', 'ServiceToken']);

function lines(name: string, value: unknown, indent: string): string[] {
  if (name === 'TemplateBody' && typeof value === 'string') {
    const inner = digest(JSON.parse(value) as Template);
    return [`${indent}${name}:`, ...inner.split('\n').map((line) => `${indent}  ${line}`)];
  }
  if (isPolicyDocument(value))
    return [`${indent}${name}:`, ...value.Statement.map((one) => `${indent}  ${brief(one)}`)];
  const flat = flow(value);
  if (flat.length + name.length + indent.length <= LINE || typeof value !== 'object' || value === null) {
    return [`${indent}${name}: ${flat}`];
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) return [`${indent}${name}:`, ...value.flatMap((item) => listItem(item, inner))];
  return [`${indent}${name}:`, ...body(value as Record<string, unknown>, inner)];
}

function listItem(item: unknown, indent: string): string[] {
  const flat = flow(item);
  if (flat.length + indent.length <= LINE || typeof item !== 'object' || item === null) return [`${indent}- ${flat}`];
  const [first = '', ...rest] = body(item as Record<string, unknown>, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

interface BriefStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Condition?: Readonly<Record<string, object>>;
}

function isPolicyDocument(value: unknown): value is { readonly Statement: readonly BriefStatement[] } {
  return typeof value === 'object' && value !== null && 'Statement' in value && Array.isArray(value.Statement);
}

/**
 * One line a statement: what it is about, and a fingerprint of all of it, so that any change shows. The statement itself
 * is read where it is written, in the same pull request.
 */
function brief(statement: BriefStatement): string {
  const { Sid, Effect, Condition = {}, ...rest } = statement;
  const parts = Object.entries(rest).map(([name, value]) => {
    const [first, ...others] = [value].flat().map(flow);
    const more = others.length > 0 ? ` +${others.length}` : '';
    return `${name.startsWith('Not') ? `${name} ` : ''}${first ?? ''}${more}`;
  });
  const keys = [...new Set(Object.values(Condition).flatMap(Object.keys))];
  const when = keys.length > 0 ? ` if ${keys.join(', ')}` : '';
  const fingerprint = createHash('sha256').update(JSON.stringify(statement)).digest('hex').slice(0, 6);
  return `${Effect} ${Sid === undefined ? '' : `${Sid}: `}${parts.join(' on ')}${when}  #${fingerprint}`;
}

function flow(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const entries = Object.entries(value) as [string, unknown][];
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const intrinsic = reference(...only);
    if (intrinsic !== undefined) return intrinsic;
  }
  return `{ ${entries.map(([name, item]) => `${name}: ${flow(item)}`).join(', ')} }`;
}

function reference(intrinsic: string, argument: unknown): string | undefined {
  switch (intrinsic) {
    case 'Ref':
      return `\${${String(argument)}}`;
    case 'Fn::GetAtt':
      return `\${${(argument as string[]).join('.')}}`;
    case 'Fn::GetStackOutput': {
      const { StackName, OutputName } = argument as { StackName: string; OutputName: string };
      return `\${${StackName}:${OutputName.replace(/^PublishOutput(Ref|FnGetAtt)/, '').replace(/[0-9A-F]{8}$/, '')}}`;
    }
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(flow).join(separator);
    }
    case 'Fn::Sub':
      return flow(argument);
    default:
      return undefined;
  }
}
