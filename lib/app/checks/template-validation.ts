import { basename, join } from 'node:path';
import {
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyValidationStack,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import type { Check, Ran } from './check';
import { ValidatedTemplates, type Validator } from './validated-templates';
import { ValidationThread, WRONG_TEMPLATE, type ValidationThreadProps } from './validation-thread';

/**
 * The CDK's own template validation, on the templates of StackSets too: they are no artifacts of the assembly, so it would
 * not see them, and they are what runs in every account.
 *
 * It takes as long as all other checks together. So it runs in a thread beside them (`begin` is to be registered before
 * them, the plugin itself after them), and not again on a template that it found valid before.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  /** Starts the validation, and finds nothing itself. */
  public readonly begin: IPolicyValidationPlugin = {
    name: `${CloudFormationValidatePlugin.PLUGIN_NAME} (begins)`,
    validate: (context) => {
      this.start(context);
      return { success: true, violations: [] };
    },
  };

  private validator: Validator | undefined;
  private started: Started | undefined;
  private result: Pick<Ran, 'templates' | 'counts'> = { templates: [], counts: {} };

  public constructor(
    private readonly validated = new ValidatedTemplates(),
    private readonly thread: ValidationThreadProps = {},
  ) {
    super();
    this.validator = validated.validator;
  }

  public override get version(): string {
    return this.validator?.version ?? super.version ?? '';
  }

  public override get ruleIds(): string[] {
    return [...(this.validator?.ruleIds ?? super.ruleIds ?? [])];
  }

  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { warnings, thread, templates, known } = this.started ?? this.start(context);
    if (thread === undefined) {
      this.result = ranOn(known);
      return { success: true, violations: [...warnings] };
    }
    const { report, validated, ...validator } = thread.result();
    this.validator = validator;
    this.validated.add(templates, report.violations, validator);
    this.result = ranOn([...known, ...validated]);
    return { ...report, violations: [...warnings, ...report.violations] };
  }

  /** It and what it begins with, as one check. */
  public get check(): Check {
    return {
      name: 'template validation',
      begin: this.begin,
      plugin: this,
      ran: () => ({ ...this.result, gaps: [] }),
      // The thread has that template too, without which it has no result; where all are known there is no thread.
      overlooks: () =>
        this.validated.warningsOf(WRONG_TEMPLATE) === undefined
          ? []
          : ['a template that it says it found valid before'],
    };
  }

  private start(context: IPolicyValidationContext): Started {
    const all = templatesOf(context).map((template) => ({ template, known: this.validated.warningsOf(template) }));
    const templates = all.filter(({ known }) => known === undefined).map(({ template }) => template);
    const warnings = all.flatMap(({ known }) => known ?? []);
    const thread = templates.length === 0 ? undefined : new ValidationThread(templates, this.thread);
    const known = all.filter(({ known }) => known !== undefined).map(({ template }) => template.templatePath);
    this.started = { warnings, thread, templates, known };
    return this.started;
  }
}

interface Started {
  /** Of templates that are as they were. */
  readonly warnings: readonly PolicyViolation[];
  /** Absent where there are no others. */
  readonly thread: ValidationThread | undefined;
  readonly templates: readonly PolicyValidationStack[];
  /** Paths of those that are as they were. */
  readonly known: readonly string[];
}

function ranOn(paths: readonly string[]): Pick<Ran, 'templates' | 'counts'> {
  const templates = paths.map((path) => basename(path));
  return { templates, counts: { validated: templates.length } };
}

function templatesOf({
  stackTemplates,
  templatePaths,
  appConstruct,
}: IPolicyValidationContext): readonly PolicyValidationStack[] {
  const folder = templatePaths[0]?.replace(/[^/\\]+$/, '') ?? '.';
  const inner = appConstruct.node
    .findAll()
    .filter((construct) => StackSetTemplate.isStackSetTemplate(construct))
    .map((stack) => ({
      stackConstructPath: stack.node.path,
      templatePath: join(folder, stack.templateFile),
      accountId: undefined,
      region: undefined,
    }));
  return [...stackTemplates, ...inner];
}
