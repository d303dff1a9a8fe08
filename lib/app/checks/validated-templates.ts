import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PolicyValidationStack, PolicyViolation } from 'aws-cdk-lib/core';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { z } from 'zod';
import { isRefused } from './as-severe-as-aws';
import { fileCache, type DataCache } from '../../iam-data/data-cache';

const Warning = z.object({
  ruleName: z.string().refine((name) => !isRefused(name)),
  description: z.string(),
  severity: z.literal('warning'),
  fix: z.string().optional(),
  ruleMetadata: z.record(z.string(), z.string()).optional(),
  violatingResources: z.array(
    // Not where the template lies, which may differ from run to run.
    z.object({ resourceLogicalId: z.string(), locations: z.array(z.string()) }),
  ),
});
const Kept = z.object({
  version: z.string(),
  ruleIds: z.array(z.string()),
  /** By digest, the latest last. */
  templates: z.record(z.string(), z.array(Warning)),
});
type Kept = z.infer<typeof Kept>;

/** The validator, as it answered last. */
export interface Validator {
  readonly version: string;
  readonly ruleIds: readonly string[];
}

/** Some dozens of syntheses of a large landing zone. */
const LIMIT = 2_000;

/**
 * Templates in which this version of the CDK found nothing, or only warnings about their resources, by everything that its
 * validation reads of them: the same text comes to the same. A template with an error is never remembered.
 */
export class ValidatedTemplates {
  private readonly name = `validated-templates-${cdkVersion}.json`;
  private readonly kept: Kept | undefined;

  public constructor(private readonly cache: DataCache = fileCache()) {
    this.kept = Kept.safeParse(cache.read(this.name)).data;
  }

  /** Undefined where no template is known. */
  public get validator(): Validator | undefined {
    return this.kept;
  }

  /** What was found in a template, or undefined where it is to be validated. */
  public warningsOf(template: PolicyValidationStack): readonly PolicyViolation[] | undefined {
    const { templatePath } = template;
    return this.kept?.templates[digestOf(template)]?.map(({ violatingResources, ...warning }) => ({
      ...warning,
      violatingResources: violatingResources.map((resource) => ({ ...resource, templatePath })),
    }));
  }

  public add(
    templates: readonly PolicyValidationStack[],
    violations: readonly PolicyViolation[],
    { version, ruleIds }: Validator,
  ): void {
    const found = templates.flatMap((template) => {
      const warnings = z.array(Warning).safeParse(violations.flatMap((violation) => within(template, violation)));
      return warnings.success ? [[digestOf(template), warnings.data] as const] : [];
    });
    const all = [...Object.entries(this.kept?.templates ?? {}), ...found].slice(-LIMIT);
    this.cache.write(this.name, { version, ruleIds: [...ruleIds], templates: Object.fromEntries(all) } satisfies Kept);
  }
}

/** A finding that does not say which template it is about is held against each. */
function within({ templatePath }: PolicyValidationStack, violation: PolicyViolation): readonly PolicyViolation[] {
  const violatingResources = violation.violatingResources.filter(
    (resource) => resource.templatePath === undefined || resource.templatePath === templatePath,
  );
  return violatingResources.length === 0 ? [] : [{ ...violation, violatingResources }];
}

function digestOf({ templatePath, accountId, region }: PolicyValidationStack): string {
  return createHash('sha256')
    .update(JSON.stringify([accountId, region]))
    .update(readFileSync(templatePath))
    .digest('hex');
}
