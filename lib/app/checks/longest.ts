/** As long as an ARN that is made at deploy time may become; names in this repository are written out. */
const LONGEST_ARN = 'x'.repeat(128);
/** An organization's, the longest of ids. */
const LONGEST_ID = `o-${'x'.repeat(32)}`;

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'x'.repeat(12),
  'AWS::Region': 'x'.repeat('ap-southeast-1'.length),
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** A value of a template as long as it may become at deploy time, with what is only known then in its longest form. */
export function longest(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(longest).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value) as [string, unknown][];
  const [name, argument] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return resolved(name, argument);
  return Object.fromEntries(entries.map(([key, item]) => [key, longest(item)]));
}

function resolved(name: string, argument: unknown): unknown {
  if (name === 'Ref') return ref(String(argument));
  if (name === 'Fn::Join') return joined(argument);
  if (name === 'Fn::Sub') return substituted(argument);
  if (name === 'Fn::If' && Array.isArray(argument)) return longer(longest(argument[1]), longest(argument[2]));
  if (name === 'Fn::GetAtt') return [argument].flat().join('.').endsWith('Arn') ? LONGEST_ARN : LONGEST_ID;
  return LONGEST_ARN;
}

function ref(name: string): string | undefined {
  if (name === 'AWS::NoValue') return undefined;
  return (Object.hasOwn(PSEUDO, name) ? PSEUDO[name] : undefined) ?? (name.includes('Arn') ? LONGEST_ARN : LONGEST_ID);
}

function joined(argument: unknown): string {
  const [separator, parts] = argument as [string, unknown];
  return Array.isArray(parts) ? parts.map((part) => textOf(longest(part))).join(separator) : LONGEST_ARN;
}

function substituted(argument: unknown): string {
  const [text, values = {}] = [argument].flat() as [string, Record<string, unknown>?];
  const whole = text.replaceAll(/\$\{([^!}][^}]*)\}/g, (_all, name: string) =>
    Object.hasOwn(values, name) ? textOf(longest(values[name])) : name.includes('.') ? LONGEST_ARN : (ref(name) ?? ''),
  );
  return whole.replaceAll('${!', '${');
}

function longer(one: unknown, other: unknown): unknown {
  return JSON.stringify(one ?? '').length >= JSON.stringify(other ?? '').length ? one : other;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
