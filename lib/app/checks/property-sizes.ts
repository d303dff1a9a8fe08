import type { Template, TemplateResource } from '../../assembly/template';
import type { Problem } from '../../config/problem';
import { count } from '../../config/wording';
import { quotaOf, raiseInWords } from '../../model/quotas';
import type { LandingZone } from '../../model/landing-zone';
import { longest } from './longest';
import { PROPERTY_LIMITS, type PropertyLimit } from './property-limits';

export interface Measured {
  readonly problems: readonly Problem[];
  /** How many properties were measured. */
  readonly measured: number;
}

/**
 * Properties that AWS would refuse for their size, after half of the stack is there.
 *
 * @param file of the template, for the path of what is no construct of the app
 * @param quotas that AWS has raised. @default none
 */
export function measureProperties(
  file: string,
  { Resources }: Pick<Template, 'Resources'>,
  quotas?: LandingZone['company']['quotas'],
): Measured {
  const uses = Object.entries(Resources).flatMap(([id, resource]) =>
    PROPERTY_LIMITS.filter(({ type }) => type === '*' || type === resource.Type).flatMap((limit) => {
      const value = valueOf(limit, id, Resources);
      return value === undefined
        ? []
        : [{ limit, used: sizeOf(value, limit), path: pathOf(file, id, resource, limit) }];
    }),
  );
  return {
    measured: uses.length,
    problems: uses.flatMap(({ limit, used, path }) => {
      const allowed = limit.quota === undefined ? limit.limit : quotaOf(quotas, limit.quota);
      return used <= allowed ? [] : [tooLarge(limit, used, path, allowed)];
    }),
  };
}

function valueOf({ property }: PropertyLimit, id: string, resources: Template['Resources']): unknown {
  const own = resources[id]?.Properties?.[property];
  if (property !== 'Policies') return own;
  const policies = [...documentsIn(own), ...attachedDocuments(id, resources)];
  return policies.length === 0 ? undefined : policies;
}

function documentsIn(policies: unknown): readonly unknown[] {
  return Array.isArray(policies) ? policies.map((policy: { PolicyDocument?: unknown }) => policy.PolicyDocument) : [];
}

/** Inline policies that are resources of their own count on each principal that they name. */
function attachedDocuments(id: string, resources: Template['Resources']): readonly unknown[] {
  return Object.values(resources)
    .filter(({ Type }) => /^AWS::IAM::(Role|User|Group)?Policy$/.test(Type))
    .filter(({ Properties = {} }) => {
      const { Roles, Users, Groups, RoleName, UserName, GroupName } = Properties;
      const names = [Roles, Users, Groups, RoleName, UserName, GroupName];
      return JSON.stringify(names).includes(`{"Ref":${JSON.stringify(id)}}`);
    })
    .map(({ Properties }) => Properties?.PolicyDocument);
}

function sizeOf(value: unknown, { unit, property }: PropertyLimit): number {
  const whole = longest(value);
  if (unit === 'entries') return typeof whole === 'object' && whole !== null ? Object.keys(whole).length : 0;
  // Each inline policy counts for itself, not the list around them.
  const texts = (property === 'Policies' ? [whole].flat() : [whole]).map(textOf);
  return texts.reduce(
    (sum, text) => sum + (unit === 'bytes' ? Buffer.byteLength(text) : text.replace(/\s/g, '').length),
    0,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function pathOf(file: string, id: string, { Metadata }: TemplateResource, { property }: PropertyLimit): string {
  const path = Metadata?.['aws:cdk:path'];
  return `${typeof path === 'string' ? path : `${file} → ${id}`}.${property}`;
}

function tooLarge(
  { type, unit, mend, page, quota }: PropertyLimit,
  used: number,
  path: string,
  allowed: number,
): Problem {
  return {
    path,
    found: `${count(used)} ${unit}`,
    expected: `at most ${count(allowed)} ${unit} in ${type === '*' ? 'this property' : `this property of ${type}`}: AWS's limit (${page})`,
    mend: quota === undefined ? mend : `${mend}${raiseInWords(quota, allowed)}`,
  };
}
