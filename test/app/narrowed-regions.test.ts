import type { WrittenLandingZone } from '../../lib/model/schema';
import { everything } from '../support/companies/everything';
import { checked } from '../support/checked';
import { loaded } from '../support/read-landing-zone';

/* An OU with Regions of its own, and exceptions from those of the company: everything that is claimed holds on the templates. */

const company: WrittenLandingZone = {
  ...everything,
  accounts: { ...everything.accounts, 'sandbox-2': { email: 'aws+sandbox-2@trips.com', ou: 'sandbox' } },
  workloads: {
    ...everything.workloads,
    'sandbox-pipeline': {
      machineRole: 'oidc-deploy',
      roleName: 'sandbox-pipeline',
      accounts: ['sandbox-1', 'sandbox-2'],
      resources: { provider: { arn: 'arn:aws:iam::{account}:oidc-provider/gitlab.com' } },
      oidc: {
        issuer: 'https://gitlab.com',
        audience: 'https://gitlab.com',
        subject: 'project_path:trips/sandbox:ref_type:branch:ref:main',
      },
    },
  },
};
const reason = 'Its charts come from elsewhere';

test.each([
  ['an account', { account: 'sandbox-1', reason }],
  ['a machine role', { principal: 'role/lz-sandbox-pipeline', account: 'sandbox-1', reason }],
  ['an account above', { account: 'engineering-dev', reason }],
])('with an exception of %s every check holds', async (_what, exception) => {
  const exceptions = { 'deny-unapproved-regions': [exception] };
  const { problems } = await checked(loaded({ ...company, exceptions }));
  expect(problems).toEqual([]);
});
