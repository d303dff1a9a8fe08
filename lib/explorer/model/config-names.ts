import { z } from 'zod';
import { contentKinds, type Catalogue, type Chooser, type ContentKind } from '../../choice/catalogue';
import { SHARED_ISSUERS } from '../../catalogue/machine-roles/definition/trusted-job';
import { unwrap } from '../../config/schema-walk';
import { DEFAULT_ACCOUNT_ACCESS_ROLE_NAME } from '../../model/defaults';
import { guardrailId, personaId, reference, region } from '../../model/formats';
import { PRINCIPAL_WORDS } from '../../model/principal-words';
import { landingZoneSchema } from '../../model/schema';

/** A name, and what is called so: the first word of its pseudonym. */
export type Named = readonly [kind: string, name: string];

/**
 * Whatever a company calls its own: each key of a map and each text of its config, as the schema has them, and what it has of its own
 * in the catalogue. Of the config not sentences, actions, and what names something that is called so elsewhere. A field that is new
 * is taken for a name until somebody says here that it is none.
 */
export function configNames({ zone, catalogue }: Chooser): readonly Named[] {
  const products = productIds(catalogue);
  const own = contentKinds.flatMap((kind) =>
    Object.entries(catalogue.own[kind])
      .filter(([, { replaces }]) => replaces === undefined)
      .map(([id]): Named => [OWN[kind], id]),
  );
  return [
    ...own,
    ...[...textsOf(landingZoneSchema, zone, [])].flatMap(({ path, text }) =>
      namesInText(text, products).map((name): Named => [kindOf(path), name]),
    ),
  ];
}

const OWN: Readonly<Record<ContentKind, string>> = {
  guardrails: 'guardrail',
  personas: 'principal',
  machineRoles: 'principal',
  workflows: 'workflow',
};

/** By the way to it in the config. What is called otherwise is a `name`. */
const KINDS: readonly (readonly [way: RegExp, kind: string])[] = [
  [/^(?:accounts(?: [^ ]+| [^ ]+ name)|company managementAccount name)$/, 'account'],
  [/^organization organizationalUnits [^ ]+(?: name)?$/, 'ou'],
  [/^access groups [^ ]+(?: displayName)?$/, 'group'],
  [/^workloads [^ ]+ (?:github|oidc) /, 'repository'],
  [/^(?:workloads|company serviceUsers|access users) /, 'principal'],
  [/ (?:tags|accountTags) /, 'tag'],
  [/^company accountFiles [^ ]+$/, 'file'],
];

function kindOf(path: readonly string[]): string {
  const way = path.map((step) => step.replaceAll(' ', '_')).join(' ');
  return KINDS.find(([pattern]) => pattern.test(way))?.[1] ?? 'name';
}

interface Text {
  readonly path: readonly string[];
  readonly text: string;
}

/** Sentences, which stay but for the names in them; actions of AWS; and keys of accounts in scenarios. */
const NO_NAMES = ['why', 'reason', 'says', 'description', 'action', 'actions', 'except', 'account', 'resourceAccount'];
/** Maps whose keys AWS or the catalogue gives. */
const MAPS_WITHOUT_NAMES = ['tags', 'accountTags', 'context', 'exceptions'];
/** What is called so is named elsewhere, by AWS or in the catalogue. */
const ELSEWHERE: readonly unknown[] = [reference, region, guardrailId, personaId];

function* textsOf(wrapped: z.core.$ZodType | undefined, value: unknown, path: readonly string[]): Generator<Text> {
  const schema = unwrap(wrapped);
  if (value === undefined || ELSEWHERE.includes(schema)) return;
  if (schema instanceof z.ZodUnion) {
    const [some] = schema.options.filter((option) => z.safeParse(option, value).success);
    yield* textsOf(some, value, path);
  } else if (schema instanceof z.ZodArray) {
    for (const item of value as readonly unknown[]) yield* textsOf(schema.element, item, path);
  } else if (schema instanceof z.ZodRecord || schema instanceof z.ZodObject) {
    const isMap = schema instanceof z.ZodRecord;
    const hasNames = isMap && !ELSEWHERE.includes(schema.keyType) && !MAPS_WITHOUT_NAMES.includes(path.at(-1) ?? '');
    for (const [key, item] of Object.entries(value as object)) {
      if (hasNames) yield { path: [...path, key], text: key };
      const own = isMap ? schema.valueType : (schema.shape as Readonly<Record<string, z.core.$ZodType>>)[key];
      yield* textsOf(own, item, [...path, key]);
    }
  } else if (schema instanceof z.ZodString && typeof value === 'string' && !NO_NAMES.includes(path.at(-1) ?? '')) {
    yield { path, text: value };
  }
}

/** Words of ARNs, of subjects and of addresses that are nobody's own. */
const WORDS: ReadonlySet<string> = new Set([
  ...PRINCIPAL_WORDS,
  ...SHARED_ISSUERS,
  DEFAULT_ACCOUNT_ACCESS_ROLE_NAME,
  ...['management', 'same-account', 'federated', 'app', 'aws', 'arn', 'https', 'sts.amazonaws.com', 'region'],
  ...['repo', 'repository', 'project_path', 'organization', 'project', 'workspace', 'environment', 'job_workflow_ref'],
  ...['ref', 'refs', 'ref_type', 'heads', 'tags', 'branch', 'tag', 'main', 'master', 'pull_request', 'run_phase'],
  // What machine roles of the catalogue work with.
  ...['github', 'provider'],
]);

/** What the product calls so, and no company of its own. */
export function productIds(catalogue: Catalogue): ReadonlySet<string> {
  const { guardrails, personas, machineRoles, workflows, own } = catalogue;
  const ids = [...Object.values(guardrails), personas, machineRoles, workflows].flatMap((entries) =>
    Object.keys(entries),
  );
  const ours = new Set(
    contentKinds.flatMap((kind) =>
      Object.entries(own[kind]).flatMap(([id, { replaces }]) => (replaces === undefined ? [id] : [])),
    ),
  );
  return new Set(ids.filter((id) => !ours.has(id)));
}

const ID = /^(?:\d{12}|o-[a-z0-9]{10,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})$/;

/** The text itself, or, of an ARN, of a path and the like, the names in it. */
function namesInText(text: string, products: ReadonlySet<string>): readonly string[] {
  if (ID.test(text)) return [];
  // Logical ids are made of whole addresses.
  if (/^[^@\s]+@[^@\s]+$/.test(text)) return [text];
  if (!/^\S*[:/@*]\S*$/.test(text)) return WORDS.has(text) ? [] : [text];
  const [, service = '', resource = ''] = ARN.exec(text) ?? [];
  // Of an S3 bucket's ARN alone the resource does not begin with its type.
  const named = service === '' ? text : service === 's3' ? resource : resource.replace(/^[a-z-]+[:/]/, '');
  return named
    .split(/[^\p{L}\p{N}._-]+/u)
    .filter((name) => /\p{L}/u.test(name) && !WORDS.has(name) && !products.has(name));
}

const ARN = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.*)$/;
