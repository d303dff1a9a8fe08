import type { Clone } from './clone';

type Change = readonly [file: string, from: string, to: string];

export interface EverydayEdit {
  readonly what: string;
  readonly changes: readonly Change[];
}

const access = (line: string): Change => ['access', 'assignments: [', `assignments: [\n    ${line},`];
const entry = (section: string, line: string): Change => [section, ', {\n', `, {\n  ${line},\n`];

/** What people change every week, in the files that `npm run new-company` wrote. */
export const everydayEdits: readonly EverydayEdit[] = [
  {
    what: 'an account is added',
    changes: [entry('accounts', "blog: { email: 'aws+blog@ferries.example', ou: 'marketing' }")],
  },
  {
    what: 'an OU is added',
    changes: [
      [
        'organization',
        'organizationalUnits: {',
        "organizationalUnits: {\n    labs: { parent: 'engineering', guardrails: ['deny-desktops'] },",
      ],
    ],
  },
  {
    what: 'a group is added, and gets access',
    changes: [
      ['access', 'groups: {', "groups: {\n    pursers: { description: 'Who sells on board' },"],
      access("{ group: 'pursers', persona: 'qa', organizationalUnits: ['sales'] }"),
    ],
  },
  {
    what: 'a line of access is added',
    changes: [access("{ group: 'developers', persona: 'qa', accounts: ['engineering-test'] }")],
  },
  {
    what: 'a line of access is taken out',
    changes: [['access', "{ group: 'sales', persona: 'sales', organizationalUnits: ['sales'] },", '']],
  },
  {
    what: 'an exception is added',
    changes: [
      entry(
        'exceptions',
        "'deny-unapproved-regions': [{ account: 'growth-marketing', reason: 'Their tool is elsewhere', until: '2099-12-31' }]",
      ),
    ],
  },
  {
    what: 'a region is added',
    changes: [['company', "approvedRegions: ['eu-central-1'", "approvedRegions: ['eu-north-1', 'eu-central-1'"]],
  },
  { what: 'an account is moved', changes: [['accounts', "ou: 'marketing'", "ou: 'sales'"]] },
  { what: 'an account is suspended', changes: [['accounts', "ou: 'marketing'", "ou: 'suspended'"]] },
];

const into = (section: string, line: string): Change => [section, ', {});', `, { ${line} });`];
const region: EverydayEdit = {
  what: 'a region is added',
  changes: [['company', "approvedRegions: ['eu-central-1'", "approvedRegions: ['eu-north-1', 'eu-central-1'"]],
};
const exception = (account: string): EverydayEdit => ({
  what: 'an exception is added',
  changes: [
    into(
      'exceptions',
      `'deny-unapproved-regions': [{ account: '${account}', reason: 'Their tool is elsewhere', until: '2099-12-31' }]`,
    ),
  ],
});

/** Where nobody is an engineer any more, it would be said of nobody, and is refused until it goes, too. */
const ABOUT_ENGINEERS: Change = [
  'scenarios',
  `  {
    says: 'engineers can never reach log-archive',
    never: [{ principal: 'engineers/developer', account: 'log-archive', action: '*', unassigned: true }],
  },
`,
  '',
];

/** The same in what the other starting points of `npm run new-company` write. */
export const editsOfStarts: Readonly<Record<'three-accounts' | 'large', readonly EverydayEdit[]>> = {
  'three-accounts': [
    {
      what: 'an account is added',
      changes: [entry('accounts', "blog: { email: 'aws+blog@ferries.example', ou: 'workloads' }")],
    },
    {
      what: 'an OU is added',
      changes: [
        ['organization', 'organizationalUnits: {', "organizationalUnits: {\n    labs: { parent: 'workloads' },"],
      ],
    },
    {
      what: 'a group is added, and gets access',
      changes: [
        ['access', 'groups: {', "groups: {\n    pursers: { description: 'Who sells on board' },"],
        access("{ group: 'pursers', persona: 'qa', organizationalUnits: ['workloads'] }"),
      ],
    },
    {
      what: 'a line of access is added',
      changes: [access("{ group: 'engineers', persona: 'qa', accounts: ['production'] }")],
    },
    {
      what: 'a line of access is taken out, and the sentence about it',
      changes: [
        ['access', "{ group: 'engineers', persona: 'developer', organizationalUnits: ['workloads'] },", ''],
        ABOUT_ENGINEERS,
      ],
    },
    exception('production'),
    region,
    {
      what: 'an account is moved into an OU of its own',
      changes: [
        ['organization', 'organizationalUnits: {', "organizationalUnits: {\n    live: { parent: 'workloads' },"],
        ['accounts', "ou: 'workloads'", "ou: 'live'"],
      ],
    },
    {
      what: 'the only account for people is suspended, and the sentence about them goes',
      changes: [['accounts', "ou: 'workloads'", "ou: 'suspended'"], ABOUT_ENGINEERS],
    },
  ],
  large: [
    {
      what: 'an account is added',
      changes: [entry('accounts', "'mail-prod': { email: 'aws+mail-prod@ferries.example', ou: 'prod' }")],
    },
    {
      what: 'an OU is added',
      changes: [
        ['organization', 'organizationalUnits: {', "organizationalUnits: {\n    labs: { parent: 'workloads' },"],
      ],
    },
    {
      what: 'a group is added, and gets access',
      changes: [
        ['access', 'groups: {', "groups: {\n    pursers: { description: 'Who sells on board' },"],
        access("{ group: 'pursers', persona: 'qa', organizationalUnits: ['staging'] }"),
      ],
    },
    {
      what: 'a line of access is added',
      changes: [access("{ group: 'data-developers', persona: 'qa', accounts: ['shop-staging'] }")],
    },
    {
      what: 'a line of access is taken out',
      changes: [['access', "{ group: 'shop-operators', persona: 'prod-admin', accounts: ['shop-prod'] },", '']],
    },
    exception('shop-prod'),
    region,
    {
      what: 'an account is moved',
      changes: [
        [
          'accounts',
          "email: 'aws+sandbox@ferries.example', ou: 'sandbox'",
          "email: 'aws+sandbox@ferries.example', ou: 'dev'",
        ],
      ],
    },
    {
      what: 'an account is suspended, and the access to it goes',
      changes: [
        [
          'accounts',
          "email: 'aws+sandbox@ferries.example', ou: 'sandbox'",
          "email: 'aws+sandbox@ferries.example', ou: 'suspended'",
        ],
        ['access', "['shop-dev', 'sandbox']", "['shop-dev']"],
        ['access', "['data-dev', 'sandbox']", "['data-dev']"],
      ],
    },
  ],
};

export function make({ changes }: EverydayEdit, fork: Clone): void {
  for (const [file, from, to] of changes) fork.edit(`config/${file}.ts`, from, to);
}
