import { join } from 'node:path';
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib/core';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';

/**
 * The CDK's own template validation, on the templates of StackSets too: they are no artifacts of the assembly, so it would
 * not see them, and they are what runs in every account.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const assemblyFolder = context.templatePaths[0]?.replace(/[^/\\]+$/, '') ?? '.';
    const inner = context.appConstruct.node
      .findAll()
      .filter((construct) => StackSetTemplate.isStackSetTemplate(construct))
      .map((stack) => ({
        stackConstructPath: stack.node.path,
        templatePath: join(assemblyFolder, stack.templateFile),
        accountId: undefined,
        region: undefined,
      }));
    return super.validate({
      ...context,
      stackTemplates: [...context.stackTemplates, ...inner],
      templatePaths: [...context.templatePaths, ...inner.map(({ templatePath }) => templatePath)],
    });
  }
}
