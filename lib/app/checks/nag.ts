import type { AssemblyTemplate } from '../../assembly/assembly-templates';
import { Stack, type App, type CfnResource } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, NIST80053R5Checks, type IApplyRule } from 'cdk-nag';
import type { Check, Ran } from './check';
import { overlookedBy } from './unprotected';

/** What a pack of cdk-nag tried. */
class Tally {
  /** By name, without that of the pack. */
  public readonly rules = new Set<string>();
  private readonly resources = new Map<CfnResource, number>();

  public note(applied: IApplyRule): void {
    this.rules.add(applied.ruleSuffixOverride ?? applied.rule.name);
    this.resources.set(applied.node, (this.resources.get(applied.node) ?? 0) + 1);
  }

  /** A pack tries every rule on every resource; what it is not about, a rule says itself. */
  public ran(templates: readonly AssemblyTemplate[]): Ran {
    const tried = new Map<string, number>();
    for (const [resource, rules] of this.resources) {
      const { templateFile } = Stack.of(resource);
      if (rules >= this.rules.size) tried.set(templateFile, (tried.get(templateFile) ?? 0) + 1);
    }
    const short = templates.filter(({ file, resources }) => (tried.get(file) ?? 0) < resources);
    return {
      templates: templates.map(({ file }) => file),
      counts: { rules: this.rules.size, resources: this.resources.size },
      gaps: short.map(
        ({ file, resources }) => `it tried all rules on ${tried.get(file) ?? 0} of ${resources} resources in ${file}`,
      ),
    };
  }
}

class CountedAwsSolutions extends AwsSolutionsChecks {
  public readonly tally = new Tally();

  protected override applyRule(rule: IApplyRule): void {
    super.applyRule(rule);
    this.tally.note(rule);
  }
}

class CountedNist extends NIST80053R5Checks {
  public readonly tally = new Tally();

  protected override applyRule(rule: IApplyRule): void {
    super.applyRule(rule);
    this.tally.note(rule);
  }
}

/** The packs of cdk-nag that every template has to pass, each as a check. */
export function nagChecks(app: App): readonly Check[] {
  return [new CountedAwsSolutions(app), new CountedNist(app)].map((pack) => ({
    name: `cdk-nag ${pack.name}`,
    plugin: pack,
    ran: (templates) => pack.tally.ran(templates),
    overlooks: () => {
      const another = new (pack.constructor as new () => typeof pack)();
      return [...overlookedBy(another, another.tally.rules)];
    },
  }));
}
