import type { Stack } from 'aws-cdk-lib/core';
import { CfnResource } from 'aws-cdk-lib/core';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import { ConfigError } from '../../config/config-error';
import type { Problem } from '../../config/problem';
import { INLINE_TEMPLATE_LIMIT_BYTES, SECTION_LIMITS, TEMPLATE_LIMIT_BYTES } from '../../model/stack-limits';
import { growthOf, growthOfTemplate, OTHERWISE, type Growth } from './stack-growth';

const RESOURCE_LIMIT = SECTION_LIMITS.Resources;

/**
 * What CloudFormation would refuse is better said of the config, and before any template is written.
 *
 * @throws ConfigError that names each stack that is too large or has nothing in it
 */
export function assertStacksFit(stacks: readonly Stack[]): void {
  const problems = [
    ...stacks.flatMap(resourceProblems),
    ...stacks.flatMap((stack) => stackSetTemplates(stack).flatMap(sizeProblems)),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
}

function resourceProblems(stack: Stack): Problem[] {
  const types = stack.node
    .findAll()
    .flatMap((node) => (CfnResource.isCfnResource(node) && node.stack === stack ? [node.cfnResourceType] : []));
  if (types.length === 0 && stack.node.id === 'Guardrails') return [NO_GUARDRAILS];
  if (types.length <= RESOURCE_LIMIT) return [];
  return [tooMany(growthOf(stack.node.id, types), stack.stackName, types.length, RESOURCE_LIMIT, 'resources')];
}

const NO_GUARDRAILS: Problem = {
  path: 'config/organization.ts → guardrails',
  found: 'no guardrail, on the root or anywhere',
  expected:
    'at least one: CloudFormation takes no stack without resources, and no landing zone is one without guardrails',
  mend: 'add a guardrail of lib/catalogue/guardrails/catalogue.ts, or one of your own in config/guardrails',
};

function stackSetTemplates(stack: Stack): StackSetTemplate[] {
  return stack.node.findAll().filter((node) => StackSetTemplate.isStackSetTemplate(node));
}

/** A StackSet's template is part of the request. */
function sizeProblems(template: StackSetTemplate): Problem[] {
  const bytes = Buffer.byteLength(String(template.resolve(template.templateBody)));
  if (bytes <= INLINE_TEMPLATE_LIMIT_BYTES) return [];
  const { path, mend } = growthOfTemplate(template.node.path) ?? OTHERWISE;
  return [
    {
      path,
      found: `what comes to ${bytes} bytes in the StackSet template ${template.node.path}`,
      expected: `at most ${INLINE_TEMPLATE_LIMIT_BYTES} bytes in the template of a StackSet: CloudFormation's limit`,
      mend,
    },
  ];
}

function tooMany({ path, mend }: Growth, stackName: string, count: number, limit: number, what: string): Problem {
  const found = `what comes to ${count} ${what} in the stack ${stackName}`;
  return { path, found, expected: `at most ${limit} ${what} in a stack: CloudFormation's limit`, mend };
}

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  readonly id: string;
  readonly stackName: string;
  readonly template: unknown;
}

/** What of the config makes synthesized templates larger than CloudFormation takes. Outputs for other stacks are made only while they are written. */
export function templateLimitProblems(stacks: readonly SynthesizedStack[]): readonly Problem[] {
  return stacks.flatMap(({ id, stackName, template }) => {
    const resources = Object.values((template as Readonly<Record<string, object>>).Resources ?? {}) as {
      Type: string;
    }[];
    const counts = Object.entries(SECTION_LIMITS).map(([section, limit]) => {
      const count = Object.keys((template as Readonly<Record<string, object>>)[section] ?? {}).length;
      return { count, limit, what: section.toLowerCase() };
    });
    const bytes = Buffer.byteLength(JSON.stringify(template, undefined, 1));
    return [...counts, { count: bytes, limit: TEMPLATE_LIMIT_BYTES, what: 'bytes of template' }]
      .filter(({ count, limit }) => count > limit)
      .map(({ count, limit, what }) =>
        tooMany(
          growthOf(
            id,
            resources.map(({ Type }) => Type),
          ),
          stackName,
          count,
          limit,
          what,
        ),
      );
  });
}
