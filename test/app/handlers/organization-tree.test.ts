import { organizationTree } from '../../../lib/app/handlers/organizations/tree';
import type { Aws, CustomResourceEvent } from '../../../lib/app/handlers/types';

type Tree = Parameters<typeof organizationTree>[0];

const TREE: Tree = {
  Units: { engineering: 'root', production: 'engineering', sandbox: 'root' },
  Accounts: { orders: 'production', trial: 'sandbox' },
  Above: { engineering: 'root', production: 'engineering', sandbox: 'root' },
  Guardrails: { root: ['deny-root'], production: ['deny-public-buckets'] },
};
const nothing = {} as Aws;
const event = (more: Partial<CustomResourceEvent>): CustomResourceEvent => ({
  RequestType: 'Update',
  ResourceType: 'Custom::OrganizationTree',
  StackId: 'arn:aws:cloudformation:us-west-2:111111111111:stack/lz-organization/1',
  ResourceProperties: {},
  ...more,
});

async function idOf(tree: Tree): Promise<string> {
  const { PhysicalResourceId = '' } = await organizationTree(tree, nothing, event({ RequestType: 'Create' }));
  return PhysicalResourceId;
}

/** What an update from one tree to another comes to, where CloudFormation tells the tree before it. */
async function update(before: Tree, after: Tree, told: Tree = before, id?: string): Promise<string> {
  const PhysicalResourceId = id ?? (await idOf(before));
  try {
    const answer = await organizationTree(after, nothing, event({ PhysicalResourceId, OldResourceProperties: told }));
    return answer.PhysicalResourceId?.startsWith(await idOf(after)) === true ? 'goes on' : 'another id';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test('a tree that is there for the first time goes on, whatever it is', async () => {
  expect(await idOf(TREE)).toMatch(/^tree-[0-9a-f]{32}$/);
  expect(await idOf({})).toMatch(/^tree-/);
});

test.each<[string, Tree]>([
  ['nothing changes', TREE],
  [
    'keys stand in another order',
    { ...TREE, Units: { sandbox: 'root', production: 'engineering', engineering: 'root' } },
  ],
  ['an OU comes', { ...TREE, Units: { ...TREE.Units, growth: 'root' }, Above: { ...TREE.Above, growth: 'root' } }],
  ['an OU leaves', { ...TREE, Units: { engineering: 'root', production: 'engineering' } }],
  ['an account comes', { ...TREE, Accounts: { ...TREE.Accounts, billing: 'production' } }],
  ['an account leaves', { ...TREE, Accounts: { orders: 'production' } }],
  ['an account moves to where all guardrails are', { ...TREE, Accounts: { ...TREE.Accounts, trial: 'production' } }],
  ['an account moves to where there are fewer', { ...TREE, Accounts: { ...TREE.Accounts, orders: 'sandbox' } }],
  [
    'an account moves to an OU that comes and has no guardrails of its own',
    { ...TREE, Accounts: { ...TREE.Accounts, orders: 'new' }, Above: { ...TREE.Above, new: 'root' } },
  ],
  ['a guardrail comes', { ...TREE, Guardrails: { ...TREE.Guardrails, sandbox: ['deny-all'] } }],
])('it goes on where %s', async (_what, after) => {
  expect(await update(TREE, after)).toBe('goes on');
});

test.each<[string, Tree, string]>([
  [
    'an OU has another parent',
    { ...TREE, Units: { ...TREE.Units, production: 'root' } },
    'OU production is below engineering: below root it would be made anew, without its guardrails at first. Nothing was changed.',
  ],
  [
    'an account moves to an OU that comes with guardrails',
    {
      ...TREE,
      Accounts: { ...TREE.Accounts, orders: 'new' },
      Above: { ...TREE.Above, new: 'root' },
      Guardrails: { ...TREE.Guardrails, new: ['deny-public-buckets'] },
    },
    'Account orders would be in OU new before its guardrails are: deny-public-buckets on new. Deploy those first, then move it.',
  ],
  [
    'an account moves to an OU whose guardrail comes with it',
    {
      ...TREE,
      Accounts: { ...TREE.Accounts, orders: 'sandbox' },
      Guardrails: { ...TREE.Guardrails, sandbox: ['deny-x'] },
    },
    'before its guardrails are: deny-x on sandbox.',
  ],
  [
    'the guardrail comes further up',
    {
      ...TREE,
      Accounts: { ...TREE.Accounts, trial: 'production' },
      Guardrails: { ...TREE.Guardrails, engineering: ['deny-y'] },
    },
    'before its guardrails are: deny-y on engineering.',
  ],
])('it ends where %s, and says all of it', async (_what, after, message) => {
  expect(await update(TREE, after)).toContain(message);
});

const otherParent = { ...TREE, Units: { ...TREE.Units, production: 'root' } };

test('tried again after it ended, it ends again, whichever tree CloudFormation tells', async () => {
  expect(await update(TREE, otherParent, TREE)).toContain('OU production is below engineering');
  expect(await update(TREE, otherParent, otherParent)).toContain("the last deploy of the organization's tree failed");
});

test('put back after it ended, it goes on, whichever tree CloudFormation tells', async () => {
  expect(await update(TREE, TREE, TREE)).toBe('goes on');
  expect(await update(TREE, TREE, otherParent)).toBe('goes on');
});

test('a rollback goes back to the tree before, whatever has left since, and to no other', async () => {
  const moved: Tree = {
    ...TREE,
    Accounts: { orders: 'sandbox', trial: 'sandbox' },
    Above: { sandbox: 'root' },
    Guardrails: { root: ['deny-root'] },
  };
  const properties = { PhysicalResourceId: await idOf(TREE), OldResourceProperties: TREE };
  const { PhysicalResourceId: id } = await organizationTree(moved, nothing, event(properties));
  expect(await update(moved, TREE, moved, id)).toBe('goes on');
  expect(await update(moved, TREE, moved)).toContain('before its guardrails are: deny-public-buckets on production.');
  const other = { ...TREE, Accounts: { orders: 'production', trial: 'production' } };
  expect(await update(moved, other, moved, id)).toContain('before its guardrails are');
});

test('a key of every object is a key like others', async () => {
  const odd = { ...TREE, Accounts: { ...TREE.Accounts, constructor: 'production' } } as Tree;
  expect(await update(TREE, odd)).toBe('goes on');
});
