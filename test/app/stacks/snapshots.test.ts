import { config } from '../../support/companies/trips';
import { digestOf, templatesOf } from '../../support/synthesize';

/*
 * What the sample company deploys, small enough to read in a pull request: review the difference like code.
 */

const BY = 'test/app/stacks/snapshots';

const templates = templatesOf(config);

test.each(Object.keys(templates) as (keyof typeof templates)[])('the %s stack of the sample company', (stack) => {
  expect(digestOf(templates[stack])).toMatchSnapshot(`if not, and the change was intended: npm test -- ${BY} -u`);
});
