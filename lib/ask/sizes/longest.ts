import { entryOf } from '../../base/entry-of';
import type { Template, TemplateResource } from '../../assembly/template';
import { REGIONS } from '../../model/regions';
import { schemaOf } from '../../resource-schemas';

/** What the references of a value lead to. */
export type Referenced = Pick<Template, 'Resources'>;

/** As long as an ARN that is made at deploy time may become; names in this repository are written out. */
const LONGEST_ARN = 'x'.repeat(128);
/** The longest of ids that AWS makes: `ou-` with 32 and 32 characters. */
const LONGEST_ID = 'x'.repeat('ou-'.length + 32 + '-'.length + 32);
const ACCOUNT_ID = 'x'.repeat(12);

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT_ID,
  'AWS::Region': 'x'.repeat(Math.max(...REGIONS.map(({ length }) => length))),
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Lengths of ids that AWS gives, as their schemas' patterns limit them. */
const IDS: Readonly<Record<string, string>> = {
  'AWS::Organizations::Account': ACCOUNT_ID,
  'AWS::Organizations::Organization': 'x'.repeat('o-'.length + 32),
  'AWS::Organizations::OrganizationalUnit': LONGEST_ID,
  'AWS::KMS::Key': 'x'.repeat(36),
};

/**
 * A value of a template as long as it may become at deploy time, with what is only known then in its longest form. No length is known of
 * what another stack hands over, or a custom resource answers: it counts as an ARN, or as an id where its name says so.
 *
 * @param template in which the value stands. @default - nothing is known of what it refers to
 */
export function longest(value: unknown, template: Referenced = { Resources: {} }): unknown {
  if (Array.isArray(value)) return value.map((item) => longest(item, template)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value) as [string, unknown][];
  const [name, argument] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return resolved(name, argument, template);
  return Object.fromEntries(entries.map(([key, item]) => [key, longest(item, template)]));
}

function resolved(name: string, argument: unknown, template: Referenced): unknown {
  if (name === 'Ref') return ref(String(argument), template);
  if (name === 'Fn::Join') return joined(argument, template);
  if (name === 'Fn::Sub') return substituted(argument, template);
  if (name === 'Fn::If' && Array.isArray(argument)) {
    return longer(longest(argument[1], template), longest(argument[2], template));
  }
  if (name === 'Fn::GetAtt') return byName([argument].flat().join('.'));
  return LONGEST_ARN;
}

function ref(name: string, { Resources }: Referenced): string | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const resource = entryOf(Resources, name);
  return entryOf(PSEUDO, name) ?? (resource === undefined ? byName(name) : identifierOf(resource));
}

/** What `Ref` gives of a resource: its name, where the template says it. */
function identifierOf({ Type, Properties = {} }: TemplateResource): string {
  const [name = '', ...others] = schemaOf(Type)?.identifier ?? [];
  // A name that leads to other resources is none that the template says.
  const value = others.length === 0 ? longest(Properties[name]) : undefined;
  return typeof value === 'string' ? value : (entryOf(IDS, Type) ?? LONGEST_ARN);
}

function byName(name: string): string {
  if (name.endsWith('AccountId')) return ACCOUNT_ID;
  return name.endsWith('Id') ? LONGEST_ID : LONGEST_ARN;
}

function joined(argument: unknown, template: Referenced): string {
  const [separator, parts] = argument as [string, unknown];
  return Array.isArray(parts) ? parts.map((part) => textOf(longest(part, template))).join(separator) : LONGEST_ARN;
}

function substituted(argument: unknown, template: Referenced): string {
  const [text, values = {}] = [argument].flat() as [string, Record<string, unknown>?];
  const whole = text.replaceAll(/\$\{([^!}][^}]*)\}/g, (_all, name: string) => {
    if (Object.hasOwn(values, name)) return textOf(longest(values[name], template));
    return name.includes('.') ? byName(name) : (ref(name, template) ?? '');
  });
  return whole.replaceAll('${!', '${');
}

function longer(one: unknown, other: unknown): unknown {
  return JSON.stringify(one ?? '').length >= JSON.stringify(other ?? '').length ? one : other;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
