import { FAILS_ALIKE, OF_THE_WHOLE } from '../../../lib/app/checks/check';
import { describeFinding } from '../../../lib/app/checks/describe-finding';

const finding = {
  ruleName: 'scenario-1-never-1',
  description: 'it does not hold',
  violatingResources: [{ constructPath: 'Organization', locations: [] }],
  fix: 'do this.',
};

test('a finding says what it deploys as', () => {
  expect(describeFinding(finding)).toBe(
    'scenario-1-never-1: it does not hold\n  Deploys as Organization.\n  To mend it: do this.',
  );
});

test('one about the landing zone as a whole names no construct, which would be an arbitrary one', () => {
  const ruleMetadata = { [OF_THE_WHOLE]: 'true', [FAILS_ALIKE]: 'another' };
  expect(describeFinding({ ...finding, ruleMetadata })).toBe(
    'scenario-1-never-1: it does not hold\n  Also another.\n  To mend it: do this.',
  );
});
