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

export function make({ changes }: EverydayEdit, fork: Clone): void {
  for (const [file, from, to] of changes) fork.edit(`config/${file}.ts`, from, to);
}
