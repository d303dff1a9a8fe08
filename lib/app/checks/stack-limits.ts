import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  App,
  CfnResource,
  Stack,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';
import { parseTemplate, type Template } from '../../assembly/template';
import { ConfigError } from '../../config/config-error';
import { assertStacksFit, templateLimitProblems } from './size-limits';
import type { Problem } from '../../config/problem';
import type { LandingZone } from '../../model/landing-zone';
import { INLINE_TEMPLATE_LIMIT_BYTES, SECTION_LIMITS } from '../../model/stack-limits';
import { growthOfTemplate } from './stack-growth';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import type { Check } from './check';
import { measureProperties, type Measured } from './property-sizes';
import { measureTemplate } from './template-sizes';

type Quotas = LandingZone['company']['quotas'];

/**
 * The limits of CloudFormation once more, on what really became of the stacks, those of StackSets among them, and those of the
 * properties in them: what AWS would refuse is a problem to mend here.
 *
 * @param quotas that AWS has raised. @default none
 */
export function stackLimits(quotas?: Quotas): Check {
  let stacks: readonly Stack[] = [];
  let properties = 0;
  return {
    name: 'stack limits',
    plugin: {
      name: 'Stack limits',
      validate({ appConstruct, templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
        const found = appConstruct.node.findAll().filter((construct) => Stack.isStack(construct));
        assertStacksFit(found);
        properties = assertTemplatesFit(found, dirname(templatePaths[0] ?? '.'), quotas);
        stacks = found;
        return { success: true, violations: [] };
      },
    },
    ran: () => ({
      templates: stacks.map(({ templateFile }) => templateFile),
      counts: {
        resources: new Set(stacks.flatMap(({ node }) => node.findAll().filter((one) => CfnResource.isCfnResource(one))))
          .size,
        // An app without any has been looked through all the same.
        ...(properties > 0 && { properties }),
      },
      gaps: [],
    }),
    overlooks: overlooked,
  };
}

/** One template that is too large in each way that is measured. */
function overlooked(): readonly string[] {
  const policy = { Type: 'AWS::SNS::TopicPolicy', Properties: { PolicyDocument: { Id: 'x'.repeat(100_000) } } };
  const many = Array.from({ length: SECTION_LIMITS.Resources }, (_, index) => [
    `T${index}`,
    { Type: 'AWS::SNS::Topic' },
  ]);
  const template = {
    Resources: { policy, ...(Object.fromEntries(many) as Template['Resources']) },
    Description: 'x'.repeat(10_000),
  };
  const found = measure({
    templateFile: 'canary',
    stackName: 'canary',
    node: { id: 'Canary', path: 'Canary' },
    template,
  });
  const paths = found.problems.map((problem) => `${problem.path} ${problem.found}`).join('\n');
  return [
    ...(paths.includes('resources') ? [] : ['a template of too many resources']),
    ...(paths.includes('PolicyDocument') ? [] : ['a property that is too long']),
    ...(paths.includes('Description') ? [] : ['a description that is too long']),
    ...(isLargeStackSetFound() ? [] : ['a template of a StackSet that is too large']),
  ];
}

function isLargeStackSetFound(): boolean {
  // Otherwise it would be synthesized at the end of the process, into the assembly.
  const stack = new Stack(new App({ autoSynth: false }), 'Canary');
  const properties = { TopicName: 'x'.repeat(INLINE_TEMPLATE_LIMIT_BYTES) };
  new CfnResource(new StackSetTemplate(stack, 'Template'), 'Topic', { type: 'AWS::SNS::Topic', properties });
  try {
    assertStacksFit([stack]);
    return false;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return true;
  }
}

/**
 * @returns how many properties and names were measured
 * @throws ConfigError with everything in the templates that is larger than AWS takes
 */
function assertTemplatesFit(stacks: readonly Stack[], folder: string, quotas: Quotas): number {
  const results = stacks.map((stack) => measureStack(stack, folder, quotas));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return results.reduce((sum, { measured }) => sum + measured, 0);
}

function measureStack({ templateFile, stackName, node }: Stack, folder: string, quotas: Quotas): Measured {
  const file = join(folder, templateFile);
  const template = parseTemplate(readFileSync(file, 'utf8'), file);
  return measure({ templateFile, stackName, node, template }, quotas);
}

interface Measurable {
  readonly templateFile: string;
  readonly stackName: string;
  readonly node: Pick<Stack['node'], 'id' | 'path'>;
  readonly template: Template;
}

function measure({ templateFile, stackName, node, template }: Measurable, quotas?: Quotas): Measured {
  const parts = [measureProperties(templateFile, template, quotas), measureTemplate(templateFile, template)];
  return {
    measured: parts.reduce((sum, { measured }) => sum + measured, 0),
    problems: [
      ...templateLimitProblems([{ id: node.id, stackName, template }]),
      ...parts.flatMap(({ problems }) => problems).map((problem) => inConfig(problem, node.path)),
    ],
  };
}

/** Where the config says how large a template becomes, its words rather than those of the template. @param path of its construct */
function inConfig(problem: Problem, path: string): Problem {
  const growth = growthOfTemplate(path);
  return growth === undefined ? problem : { ...problem, ...growth, found: `${problem.found} in ${problem.path}` };
}
