import type { Assembly } from '../assembly';
import { resourcesOf } from '../assembly/placed-resources';
import type { GrantedQuotas } from '../assembly/proven/proofs-file';
import type { Template, TemplateResource } from '../assembly/template';
import { INLINE_TEMPLATE_LIMIT_BYTES } from '../model/stack-limits';
import { schemaOf } from '../resource-schemas';
import type { QuotaUsage } from './quota-usage';
import { propertyUses, type PropertyUse } from './sizes/measure';

/** What policies and other properties take of what AWS takes of them, in the templates of stacks and of StackSets; the same thing in several of them once. */
export function propertyQuotas(assembly: Assembly, granted: GrantedQuotas): readonly QuotaUsage[] {
  const fullest = new Map<string, QuotaUsage>();
  for (const usage of templatesIn(assembly).flatMap((one) => usagesIn(one, granted))) {
    const key = `${usage.quota} ${usage.where}`;
    const known = fullest.get(key);
    if (known === undefined || known.used < usage.used) fullest.set(key, usage);
  }
  return [...fullest.values()];
}

interface Placed {
  /** How a person calls what is in it. */
  readonly stackName: string;
  readonly template: Pick<Template, 'Resources'>;
}

/** Those of the stacks and those that they hand on, each text once. */
function templatesIn({ stacks, fileAsset }: Assembly): readonly Placed[] {
  const textAt = (url: string): string | undefined => fileAsset(url.split('/').at(-1) ?? '')?.text;
  const inner = stacks.flatMap(({ stackName, template }) =>
    resourcesOf(stackName, template, textAt).flatMap(({ inner: handedOn, properties }) => {
      const { TemplateBody: body, TemplateURL: url } = properties;
      return typeof handedOn === 'object'
        ? [[JSON.stringify(body ?? url), { stackName, template: handedOn }] as const]
        : [];
    }),
  );
  return [...stacks, ...new Map(inner).values()];
}

function usagesIn({ stackName, template }: Placed, granted: GrantedQuotas): readonly QuotaUsage[] {
  const properties = propertyUses(template, granted)
    .filter(({ limit }) => limit.type !== '*')
    .map((use) => ({ quota: quotaOf(use), where: nameOf(stackName, use), used: use.used, allowed: use.allowed }));
  return [...properties, ...stackSetsIn(stackName, template)];
}

function quotaOf({ limit: { unit, type, property, part } }: PropertyUse): string {
  return `${unit} of ${[property, ...(part === undefined ? [] : [part])].join('.')} of ${type}`;
}

/** A StackSet's template is part of the request. */
function stackSetsIn(stackName: string, { Resources }: Placed['template']): readonly QuotaUsage[] {
  return Object.entries(Resources).flatMap(([id, resource]) => {
    const body = resource.Type === 'AWS::CloudFormation::StackSet' ? resource.Properties?.TemplateBody : undefined;
    if (typeof body !== 'string') return [];
    const used = Buffer.byteLength(body);
    const where = nameOf(stackName, { id, resource });
    return [{ quota: "bytes of a StackSet's template", where, used, allowed: INLINE_TEMPLATE_LIMIT_BYTES }];
  });
}

/** Properties that name a resource where its identifier is one that AWS makes. */
const NAMES = [
  'Name',
  'StackSetName',
  'ManagedPolicyName',
  'RoleName',
  'TopicName',
  'BucketName',
  'AliasName',
] as const;

/** Its name where the template says it. */
function nameOf(
  stackName: string,
  { id, resource }: { readonly id: string; readonly resource: TemplateResource },
): string {
  const { Type, Properties = {} } = resource;
  const own = [...(schemaOf(Type)?.identifier ?? []), ...NAMES].map((key) => Properties[key]);
  const name = own.find((value) => typeof value === 'string');
  return name ?? `${id} of ${stackName}`;
}
