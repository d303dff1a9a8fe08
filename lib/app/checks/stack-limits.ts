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
import { INLINE_TEMPLATE_LIMIT_BYTES } from '../../model/stack-limits';
import { growthOfTemplate } from './stack-growth';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import type { Check } from './check';
import { measureProperties, type Measured } from './property-sizes';
import { measureTemplate } from './template-sizes';
import { overlookedSizes, tooLarge } from './too-large';

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

/** What is too large in each way that is measured, and stacks that CloudFormation would not take. */
function overlooked(): readonly string[] {
  const { problems } = measure({ ...tooLarge(), node: { id: 'Canary', path: 'Canary' } });
  return [...overlookedSizes(problems), ...overlookedStacks()];
}

function overlookedStacks(): readonly string[] {
  // Otherwise it would be synthesized at the end of the process, into the assembly.
  const app = new App({ autoSynth: false });
  const stack = new Stack(app, 'Canary');
  const properties = { TopicName: 'x'.repeat(INLINE_TEMPLATE_LIMIT_BYTES) };
  new CfnResource(new StackSetTemplate(stack, 'Template'), 'Topic', { type: 'AWS::SNS::Topic', properties });
  const found = problemsOf([stack, new Stack(app, 'Guardrails')]);
  return [
    ...(found.some((problem) => problem.found.endsWith('StackSet template Canary/Template'))
      ? []
      : ['a template of a StackSet that is too large']),
    ...(found.some((problem) => problem.found.startsWith('no guardrail')) ? [] : ['a stack without a guardrail']),
  ];
}

function problemsOf(stacks: readonly Stack[]): readonly Problem[] {
  try {
    assertStacksFit(stacks);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
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
