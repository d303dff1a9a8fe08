import { z } from 'zod';
import { unwrap } from '../../../lib/config/schema-walk';
import { landingZoneSchema } from '../../../lib/model/schema';
import { schemaDocumentation, type Documentation } from './documentation';

/** A key of the config. */
export interface ConfigKey {
  /** In which `[]` stands for each of a list, `<key>` for each of a map. */
  readonly path: string;
  readonly isNeeded: boolean;
  /** What may stand there. */
  readonly takes: string;
  readonly documentation: Documentation | undefined;
}

/** Every key of `config/`, in the schema's order. */
export function configKeys(): readonly ConfigKey[] {
  return keysOf(landingZoneSchema, '', { documentation: schemaDocumentation(), told: new Map() });
}

interface Told {
  readonly documentation: ReadonlyMap<string, Documentation>;
  /** Objects that stand in several places, by the first. */
  readonly told: Map<z.core.$ZodType, string>;
}

function keysOf(schema: z.core.$ZodType | undefined, path: string, context: Told): readonly ConfigKey[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray) return keysOf(bare.element, `${path}[]`, context);
  if (bare instanceof z.ZodRecord) return keysOf(bare.valueType, `${path}.<key>`, context);
  if (!(bare instanceof z.ZodObject) || context.told.has(bare)) return [];
  context.told.set(bare, path);
  return Object.entries(bare.shape as Record<string, z.core.$ZodType>).flatMap(([name, value]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const isNeeded = !z.safeParse(value, undefined).success;
    const elsewhere = context.told.get(innermost(value));
    return [
      {
        path: place,
        isNeeded,
        takes: elsewhere === undefined ? takes(value) : `as \`${elsewhere}\``,
        documentation: context.documentation.get(place),
      },
      ...keysOf(value, place, context),
    ];
  });
}

function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  const bare = unwrap(schema) ?? schema;
  return bare instanceof z.ZodArray
    ? innermost(bare.element)
    : bare instanceof z.ZodRecord
      ? innermost(bare.valueType)
      : bare;
}

/** What a schema accepts, in the words of its own messages. */
function takes(schema: z.core.$ZodType | undefined): string {
  const bare = unwrap(schema);
  if (bare === undefined) throw new Error('a key has no schema');
  if (bare instanceof z.ZodArray) return `${withLimits('list', bare)}: ${takes(bare.element)}`;
  if (bare instanceof z.ZodRecord) return `map: ${takes(bare.keyType)} → ${takes(bare.valueType)}`;
  if (bare instanceof z.ZodObject) return 'object';
  if (bare instanceof z.ZodEnum) return bare.options.map((option) => `\`${option}\``).join(' or ');
  if (bare instanceof z.ZodLiteral) return [...bare.values].map((value) => `\`${String(value)}\``).join(' or ');
  if (bare instanceof z.ZodUnion) {
    const [first] = bare.options;
    return `${takes(first)}, or a list of such`;
  }
  const said = messagesOf(bare);
  const { examples = [] } = (z.globalRegistry.get(bare) ?? {}) as { readonly examples?: readonly unknown[] };
  const kind = bare instanceof z.ZodNumber ? 'number' : 'text';
  const example = examples.length === 0 ? '' : ` (${examples.map((one) => `\`${String(one)}\``).join(', ')})`;
  return `${said.length === 0 ? withLimits(kind, bare) : said.join('; ')}${example}`;
}

function checksOf(schema: z.core.$ZodType): readonly z.core.$ZodCheckDef[] {
  const { checks = [] } = schema._zod.def;
  return checks.map((check) => check._zod.def);
}

/** What the checks of a schema say, each once. */
function messagesOf(schema: z.core.$ZodType): readonly string[] {
  const own = schema._zod.def as { readonly error?: unknown };
  const said = [own, ...checksOf(schema)].flatMap(({ error }) => {
    if (typeof error !== 'function') return [];
    const message: unknown = (error as (issue: object) => unknown)({});
    return typeof message === 'string' ? [message] : [];
  });
  // What JavaScript keeps for itself nobody thinks of before it is refused.
  return [...new Set(said)].filter((message) => !message.startsWith('another word'));
}

function withLimits(kind: string, schema: z.core.$ZodType): string {
  const said = messagesOf(schema);
  const limits = checksOf(schema).flatMap((check): readonly string[] => {
    const { minimum, value, inclusive } = check as { minimum?: number; value?: number; inclusive?: boolean };
    if (check.check === 'min_length' && minimum !== undefined)
      return minimum === 1 ? ['not empty'] : [`${minimum} at least`];
    if (check.check === 'greater_than' && value !== undefined)
      return [inclusive === true ? `${value} or more` : `above ${value}`];
    return [];
  });
  const all = [...limits, ...said];
  return all.length === 0 ? kind : `${kind}, ${all.join(', ')}`;
}

/** The page. @param command that rewrites it */
export function configPage(command: string): string {
  const keys = configKeys();
  const sections = keys.filter(({ path }) => !path.includes('.'));
  return [
    '# Every key of the config',
    '',
    `What may stand in each file of \`config/\`, in the order of the files. \`<key>\` is a key that you choose, \`[]\` each of a list. What one key alone
can say is here; what relates keys to each other (an account's OU has to be there) synth says. Made from the schema that checks it:
\`${command}\` rewrites this page.`,
    ...sections.flatMap((section) => sectionOf(section, keys)),
    '',
  ].join('\n');
}

function sectionOf(section: ConfigKey, keys: readonly ConfigKey[]): readonly string[] {
  const within = keys.filter(({ path }) => path.startsWith(`${section.path}.`) || path.startsWith(`${section.path}[]`));
  const { text = '' } = section.documentation ?? {};
  return [
    '',
    `## \`config/${section.path}.ts\``,
    '',
    `${text}${section.takes === 'object' ? '' : ` A ${section.takes}.`}`.trim(),
    '',
    '| Key | Takes | Means | If left out |',
    '| --- | --- | --- | --- |',
    ...within.map(({ path, takes: taken, documentation, isNeeded }) =>
      row([
        `\`${path.slice(section.path.length).replace(/^\./, '')}\``,
        taken,
        documentation?.text ?? '',
        isNeeded ? '**needed**' : (documentation?.otherwise ?? 'none'),
      ]),
    ),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
