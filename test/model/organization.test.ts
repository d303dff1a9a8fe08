import { refuses } from './fixture';

const OUS = 'organization/organizationalUnits';
const PLACE = 'config/organization.ts → organizationalUnits';
const ADOPTED = { 'organization/existing': 'o-abcde12345' };

/** OUs `one` in the root, `two` in `one`, and so on. */
const nested = (...keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key, index) => [`${OUS}/${key}`, { parent: keys[index - 1] ?? 'root' }]));

describe('an organizational unit is refused', () => {
  refuses([
    [
      'whose parent nobody defined',
      { [`${OUS}/dev/parent`]: 'worklods' },
      `${PLACE}.dev.parent`,
      '"worklods"',
      'root, or one of the OUs in config/organization.ts',
      'did you mean "workloads"?',
    ],
    [
      'that is its own parent',
      { [`${OUS}/loop`]: { parent: 'loop' } },
      `${PLACE}.loop.parent`,
      'a circle: "loop" in "loop"',
      'parents that lead to the root',
      'give one of them another parent',
    ],
    [
      'in a circle of several, which is reported once',
      { [`${OUS}/a`]: { parent: 'b' }, [`${OUS}/b`]: { parent: 'c' }, [`${OUS}/c`]: { parent: 'a' } },
      `${PLACE}.a.parent`,
      'a circle: "a" in "b" in "c" in "a"',
      'parents that lead to the root',
      'give one of them another parent',
    ],
    [
      'in a circle, whose guardrails are held against nothing until it is mended',
      {
        [`${OUS}/a`]: { parent: 'b', guardrails: ['deny-regions'] },
        [`${OUS}/b`]: { parent: 'a', guardrails: ['deny-regions'] },
      },
      `${PLACE}.a.parent`,
      'a circle: "a" in "b" in "a"',
      'parents that lead to the root',
      'give one of them another parent',
    ],
    [
      'deeper than five levels',
      nested('one', 'two', 'three', 'four', 'five', 'six'),
      `${PLACE}.six.parent`,
      'an OU 6 levels below the root',
      '5 levels at most',
      'give it, or an OU above it, a parent nearer to the root',
    ],
    [
      'with the name of a sibling, whatever the case',
      { [`${OUS}/dev-2`]: { parent: 'workloads', name: 'Dev' } },
      `${PLACE}.dev-2.name`,
      `the name "Dev", also at ${PLACE}.dev`,
      'a name that no other OU in "workloads" has',
      'give one of them another name',
    ],
    [
      'with the key that stands for the root',
      { [`${OUS}/root`]: { parent: 'core' } },
      `${PLACE}.root`,
      'the key "root"',
      'another key: this one stands for the root of the organization',
      'rename the OU; guardrails for the root go into organization.guardrails',
    ],
    [
      'whose key gives the logical id of another',
      { [`${OUS}/team-1`]: { parent: 'root' }, [`${OUS}/team1`]: { parent: 'core' } },
      `${PLACE}.team1`,
      'the keys "team-1" and "team1", both Team1 in the templates',
      'keys that differ in more than hyphens',
      'rename the one that is not deployed yet',
    ],
    [
      'that exists while the organization does not',
      { [`${OUS}/core/existing`]: 'ou-ab12-11111111' },
      `${PLACE}.core.existing`,
      '"ou-ab12-11111111", in an organization that is yet to be created',
      'an organization that exists wherever an OU or account of it does',
      'add its id as existing to config/organization.ts, or remove this one',
    ],
    [
      'that exists below one that does not',
      { ...ADOPTED, [`${OUS}/dev/existing`]: 'ou-ab12-11111111' },
      `${PLACE}.dev.parent`,
      '"workloads", which is yet to be created',
      'root or an OU that exists: AWS moves no OU',
      'add the id of "workloads" as existing, or name the parent that it really has',
    ],
    [
      'with the id of another',
      { ...ADOPTED, [`${OUS}/core/existing`]: 'ou-ab12-11111111', [`${OUS}/workloads/existing`]: 'ou-ab12-11111111' },
      `${PLACE}.workloads.existing`,
      `"ou-ab12-11111111", also at ${PLACE}.core.existing`,
      'an id that stands once',
      'correct the one that is wrong',
    ],
    [
      'with an id that is none',
      { ...ADOPTED, [`${OUS}/core/existing`]: 'r-ab12' },
      `${PLACE}.core.existing`,
      '"r-ab12"',
      'the id of an OU',
      'for example "ou-ab12-11111111"',
    ],
    [
      'with a status that is none',
      { [`${OUS}/core/status`]: 'suspend' },
      `${PLACE}.core.status`,
      '"suspend"',
      'one of "active", "suspended"',
      'did you mean "suspended"?',
    ],
  ]);
});

describe('a guardrail is refused', () => {
  refuses([
    [
      'that the catalogue does not have',
      { 'organization/guardrails': ['deny-rooot'] },
      'config/organization.ts → guardrails[0]',
      '"deny-rooot"',
      'a guardrail: the name of a file in lib/catalogue/guardrails or config/guardrails',
      'did you mean "deny-root"?',
    ],
    [
      'twice in one list',
      { 'organization/guardrails': ['deny-root', 'deny-root'] },
      'config/organization.ts → guardrails[1]',
      '"deny-root" a second time',
      'each entry once',
      'remove it',
    ],
    [
      'on an OU when it stands on the root',
      { [`${OUS}/dev/guardrails`]: ['deny-regions', 'deny-root'] },
      `${PLACE}.dev.guardrails[1]`,
      '"deny-root", which also stands on the root, above',
      'each guardrail once between the root and an account',
      'remove it here: what stands above holds here too',
    ],
    [
      'on an OU when it stands on an OU above',
      { [`${OUS}/workloads/guardrails`]: ['deny-regions'], [`${OUS}/dev/guardrails`]: ['deny-regions'] },
      `${PLACE}.dev.guardrails[0]`,
      '"deny-regions", which also stands on "workloads", above',
      'each guardrail once between the root and an account',
      'remove it here: what stands above holds here too',
    ],
    [
      'on an account when it stands on its OU',
      { [`${OUS}/dev/guardrails`]: ['deny-regions'], 'accounts/app-dev/guardrails': ['deny-regions'] },
      'config/accounts.ts → app-dev.guardrails[0]',
      '"deny-regions", which also stands on "dev", above',
      'each guardrail once between the root and an account',
      'remove it here: what stands above holds here too',
    ],
  ]);
});
