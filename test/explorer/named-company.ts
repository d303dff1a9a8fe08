import { defineGuardrail, defineMachineRole, definePersona, nothingBut, trustService } from '../../lib/config/define';
import { productDefinitions, type Definitions } from '../../lib/config/definitions';
import { noOwnFiles } from '../../lib/config/own/own-files';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { config as sample } from '../support/companies/trips';

/** Gives what a company calls something: the same name each time for the same thing. */
export type Naming = (what: string) => string;

export interface NamedCompany {
  readonly config: Record<string, unknown>;
  readonly from: Definitions;
}

const mailsOf =
  (key: Naming) =>
  (name: string): string =>
    `aws+${name}@${key('company')}.example`;

const contact = (what: string, value: Naming, mail: (name: string) => string): object => ({
  name: `${value(`${what} person`)} Person`,
  title: `Head of ${value(`${what} desk`)}`,
  email: mail(value(`${what} mail`)),
  phoneNumber: '+1 555 0100',
});

const contacts = (of: string, value: Naming, mail: (name: string) => string): object =>
  Object.fromEntries(
    ['billing', 'operations', 'security'].map((what) => [what, contact(`${of} ${what}`, value, mail)]),
  );

/** A guardrail, a persona and a machine role of the company's own, whose sentences name its accounts, OUs and groups. */
function ownContent(key: Naming): Definitions {
  const rail = defineGuardrail({
    type: 'SERVICE_CONTROL_POLICY',
    control: 'C01',
    why: `Crews of ${key('group')} in ${key('app')} work on computers of their own.`,
    exceptions: { to: ['principal', 'account'], because: `whoever is in ${key('within')} can do nothing else` },
    statements: [{ Effect: 'Deny', Action: 'workspaces:CreateWorkspaces', Resource: '*' }],
    denies: [{ action: 'workspaces:CreateWorkspaces' }],
    allows: [{ action: 'workspaces:DescribeWorkspaces' }],
  });
  const persona = definePersona({
    name: key('persona name'),
    description: `For those of ${key('group')} who watch ${key('app')}.`,
    sessionHours: 4,
    statements: [{ Effect: 'Allow', Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'], Resource: '*' }],
    can: [{ action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'] }],
    cannot: [{ action: ['cloudwatch:PutDashboard', 's3:GetObject', 'iam:CreateUser'] }],
  });
  const machine = defineMachineRole({
    belongsTo: 'application',
    resources: { [key('reports')]: 'bucket' },
    define: ({ resources }) => {
      const [reports] = Object.values(resources);
      if (reports === undefined) throw new Error('There is no bucket.');
      const resource = `${reports.arn}/*`;
      return {
        description: `The function that writes for ${key('group')} in ${key('app')}.`,
        trust: [trustService('lambda')],
        statements: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: resource }],
        can: [{ action: 's3:PutObject', resource: `${reports.arn}/a.csv`, resourceAccount: reports.account }],
        cannot: [nothingBut('s3:PutObject')],
      };
    },
  });
  const entries = {
    guardrails: { [key('rail')]: rail },
    personas: { [key('persona')]: persona },
    machineRoles: { [key('machine')]: machine },
  };
  const file = (id: string, content: unknown): readonly object[] => [{ name: `${id}.ts`, exports: [content] }];
  return withOwnContent(productDefinitions, {
    catalogue: entries,
    files: {
      ...noOwnFiles,
      guardrails: file(key('rail'), rail),
      personas: file(key('persona'), persona),
      machineRoles: file(key('machine'), machine),
    } as typeof noOwnFiles,
  });
}

/** What is left where nothing more was wanted: three accounts, and one group. */
export function smallCompany(key: Naming, value: Naming): NamedCompany {
  const mail = mailsOf(key);
  const [app, archive, safe, unit] = [key('app'), key('archive'), key('safe'), key('unit')];
  return {
    from: ownContent(key),
    config: {
      company: {
        ...sample.company,
        name: key('company'),
        managementAccount: { name: key('boss'), email: mail(value('boss mail')) },
        securityAccount: safe,
        logArchiveAccount: archive,
        contacts: undefined,
        backup: undefined,
        alarms: undefined,
        budgets: undefined,
        tags: undefined,
        trustedOidcProviders: undefined,
      },
      organization: {
        guardrails: sample.organization.guardrails.filter((id) => !/^back-up|^deny-iam-users$/.test(id)),
        organizationalUnits: {
          [unit]: { parent: 'root' },
          [key('within')]: { parent: unit },
        },
      },
      accounts: {
        [app]: { email: mail(value('app mail')), ou: unit },
        [archive]: { email: mail(value('archive mail')), ou: unit, guardrails: ['deny-changing-log-buckets'] },
        [safe]: { email: mail(value('safe mail')), ou: unit },
      },
      access: {
        identitySource: 'identity-center',
        groups: { [key('group')]: { description: 'Those' } },
        assignments: [{ group: key('group'), persona: 'org-admin', accounts: ['management'] }],
      },
      exceptions: {},
      workloads: {},
      scenarios: [],
    },
  };
}

/** Everything that a config can hold, and a name in each of its texts. @param value of what is no key, and can change in its place */
export function wholeCompany(key: Naming, value: Naming): NamedCompany {
  const { config, from } = smallCompany(key, value);
  const mail = mailsOf(key);
  const [app, archive, safe, unit, within] = [key('app'), key('archive'), key('safe'), key('unit'), key('within')];
  const [group, other, owner, shop] = [key('group'), key('other'), value('owner'), key('shop')];
  const gitlab = { issuer: 'https://gitlab.com', audience: 'https://gitlab.com' };
  const environment = [value('tag')];
  return {
    from,
    config: {
      ...config,
      company: {
        ...(config.company as object),
        batches: { accounts: [key('batch')], organizationalUnits: [key('wave')], assignments: [key('lot')] },
        contacts: contacts('company', value, mail),
        alarms: { emails: [mail(value('alarm mail'))] },
        budgets: {
          organizationMonthlyUsd: 1000,
          accountMonthlyUsd: 100,
          accountsMonthlyUsd: { [app]: 200 },
          taggedAccountsMonthlyUsd: [{ tags: { environment }, monthlyUsd: 50 }],
          alertEmails: [mail(value('budget mail'))],
        },
        tags: { costs: value('costs') },
        reviewers: { everything: [`@${owner}/${value('reviewers')}`, mail(value('reviewer mail'))] },
        accountFiles: {
          [key('file')]: {
            owners: [`@${owner}/${value('crew')}`],
            organizationalUnits: [within],
            tags: { environment },
          },
        },
        serviceUsers: {
          [key('printer')]: {
            account: app,
            why: `Prints for ${group} and cannot federate`,
            actions: ['s3:GetObject'],
            resources: [`arn:aws:s3:::${value('bucket')}-tickets/*`],
            tags: { purpose: value('purpose') },
          },
        },
        trustedPartners: [{ accountId: '222222222222', why: `Books for ${group}` }],
        trustedOidcProviders: [
          {
            url: 'token.actions.githubusercontent.com',
            audiences: ['sts.amazonaws.com'],
            subjects: [`repo:${owner}/*`],
          },
          {
            url: 'gitlab.com',
            audiences: [gitlab.audience],
            subjects: [`project_path:${value('project group')}/*`],
          },
        ],
      },
      organization: {
        ...(config.organization as object),
        accountAccessRoleName: value('access role'),
        organizationalUnits: {
          [unit]: {
            parent: 'root',
            name: `${value('unit name')} Unit`,
            guardrails: ['require-permissions-boundary', 'deny-disabling-keys', key('rail')],
            tags: { area: value('area') },
          },
          [within]: { parent: unit, guardrails: ['deny-sharing-resources'], batch: key('wave') },
        },
      },
      accounts: {
        [app]: {
          email: mail(value('app mail')),
          ou: within,
          name: `${value('app name')} Engine`,
          tags: { environment: value('tag') },
          contacts: contacts('app', value, mail),
          batch: key('batch'),
        },
        [shop]: {
          email: mail(value('shop mail')),
          ou: within,
          tags: { environment: value('tag') },
          batch: key('batch'),
        },
        [archive]: { email: mail(value('archive mail')), ou: unit, guardrails: ['deny-changing-log-buckets'] },
        [safe]: { email: mail(value('safe mail')), ou: unit },
      },
      access: {
        identitySource: 'identity-center',
        groups: {
          [group]: { displayName: `Crew (${value('group name')})`, description: `Those of ${group} in ${app}` },
          [other]: { description: `Those of ${other}` },
        },
        users: {
          [key('user')]: {
            givenName: value('given name'),
            familyName: value('family name'),
            email: mail(value('user mail')),
            groups: [group],
          },
        },
        accountTags: { environment },
        assignments: [
          { group, persona: 'org-admin', accounts: ['management'] },
          { group, persona: 'developer', organizationalUnits: [within] },
          { group, persona: 'auditor', taggedAccounts: { within: [unit], tags: { environment } } },
          { group: other, persona: 'auditor', organizationalUnits: ['root'], batch: key('lot') },
          { group: other, persona: key('persona'), accounts: [app, shop] },
        ],
      },
      exceptions: {
        'require-permissions-boundary': [
          {
            principal: `${group}/developer`,
            account: app,
            reason: `Until group ${group} has moved account ${app}`,
            until: '2099-12-31',
          },
        ],
        [key('rail')]: [
          {
            principal: `role/app/${key('role name')}`,
            account: app,
            reason: `It works for ${other} on one`,
            until: '2099-12-31',
          },
          { account: shop, reason: `${shop} has them` },
        ],
      },
      workloads: {
        [key('pipeline')]: {
          machineRole: 'ci-deploy',
          accounts: [app, shop],
          resources: { github: { createdIn: 'same-account' } },
          github: { repository: `${owner}/${value('repository')}`, environment: value('github environment') },
        },
        [key('other pipeline')]: {
          machineRole: 'ci-deploy',
          accounts: [safe],
          resources: { github: { createdIn: 'same-account' } },
          github: { repository: `${owner}/${value('other repository')}`, environment: value('github environment') },
        },
        [key('lab pipeline')]: {
          machineRole: 'oidc-deploy',
          accounts: [app, 'management'],
          resources: { provider: { createdIn: 'same-account' } },
          oidc: {
            ...gitlab,
            subject: `project_path:${value('project group')}/${value('project')}:ref_type:branch:ref:main`,
          },
        },
        [key('writer')]: {
          machineRole: key('machine'),
          roleName: key('role name'),
          accounts: [app, shop],
          resources: { [key('reports')]: { createdIn: safe } },
        },
        [key('other writer')]: {
          machineRole: key('machine'),
          organizationalUnits: [within],
          regions: ['us-west-2', 'us-east-2'],
          resources: { [key('reports')]: { arn: `arn:aws:s3:::${value('given bucket')}-{account}-{region}` } },
        },
      },
      scenarios: [
        {
          says: `${group} can never close ${app}`,
          never: [{ principal: `${group}/developer`, account: app, action: 'account:CloseAccount' }],
        },
      ],
    },
  };
}
