import { dashed } from '../../../lib/operate/drift/call';

/** A command line of the AWS CLI as the call that it makes. */
export interface AwsCommand {
  /** As the SDK's package is called: `client-<service>`. */
  readonly service: string;
  /** For example `DescribeOrganization`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** @default as the environment says */
  readonly region?: string;
}

/** Of every command: they choose where, and what is shown. */
const GLOBAL = ['region', 'query', 'output', 'profile'];

/** Commands that the CLI makes of others, and where their one argument goes. */
const OF_THE_CLI: Readonly<Record<string, (argument: string) => AwsCommand>> = {
  's3 rb': (uri) => ({ service: 's3', operation: 'DeleteBucket', input: { Bucket: uri.replace(/^s3:\/\//, '') } }),
};

/** Names of members, and what they are: text 0, number 1, boolean 2; from 64 on a list. See `@smithy/core`'s schemas. */
type Structure = readonly [
  kind: 3,
  namespace: string,
  name: string,
  traits: unknown,
  members: readonly string[],
  types: readonly unknown[],
  required?: number,
];
type OperationSchema = readonly [9, string, string, unknown, () => Structure | string, unknown];

/**
 * Reads a command as the CLI does, against what the SDK knows of the operation.
 *
 * @throws Error with what is wrong: a service, an operation or an option that there is not, or one that is missing
 */
export function readAwsCommand(line: string): AwsCommand {
  const [aws, service = '', command = '', ...rest] = wordsOf(line);
  const fail = (problem: string): never => {
    throw new Error(`"${line}": ${problem}`);
  };
  if (aws !== 'aws') fail('not a command of the AWS CLI');
  const options = optionsIn(rest, fail);
  const known = OF_THE_CLI[`${service} ${command}`];
  if (known !== undefined) return known(rest[0] ?? fail('its argument is missing'));
  const sdk = sdkOf(service) ?? fail(`no service ${service}`);
  const operation = Object.keys(sdk).find((name) => name.endsWith('Command') && dashed(name) === `${command}-command`);
  if (operation === undefined) return fail(`${service} has no ${command}`);
  const name = operation.replace(/Command$/, '');
  const structure = (sdk[`${name}$`] as OperationSchema)[4]();
  const [members, types, required] =
    typeof structure === 'string' ? [[], [], 0] : [structure[4], structure[5], structure[6] ?? 0];
  const input: Record<string, unknown> = {};
  for (const [option, values] of options) {
    if (GLOBAL.includes(option)) continue;
    const index = members.findIndex((member) => [option, option.replace(/^no-/, '')].includes(dashed(member)));
    if (index < 0) fail(`${service} ${command} takes no --${option}; it takes ${members.map(dashed).join(', ')}`);
    input[members[index] ?? ''] = valueOf(types[index], option, values);
  }
  const missing = members.slice(0, required).filter((member) => !Object.hasOwn(input, member));
  if (missing.length > 0) fail(`without --${missing.map(dashed).join(', --')}`);
  const region = options.get('region')?.[0];
  return { service, operation: name, input, ...(region === undefined ? {} : { region }) };
}

function sdkOf(service: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return require(`@aws-sdk/client-${service}`) as Readonly<Record<string, unknown>>; // eslint-disable-line @typescript-eslint/no-require-imports
  } catch {
    return undefined;
  }
}

function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(([word, double, single]) => double ?? single ?? word);
}

function optionsIn(words: readonly string[], fail: (problem: string) => never): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, string[]>();
  let values: string[] | undefined;
  for (const word of words) {
    if (word.startsWith('--')) {
      if (options.has(word.slice(2))) fail(`${word} stands twice`);
      values = [];
      options.set(word.slice(2), values);
    } else values?.push(word);
  }
  return options;
}

/** A structure or a document is JSON on the command line too. */
function valueOf(schema: unknown, option: string, values: readonly string[]): unknown {
  const type = typeOf(schema);
  if (type === 'boolean') return !option.startsWith('no-');
  if (type === 'list') return values;
  const [value = ''] = values;
  if (type === 'number') return Number(value);
  return type === 'text' ? value : (JSON.parse(value) as unknown);
}

const TYPES: Readonly<Record<number, 'text' | 'number' | 'boolean'>> = { 0: 'text', 1: 'number', 2: 'boolean' };
const LIST = 64;
const SIMPLE = 0;
const LIST_OF_ITS_OWN = 1;

/** A member's schema stands alone, or in a pair with what the protocol wants to know of it. */
function typeOf(schema: unknown): 'text' | 'number' | 'boolean' | 'list' | 'document' {
  if (Array.isArray(schema) && schema.length === 2) return typeOf(schema[0]);
  if (typeof schema === 'function') return typeOf((schema as () => unknown)());
  // Of a kind, a name and what it is made of.
  if (Array.isArray(schema) && schema[0] === SIMPLE) return typeOf(schema[4]);
  if (Array.isArray(schema)) return schema[0] === LIST_OF_ITS_OWN ? 'list' : 'document';
  if (typeof schema !== 'number') return 'document';
  return schema >= LIST ? 'list' : (TYPES[schema] ?? 'document');
}
