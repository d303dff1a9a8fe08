import { measureProperties } from '../../../lib/app/checks/property-sizes';
import { templateLimitProblems } from '../../../lib/app/checks/size-limits';
import { stackLimits } from '../../../lib/app/checks/stack-limits';
import { measureTemplate } from '../../../lib/app/checks/template-sizes';
import { TEMPLATE_LIMITS } from '../../../lib/app/checks/template-limits';
import { overlookedSizes, tooLarge } from '../../../lib/app/checks/too-large';
import { PROPERTY_LIMITS } from '../../../lib/ask/sizes/property-limits';
import type { Problem } from '../../../lib/config/problem';

function found(): readonly Problem[] {
  const { template, templateFile, stackName } = tooLarge();
  return [
    ...measureProperties(templateFile, template).problems,
    ...measureTemplate(templateFile, template).problems,
    ...templateLimitProblems([{ id: 'Canary', stackName, template }]),
  ];
}

test('what is too large on purpose is found in every way that is measured', () => {
  expect(overlookedSizes(found())).toEqual([]);
  expect(stackLimits().overlooks()).toEqual([]);
});

test('every limit that is not looked at is told', () => {
  const nothing = overlookedSizes([]);
  expect(new Set(nothing).size).toBe(nothing.length);
  expect(nothing.length).toBeGreaterThan(PROPERTY_LIMITS.length + TEMPLATE_LIMITS.length + 5);
  const problems = found();
  const told = problems.map((problem) => overlookedSizes(problems.filter((other) => other !== problem)));
  expect(new Set(told.flat())).toEqual(new Set(nothing));
});
