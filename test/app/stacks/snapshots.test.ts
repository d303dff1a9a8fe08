import { config } from '../../support/companies/trips';
import { digestOf, templatesOf } from '../../support/synthesize';

/*
 * What the sample company deploys, small enough to read in a pull request. After an intended change:
 * `npm test -- -u`, and review the difference like code.
 */

const templates = templatesOf(config);

test.each(Object.keys(templates) as (keyof typeof templates)[])('the %s stack of the sample company', (stack) => {
  expect(digestOf(templates[stack])).toMatchSnapshot();
});
