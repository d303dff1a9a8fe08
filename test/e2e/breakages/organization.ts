import { equal, ok } from 'node:assert/strict';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  OrganizationsClient,
  type DescribeOrganizationResponse,
  type ListAccountsResponse,
} from '@aws-sdk/client-organizations';
import type { RequestServiceQuotaIncreaseResponse } from '@aws-sdk/client-service-quotas';
import type { Site } from '../harness/site';
import { answerOf } from './break';
import type { Answers, Breakage, Chain } from './breakage';

const SOMEBODY_ELSE = '666666666666';

/** An address that is taken, and the key of its account. */
const TAKEN = { key: 'growth-sales', email: 'aws+taken@elsewhere.trips.com', other: 'aws+free@broken.trips.com' };

const SLOW: readonly Breakage[] = [
  {
    what: 'policy types: Organizations throttles without end',
    meets: ['Organizations still does not show all of … as enabled'],
    fault: { service: 'organizations', action: 'EnablePolicyType', error: 'TooManyRequestsException', times: 0 },
    says: [/_POLICY.* as enabled .*deploy again in a few minutes/],
    status: 'CREATE_FAILED',
  },
  {
    what: 'policy types: a call takes so long that the handler is out of time',
    meets: ['did not receive a response from your Custom Resource'],
    arrange: ({ run }) => run.emulator.set({ lambda_timeout: 5 }),
    fault: { service: 'organizations', action: 'EnablePolicyType', delay: 7 },
    wayOut: {
      first: ({ run }) => run.emulator.set({ lambda_timeout: 0 }),
      leavesOut: { 'aws logs tail': 'for reading, where it comes again' },
    },
  },
  {
    what: 'accounts: the organization is still being finalized',
    meets: ["organization hasn't finished initializing"],
    fault: { condition: 'finalizing-organization', times: 1 },
    says: [/Service: Organizations/],
  },
  {
    what: 'accounts: somebody else changes the organization at the same time',
    meets: ['another request is already in progress'],
    fault: {
      service: 'organizations',
      action: 'CreateAccount',
      error: 'ConcurrentModificationException',
      message:
        "AWS Organizations can't complete your request because another request is already in progress. Try again later.",
      times: 0,
    },
  },
];

const NOT_STABILIZED: readonly Breakage[] = [
  {
    what: 'accounts: AWS takes longer than CloudFormation waits',
    meets: ['NotStabilized on an account'],
    fault: { condition: 'account-not-stabilized', times: 1 },
    wayOut: 'with the next',
  },
  {
    what: 'accounts: so the account is there, and its e-mail address is taken',
    meets: ['AlreadyExists when deployed again'],
    refused: [/^accounts to create: .* exists \(\d{12}/],
    wayOut: {
      then: ({ said, site }, answers) => {
        const { Organization } = answerOf(answers, 'aws organizations describe') as DescribeOrganizationResponse;
        const orphan = accountNamedIn(said, answers);
        site.copy.edit((config) => ({
          ...config,
          organization: { ...config.organization, existing: Organization?.Id ?? '' },
          accounts: Object.fromEntries(
            Object.entries(config.accounts).map(([key, account]) => [
              key,
              account.email === orphan.email ? { ...account, existing: orphan.id } : account,
            ]),
          ),
        }));
        return Promise.resolve();
      },
    },
  },
];

/** The account whose address the CLI says is taken. */
function accountNamedIn(said: string, answers: Answers): { readonly id: string; readonly email: string } {
  const { Accounts = [] } = answerOf(answers, 'aws organizations list-accounts') as ListAccountsResponse;
  const found = Accounts.find(({ Email = '' }) => Email !== '' && said.includes(`[${Email}]`));
  ok(found !== undefined, said);
  return { id: found.Id ?? '', email: found.Email ?? '' };
}

const TAKEN_ELSEWHERE: Breakage = {
  what: 'accounts: an address belongs to an account of another organization',
  meets: ['AlreadyExists on an account that nobody made here'],
  arrange: async ({ run, site }) => {
    const client = run.aws.client(OrganizationsClient, { ...site.home, account: SOMEBODY_ELSE });
    await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    await client.send(new CreateAccountCommand({ AccountName: 'theirs', Email: TAKEN.email }));
    setEmail(site, TAKEN.email);
  },
  wayOut: {
    first: ({ site }) => {
      setEmail(site, TAKEN.other);
      return Promise.resolve();
    },
  },
};

function setEmail(site: Site, email: string): void {
  site.copy.edit((config) => ({
    ...config,
    accounts: { ...config.accounts, [TAKEN.key]: { ou: '', ...config.accounts[TAKEN.key], email } },
  }));
}

const QUOTA: readonly Breakage[] = [
  {
    what: 'accounts: as many as the quota allows, which AWS says at once',
    meets: ['exceeded the allowed number of AWS accounts'],
    fault: {
      service: 'organizations',
      action: 'CreateAccount',
      error: 'ConstraintViolationException',
      message: 'You have exceeded the allowed number of AWS accounts.',
      times: 0,
    },
    wayOut: 'with the next',
  },
  {
    what: 'accounts: or after it has begun',
    meets: ['ACCOUNT_LIMIT_EXCEEDED'],
    refused: [/^account quota: \d+ exist, \d+ to create, \d+ allowed/],
    arrange: async ({ run, site }) => {
      const { accounts } = await site.organization();
      await run.emulator.set({ account_quota: accounts.length });
    },
    wayOut: {
      then: ({ site }, answers) => {
        const { RequestedQuota } = answerOf(answers, 'aws service-quotas') as RequestServiceQuotaIncreaseResponse;
        const accountQuota = RequestedQuota?.DesiredValue ?? 0;
        site.copy.edit((config) => ({ ...config, company: { ...config.company, accountQuota } }));
        return Promise.resolve();
      },
    },
  },
];

/** Without rollback, as it is deployed: what was made stays, and the next deploy goes on from there. */
export const ORGANIZATION: Chain = {
  stack: 'Organization',
  stackName: 'lz-organization',
  options: ['--no-rollback'],
  status: 'UPDATE_FAILED',
  breakages: [...SLOW, ...QUOTA, TAKEN_ELSEWHERE, ...NOT_STABILIZED],
  complete: async ({ site }) => {
    const { existing } = site.zone.organization;
    equal((await site.organization()).id, existing, 'the organization is the one that was created');
  },
};

const BY_HAND = [
  /^names of OUs: .*security: an OU security exists/,
  /^accounts to create: .*(log-archive|security): .* exists/,
];

const THERE_ALREADY: readonly Breakage[] = [
  {
    what: 'organization: there is one already',
    meets: ['AlreadyExists on the organization'],
    refused: [/^organization: o-\S+ exists and was not created here/, ...BY_HAND],
    wayOut: {
      then: ({ site }, answers) => {
        const { Organization } = answerOf(answers, 'aws organizations describe') as DescribeOrganizationResponse;
        site.copy.edit((config) => ({
          ...config,
          organization: { ...config.organization, existing: Organization?.Id ?? '' },
        }));
        return Promise.resolve();
      },
    },
  },
  {
    what: 'organization: and an OU of that name, too',
    meets: ['Failing PreExistenceCheck: OrganizationalUnit with name […] already exists'],
    refused: BY_HAND,
    status: 'UPDATE_FAILED',
    wayOut: {
      then: ({ site }, answers) => {
        const told = (answerOf(answers, 'npm run preflight') as string).replaceAll(/\s+/g, ' ');
        const existing = /config\/organization\.ts → security: existing: '(?<id>[^']+)'/.exec(told)?.groups?.id;
        ok(existing !== undefined, told);
        site.copy.edit(({ organization, ...config }) => {
          const { security, ...others } = organization.organizationalUnits;
          const units = { ...others, security: { parent: 'root', ...security, existing } };
          return { ...config, organization: { ...organization, organizationalUnits: units } };
        });
        return Promise.resolve();
      },
    },
  },
];

/** Of a site that has an organization: enabling Identity Center in the console makes one. */
export const ORGANIZATION_BY_HAND: Chain = {
  ...ORGANIZATION,
  status: 'CREATE_FAILED',
  breakages: [...THERE_ALREADY],
  complete: () => Promise.resolve(),
};
