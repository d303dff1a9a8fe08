import { CfnResource, Stack, type IPolicyValidationContext, type PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { assertStacksFit } from '../stack-limits';
import type { Check } from './check';

/** The limits of CloudFormation once more, on what really became of the stacks, those of StackSets among them. */
export function stackLimits(): Check {
  let stacks: readonly Stack[] = [];
  return {
    name: 'stack limits',
    plugin: {
      name: 'Stack limits',
      validate({ appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
        const found = appConstruct.node.findAll().filter((construct) => Stack.isStack(construct));
        assertStacksFit(found);
        stacks = found;
        return { success: true, violations: [] };
      },
    },
    ran: () => ({
      templates: stacks.map(({ templateFile }) => templateFile),
      counts: {
        resources: new Set(stacks.flatMap(({ node }) => node.findAll().filter((one) => CfnResource.isCfnResource(one))))
          .size,
      },
      gaps: [],
    }),
  };
}
