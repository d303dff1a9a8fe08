import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CfnResource, Stack, type IPolicyValidationContext, type PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { parseTemplate } from '../../assembly/template';
import { ConfigError } from '../../config/config-error';
import { assertStacksFit, templateLimitProblems } from './size-limits';
import type { Check } from './check';
import { measureProperties } from './property-sizes';

/**
 * The limits of CloudFormation once more, on what really became of the stacks, those of StackSets among them, and those of the
 * properties in them: what AWS would refuse is a problem to mend here.
 */
export function stackLimits(): Check {
  let stacks: readonly Stack[] = [];
  let properties = 0;
  return {
    name: 'stack limits',
    plugin: {
      name: 'Stack limits',
      validate({ appConstruct, templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
        const found = appConstruct.node.findAll().filter((construct) => Stack.isStack(construct));
        assertStacksFit(found);
        properties = assertTemplatesFit(found, dirname(templatePaths[0] ?? '.'));
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
  };
}

/**
 * @returns how many properties were measured
 * @throws ConfigError with everything in the templates that is larger than AWS takes
 */
function assertTemplatesFit(stacks: readonly Stack[], folder: string): number {
  const results = stacks.map((stack) => {
    const { templateFile, stackName } = stack;
    const file = join(folder, templateFile);
    const template = parseTemplate(readFileSync(file, 'utf8'), file);
    const { problems, measured } = measureProperties(templateFile, template);
    return {
      measured,
      problems: [...templateLimitProblems([{ id: stack.node.id, stackName, template }]), ...problems],
    };
  });
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return results.reduce((sum, { measured }) => sum + measured, 0);
}
