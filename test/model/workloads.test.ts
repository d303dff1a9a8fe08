import { changed, problemsOf, refuses } from './fixture';
import { FILE, elsewhere, gitLab, inbox, pipe, pipeline, trusted, work, worker } from './workload-fixture';

test.each<[string, Record<string, unknown>]>([
  ['no workloads at all', {}],
  ['a role with what it works with', worker({})],
  ['a role in OUs, one of whose accounts is suspended', worker({ accounts: undefined, organizationalUnits: ['root'] })],
  ['a role in several Regions', worker({ regions: ['eu-west-1', 'us-east-1'] })],
  ['a role away from home', worker({ regions: ['us-east-1'] })],
  [
    'a role that finds what exists in several Regions',
    worker({
      regions: ['eu-west-1', 'us-east-1'],
      resources: {
        inbox: { arn: 'arn:aws:s3:::inbox' },
        results: { arn: 'arn:aws:sns:{region}:{account}:results' },
      },
    }),
  ],
  ['a bucket that exists', inbox({ arn: 'arn:aws:s3:::inbox-{account}' })],
  ['a bucket of another account', inbox({ createdIn: 'security' })],
  ['a pipeline in the management account', pipeline({ accounts: ['management'] })],
  ['a pipeline of another issuer', elsewhere({})],
  [
    'a pipeline of another issuer beside one of GitHub in one account',
    {
      'company/trustedOidcProviders': [
        ...trusted['company/trustedOidcProviders'],
        { url: 'gitlab.com', audiences: ['https://gitlab.com'], subjects: ['project_path:trips/*'] },
      ],
      workloads: { pipe, other: gitLab },
    },
  ],
  [
    'a repository with the immutable ids that GitHub gives new ones',
    pipeline({ github: { repository: 'trips@1/app@2', environment: 'dev' } }),
  ],
])('%s is in order', (_what, changes) => {
  expect(problemsOf(changed(changes))).toEqual([]);
});

describe('a workload is refused', () => {
  refuses([
    [
      'of a role that is not in the catalogue',
      worker({ machineRole: 'workr' }),
      `${FILE} → work.machineRole`,
      '"workr"',
      'a machine role: the name of a file in lib/catalogue/machine-roles or config/machine-roles',
      'did you mean "worker"?',
    ],
    [
      'in an account that nobody defined',
      worker({ accounts: ['app-dve'] }),
      `${FILE} → work.accounts[0]`,
      '"app-dve"',
      'management, or one of the accounts in config/accounts.ts',
      'did you mean "app-dev"?',
    ],
    [
      'in an OU that nobody defined',
      worker({ organizationalUnits: ['workload'] }),
      `${FILE} → work.organizationalUnits[0]`,
      '"workload"',
      'root, or one of the OUs in config/organization.ts',
      'did you mean "workloads"?',
    ],
    [
      'that lives nowhere',
      worker({ accounts: [] }),
      `${FILE} → work`,
      'neither accounts nor organizationalUnits',
      'at least one account or OU',
      'add where the role lives, or remove the workload',
    ],
    [
      'in an account on its way out',
      worker({ accounts: ['old-app'] }),
      `${FILE} → work.accounts[0]`,
      '"old-app", an account in a suspended OU',
      'accounts and OUs that are not suspended',
      'remove it: nothing is to run in an account on its way out',
    ],
    [
      'in an OU on its way out',
      worker({ organizationalUnits: ['suspended'] }),
      `${FILE} → work.organizationalUnits[0]`,
      '"suspended", an OU that is or lies in a suspended one',
      'accounts and OUs that are not suspended',
      'remove it: nothing is to run in an account on its way out',
    ],
    [
      'that names an account twice',
      worker({ accounts: ['app-dev', 'app-dev'] }),
      `${FILE} → work.accounts[1]`,
      '"app-dev" a second time',
      'each entry once',
      'remove it',
    ],
    [
      'whose role another one has placed there',
      { workloads: { first: { ...work, accounts: undefined, organizationalUnits: ['workloads'] }, second: work } },
      `${FILE} → second`,
      '"worker" in app-dev, where "first" already places it',
      'each role once in an account, by its name',
      'take the account out of one of the two, or give this one a roleName of its own',
    ],
    [
      'of an application with a name of the landing zone’s',
      worker({ roleName: 'lz-pipeline' }),
      `${FILE} → work.roleName`,
      '"lz-pipeline", which makes a role "lz-pipeline"',
      'one without lz-, which is for roles of the landing zone: an account has a name once, whatever its path',
      'give it another roleName, for example pipeline',
    ],
    [
      'whose id is the name by which the management account gets in',
      { 'organization/accountAccessRoleName': 'Worker', ...worker({}) },
      `${FILE} → work.machineRole`,
      '"worker", which makes a role "worker"',
      'a name that no role of the landing zone has: an account has it once',
      'give it another roleName, for example deploy-pipeline',
    ],
    [
      'of an application in the management account',
      worker({ accounts: ['management'] }),
      `${FILE} → work.accounts[0]`,
      '"management", for the role of an application',
      'member accounts: no guardrail binds the management account, so nothing runs there',
      'place it in a member account',
    ],
    [
      'with the logical id of another',
      { workloads: { 'work-1': work, work1: { ...work, accounts: ['security'] } } },
      `${FILE} → work1`,
      'the keys "work-1" and "work1", both Work1 in the templates',
      'keys that differ in more than hyphens',
      'rename the one that is not deployed yet',
    ],
    [
      'with a key that is no identity',
      { workloads: { 'My Work': work } },
      `${FILE} → ["My Work"]`,
      'the key "My Work"',
      'a key of lower case words (letters, digits) joined by hyphens',
      'for example "my-work"',
    ],
  ]);
});

describe('a resource is refused', () => {
  refuses([
    [
      'that is given neither way',
      inbox({}),
      `${FILE} → work.resources.inbox`,
      'neither createdIn nor arn',
      'one of the two: the bucket that worker works with is created, or exists',
      "add { createdIn: 'same-account' }, or its arn",
    ],
    [
      'that is missing',
      worker({ resources: { results: { createdIn: 'same-account' } } }),
      `${FILE} → work.resources.inbox`,
      'neither createdIn nor arn',
      'one of the two: the bucket that worker works with is created, or exists',
      "add { createdIn: 'same-account' }, or its arn",
    ],
    [
      'that is given both ways',
      inbox({ createdIn: 'same-account', arn: 'arn:aws:s3:::inbox' }),
      `${FILE} → work.resources.inbox`,
      'both createdIn and arn',
      'one of the two: the bucket that worker works with is created, or exists',
      'remove one',
    ],
    [
      'that the role does not know',
      worker({ resources: { ...work.resources, outbox: { createdIn: 'same-account' } } }),
      `${FILE} → work.resources.outbox`,
      '"outbox"',
      'one of the resources that worker works with: inbox, results',
      'remove it, or use one of inbox, results',
    ],
    [
      'whose ARN is of another kind',
      inbox({ arn: 'arn:aws:sns:{region}:{account}:inbox' }),
      `${FILE} → work.resources.inbox.arn`,
      '"arn:aws:sns:{region}:{account}:inbox"',
      'the ARN of one bucket',
      'for example "arn:aws:s3:::example-uploads-{account}"',
    ],
    [
      'whose ARN is a pattern',
      inbox({ arn: 'arn:aws:s3:::inbox-*' }),
      `${FILE} → work.resources.inbox.arn`,
      '"arn:aws:s3:::inbox-*"',
      'the ARN of one resource, without wildcards',
      'for example "arn:aws:sns:{region}:{account}:orders"',
    ],
    [
      'in an account that nobody defined',
      inbox({ createdIn: 'securty' }),
      `${FILE} → work.resources.inbox.createdIn`,
      '"securty"',
      'same-account, or one of the member accounts in config/accounts.ts',
      'did you mean "security"?',
    ],
    [
      'in an account on its way out',
      inbox({ createdIn: 'old-app' }),
      `${FILE} → work.resources.inbox.createdIn`,
      '"old-app", an account in a suspended OU',
      'an account that works',
      'name another account',
    ],
    [
      'that cannot be shared between accounts',
      worker({ resources: { ...work.resources, results: { createdIn: 'security' } } }),
      `${FILE} → work.resources.results.createdIn`,
      'a topic in "security"',
      '"same-account": only buckets are shared with roles of other accounts',
      'set it to "same-account", or give the arn of one that exists',
    ],
    [
      'that IAM has already: an identity provider of another workload',
      {
        ...trusted,
        workloads: {
          pipe,
          second: { ...pipe, machineRole: 'second-pipeline' },
        },
      },
      `${FILE} → second.resources.github.createdIn`,
      'an identity provider in app-dev, where "pipe" already creates it',
      'one identity provider of token.actions.githubusercontent.com in an account',
      'give its arn here: "arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com"',
    ],
    [
      'whose bucket would have too long a name',
      { workloads: { 'work-with-quite-a-long-name-for-a-bucket': work } },
      `${FILE} → work-with-quite-a-long-name-for-a-bucket.resources.inbox`,
      'a bucket name of 69 characters: work-with-quite-a-long-name-for-a-bucket-inbox-<account>-eu-west-1',
      '63 characters at most',
      "shorten the workload's key by 6",
    ],
    [
      'whose bucket would have too long a name in one of its Regions',
      {
        'company/approvedRegions': ['eu-west-1', 'ap-southeast-1'],
        workloads: { 'work-with-the-name-for-a-bucket': { ...work, regions: ['eu-west-1', 'ap-southeast-1'] } },
      },
      `${FILE} → work-with-the-name-for-a-bucket.resources.inbox`,
      'a bucket name of 65 characters: work-with-the-name-for-a-bucket-inbox-<account>-ap-southeast-1',
      '63 characters at most',
      "shorten the workload's key by 2",
    ],
    [
      'of a StackSet that another workload has',
      {
        workloads: {
          work: { ...work, resources: { ...work.resources, inbox: { createdIn: 'security' } } },
          'work-inbox': { ...work, accounts: ['security'] },
        },
      },
      `${FILE} → work.resources.inbox`,
      `a StackSet "work-inbox" of its own, as ${FILE} → work-inbox has one`,
      'keys that differ in more than where one ends and the next begins',
      'rename the workload that is not deployed yet',
    ],
  ]);
});

describe('a Region of a workload is refused', () => {
  const narrowed = {
    'organization/organizationalUnits/dev': { parent: 'workloads', approvedRegions: ['eu-west-1'] },
  };
  refuses([
    [
      'that AWS does not have',
      worker({ regions: ['us-eats-1'] }),
      `${FILE} → work.regions[0]`,
      '"us-eats-1"',
      'an AWS region',
      'did you mean "us-east-1"?',
    ],
    [
      'of another partition',
      worker({ regions: ['cn-north-1'] }),
      `${FILE} → work.regions[0]`,
      '"cn-north-1", a region of AWS China (partition aws-cn)',
      'a region of the commercial partition (aws): an organization never spans two',
      'remove it; the other partition needs a landing zone of its own',
    ],
    [
      'that the company does not approve',
      worker({ regions: ['eu-west-1', 'ap-south-1'] }),
      `${FILE} → work.regions[1]`,
      '"ap-south-1", which config/company.ts → approvedRegions does not approve for "app-dev"',
      'some of eu-west-1, us-east-1',
      'remove it, or add it to config/company.ts → approvedRegions first, or use one of eu-west-1, us-east-1',
    ],
    [
      "that the account's OU leaves out",
      { ...narrowed, ...worker({ regions: ['us-east-1'] }) },
      `${FILE} → work.regions[0]`,
      '"us-east-1", which config/organization.ts → organizationalUnits.dev.approvedRegions does not approve for "app-dev"',
      'some of eu-west-1',
      'remove it, or add it to config/organization.ts → organizationalUnits.dev.approvedRegions first, or use one of eu-west-1',
    ],
    [
      'that the OU of the account that shares leaves out',
      {
        ...narrowed,
        ...worker({
          accounts: ['security'],
          regions: ['us-east-1'],
          resources: { ...work.resources, inbox: { createdIn: 'app-dev' } },
        }),
      },
      `${FILE} → work.regions[0]`,
      '"us-east-1", which config/organization.ts → organizationalUnits.dev.approvedRegions does not approve for "app-dev"',
      'some of eu-west-1',
      'remove it, or add it to config/organization.ts → organizationalUnits.dev.approvedRegions first, or use one of eu-west-1',
    ],
    [
      'that stands there twice',
      worker({ regions: ['us-east-1', 'us-east-1'] }),
      `${FILE} → work.regions[1]`,
      '"us-east-1" a second time',
      'each entry once',
      'remove it',
    ],
    [
      'of a role that works with nothing in a Region',
      pipeline({ regions: ['us-east-1'] }),
      `${FILE} → pipe.regions`,
      'Regions, for a role that works with nothing in a Region',
      'a bucket or a topic that is created, or an arn with {region}: a role itself is global',
      'remove it',
    ],
    [
      'of a role in the management account that is not at home',
      {
        ...trusted,
        workloads: {
          pipe: {
            ...pipe,
            machineRole: 'publishing-pipeline',
            accounts: ['management'],
            regions: ['us-east-1'],
            resources: { ...pipe.resources, releases: { createdIn: 'same-account' } },
          },
        },
      },
      `${FILE} → pipe.regions[0]`,
      '"us-east-1", for "releases" in the management account',
      '"eu-west-1" alone: StackSets skip the management account, and its stack is there',
      'place the role in a member account, or give the arn of what exists',
    ],
  ]);

  test.each([
    ['is misspelt', { inbx: work.resources.inbox }],
    ['is left out', {}],
  ])('nor are Regions refused where what is in them %s: that is told', (_, resources) => {
    const problems = problemsOf(changed(worker({ regions: ['us-east-1'], resources })));
    expect(problems.map(({ path }) => path)).toContain(`${FILE} → work.resources.inbox`);
    expect(problems.map(({ path }) => path)).not.toContain(`${FILE} → work.regions`);
  });

  test('where the list is empty', () => {
    expect(problemsOf(changed(worker({ regions: [] })))).toMatchObject([{ path: `${FILE} → work.regions` }]);
  });
});
