import type { Organization } from '../../ask/organization';
import type { Catalogue } from '../../choice/catalogue';
import { parseJson } from '../../base/json';
import { productIds, type Named } from './config-names';
import { keysIn } from './page-names';

/** What is compared of an organization: its templates, with the names of their stacks. */
type Templates = Pick<Organization, 'assembly'>;

/**
 * Names in the templates of a base that nothing of the head has: its config, which would say what is a name there, is not read. Whatever a
 * value is made of counts as one: of a sentence nothing, since what it names is named elsewhere. What the product calls so, or AWS, is none.
 */
export function namesGone(base: Templates, head: Templates, catalogue: Catalogue): readonly Named[] {
  const known = new Set([...partsOf(head)].flatMap((part) => [part.toLowerCase(), ...wordsOf(part)]));
  const products = new Set([...productIds(catalogue)].flatMap((id) => [id, ...wordsOf(id)]));
  const isKnown = (word: string): boolean => known.has(word) || products.has(word);
  const found = new Map<string, string>();
  for (const part of partsOf(base)) {
    if (known.has(part.toLowerCase()) || products.has(part) || OF_ALL.test(part)) continue;
    if (part.includes('@')) {
      found.set(part, 'person');
      continue;
    }
    const own = part.split(BETWEEN).filter((word) => /\p{L}/u.test(word) && !wordsOf(word).every(isKnown));
    // What is joined by hyphens is a name, whatever its words are; what begins like the landing zone's holds one.
    const whole = /[._-]/.test(part) && !/^(?:lz|cdk|aws)-/.test(part) ? [part] : [];
    for (const name of [...own, ...whole]) found.set(name, 'name');
  }
  for (const id of personasOf(base)) if (!products.has(id)) found.set(id, 'principal');
  return [...found].map(([name, kind]): Named => [kind, name]);
}

/** Their ids, which stand in logical ids alone. */
function personasOf({ assembly }: Templates): readonly string[] {
  return assembly.stacks.flatMap(({ template }) =>
    Object.entries(template.Resources).flatMap(([logicalId, { Type }]) =>
      keysIn(logicalId, Type, { 'AWS::SSO::PermissionSet': 'PermissionSet' }),
    ),
  );
}

/** Between the words of a name. */
const BETWEEN = /[._-]+/;

/** Regions, principals of services, types and versions: AWS's, whoever uses them. */
const OF_ALL =
  /^(?:[a-z]{2}(?:-[a-z]+)+-\d[a-z]?|(?:.*\.)?amazonaws\.com|AWS|[0-9.,-]+|\d{4}-\d{2}-\d{2}\S*|[0-9a-f]{32,}|[A-Z0-9]{8})$/;

/** In lower case, those of camel case apart. */
function wordsOf(part: string): readonly string[] {
  return part
    .split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Words of a text that is no sentence. */
const MOST_WORDS = 3;

function* partsOf({ assembly }: Templates): Generator<string> {
  for (const { template, stackName } of assembly.stacks) {
    yield* partsOfText(stackName);
    yield* partsOfValue(template);
  }
}

function* partsOfValue(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    // Templates of StackSets, and policies that are written as texts.
    const inner = /^\s*[{[]/.test(value) ? parseJson(value) : undefined;
    yield* inner !== undefined && 'value' in inner ? partsOfValue(inner.value) : partsOfText(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) yield* partsOfValue(item);
  }
}

function* partsOfText(text: string): Generator<string> {
  if (text.trim().split(/\s+/).length > MOST_WORDS) return;
  for (const [part] of text.matchAll(/[^\s@]+@[\w-]+(?:\.[\w-]+)+|[\p{L}\p{N}][\p{L}\p{N}._-]*(?<![._-])/gu))
    yield part;
}
