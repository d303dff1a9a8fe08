import { App, Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, NIST80053R5Checks, NagRuleCompliance, type IApplyRule } from 'cdk-nag';
import { nagChecks } from '../../../lib/app/checks/nag';
import { HELD_RULES, overlookedBy } from '../../../lib/app/checks/unprotected';
import { addLandingZone } from '../../../lib/app/landing-zone';
import { company } from '../../limits/company';
import { everything } from '../../support/companies/everything';
import { testApp } from '../../support/synthesize';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';

/** They differ in what they look at, not in how. */
const PACKS = [AwsSolutionsChecks, NIST80053R5Checks as unknown as typeof AwsSolutionsChecks];

/** A pack that notes what its rules answer, and may pass some of them over. */
function noting(Pack: typeof AwsSolutionsChecks, pass: (name: string) => boolean = () => false) {
  const rules = new Set<string>();
  const judging = new Set<string>();
  class Noting extends Pack {
    protected override applyRule(applied: IApplyRule): void {
      const name = applied.ruleSuffixOverride ?? applied.rule.name;
      rules.add(name);
      const rule: IApplyRule['rule'] = (node) => {
        const result = pass(name) ? NagRuleCompliance.NOT_APPLICABLE : applied.rule(node);
        if (result !== NagRuleCompliance.NOT_APPLICABLE) judging.add(name);
        return result;
      };
      super.applyRule({ ...applied, ruleSuffixOverride: name, rule });
    }
  }
  return { pack: new Noting(), rules, judging };
}

test('every rule that has anything to say of what deploys is held to finding what is unprotected', () => {
  const judging = PACKS.flatMap((Pack) => {
    const { pack, judging } = noting(Pack);
    for (const config of [everything, company]) {
      const app = testApp();
      addLandingZone(app, { zone: readLandingZone(config), catalogue });
      pack.validateScope(app);
    }
    return [...judging];
  });
  expect(judging.filter((rule) => !HELD_RULES.has(rule))).toEqual([]);
  expect([...HELD_RULES].filter((rule) => !judging.includes(rule))).toEqual([]);
});

test('what is unprotected is found', () => {
  expect(nagChecks(new App()).flatMap((check) => check.overlooks())).toEqual([]);
});

test.each(PACKS.map((Pack) => [new Pack().name, Pack] as const))(
  'each rule of %s that finds nothing is told',
  (_name, Pack) => {
    const { pack, rules } = noting(Pack);
    pack.validateScope(new Stack());
    expect(overlookedBy(pack, rules)).toEqual([]);
    const held = [...rules].filter((rule) => HELD_RULES.has(rule));
    expect(held.length).toBeGreaterThan(8);
    for (const rule of held) {
      const blind = noting(Pack, (name) => name === rule);
      const told = overlookedBy(blind.pack, blind.rules);
      expect(told.length).toBeGreaterThan(0);
      expect(told.filter((one) => !one.endsWith(` by ${rule}`))).toEqual([]);
    }
  },
);

test('a rule that throws has found nothing', () => {
  class Throwing extends AwsSolutionsChecks {
    protected override applyRule(applied: IApplyRule): void {
      const rule = (): never => {
        throw new Error('canary');
      };
      super.applyRule({ ...applied, rule });
    }
  }
  const told = overlookedBy(new Throwing(), new Set(['S1', 'KMS5']));
  expect(told).toEqual(['an unprotected bucket by S1', 'an unprotected key by KMS5']);
});
