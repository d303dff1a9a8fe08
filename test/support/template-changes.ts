import { templatesOf } from './synthesize';

type Json = Readonly<Record<string, unknown>>;

interface Resource extends Json {
  readonly Type: string;
  readonly Properties?: Json;
}

/**
 * What a change of the config changes in the templates, stack by stack: `+` and `-` a resource with its type, `~` a resource
 * with the property that is another one. Inside of a StackSet's template the same, after its logical id. Stacks that stay
 * as they are do not appear. The eight characters that the CDK puts after an id are left out.
 */
export function changesBetween(before: unknown, after: unknown): Record<string, string[]> {
  const [old, young] = [synthesized(before), synthesized(after)];
  const stacks = Object.keys(young) as (keyof typeof young)[];
  return Object.fromEntries(
    stacks
      .map(
        (stack) =>
          [stack, resourceChanges(resourcesOf(old[stack].toJSON()), resourcesOf(young[stack].toJSON()))] as const,
      )
      .filter(([, changes]) => changes.length > 0),
  );
}

const known = new Map<string, ReturnType<typeof templatesOf>>();

/** Each config is synthesized once. */
function synthesized(config: unknown): ReturnType<typeof templatesOf> {
  const key = JSON.stringify(config);
  const templates = known.get(key) ?? templatesOf(config);
  known.set(key, templates);
  return templates;
}

function resourcesOf(template: Json): Readonly<Record<string, Resource>> {
  return (template.Resources ?? {}) as Record<string, Resource>;
}

function resourceChanges(
  before: Readonly<Record<string, Resource>>,
  after: Readonly<Record<string, Resource>>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((id) => {
    const [old, young] = [before[id], after[id]];
    const shown = id.replace(/[0-9A-F]{8}$/, '');
    if (old === undefined) return young === undefined ? [] : [`+ ${shown}  ${young.Type}`];
    if (young === undefined) return [`- ${shown}  ${old.Type}`];
    return [
      ...differingKeys(old, young)
        .filter((key) => key !== 'Properties')
        .map((key) => `~ ${shown}  ${key}`),
      ...differingKeys(old.Properties ?? {}, young.Properties ?? {}).flatMap((key) =>
        propertyChanges(shown, key, old.Properties?.[key], young.Properties?.[key]),
      ),
    ];
  });
}

function propertyChanges(id: string, key: string, old: unknown, young: unknown): string[] {
  if (key !== 'TemplateBody' || typeof old !== 'string' || typeof young !== 'string') return [`~ ${id}  ${key}`];
  const [before, after] = [old, young].map((text) => resourcesOf(JSON.parse(text) as Json));
  const inner = resourceChanges(before ?? {}, after ?? {});
  return inner.length === 0 ? [`~ ${id}  ${key}`] : inner.map((line) => `${id}: ${line}`);
}

function differingKeys(old: Json, young: Json): string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(young[key]))
    .sort();
}
