import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { CustomType } from '../../../lib/base/template-contract';
import { batchPlaces } from '../../../lib/choice/batch-places';
import { choose } from '../../../lib/choice/choose';
import { ConfigError } from '../../../lib/config/config-error';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { largeCompany } from '../../support/large-company';
import { pick, randomOf, type Random } from '../../support/random';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { copyOf, landingZoneOf, type Mutable } from '../../support/synthesize';

type Company = Mutable<WrittenLandingZone>;

const SMALL = { accounts: 40, withoutBatch: 12, batchSize: 8 };

function stacksOf(config: unknown): readonly Stack[] {
  const { batches, ...others } = landingZoneOf(config);
  return [...Object.values(others), ...batches];
}

/** Where each thing is, by the path of its construct below its stack: that says which thing it is. */
function placesOf(config: unknown): ReadonlyMap<string, string> {
  const resources = stacksOf(config).flatMap((stack) =>
    stack.node.findAll().filter((one) => CfnResource.isCfnResource(one)),
  );
  return new Map(
    resources.flatMap((resource) => {
      const stack = Stack.of(resource);
      const path = resource.node.path.slice(stack.node.path.length + 1);
      return BATCHED.test(path) && resource.cfnResourceType !== CustomType.STACK_INSTANCES
        ? [[path, `${stack.stackName} ${String(stack.resolve(resource.logicalId))}`] as const]
        : [];
    }),
  );
}

/** What a batch has stacks of its own for; what waits there makes nothing. */
const BATCHED = /^(Accounts|OrganizationalUnits|AlternateContacts|Assignments|Budgets|OrganizationPolicies)\//;

type Edit = (company: Company, random: Random, number: number) => void;

function shuffled<T extends object>(map: T, random: Random): T {
  const entries = Object.entries(map).map((entry) => ({ entry, at: random() }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry)) as T;
}

/** Everything that a company does to its config, but give what is deployed another batch. */
const EDITS: Readonly<Record<string, Edit>> = {
  'an account arrives': ({ accounts, company }, random, number) => {
    const like = pick(random, Object.values(accounts));
    const batch = random() < 0.5 ? like.batch : pick(random, company.batches?.accounts ?? []);
    accounts[`new-${number}`] = {
      email: `aws+new-${number}@trips.com`,
      ou: like.ou,
      ...(batch === undefined ? {} : { batch }),
    };
  },
  'an account leaves': ({ accounts }, random) => {
    Reflect.deleteProperty(accounts, pick(random, Object.keys(accounts).slice(2)));
  },
  'an account moves': ({ accounts }, random) => {
    const [one, other] = [pick(random, Object.values(accounts)), pick(random, Object.values(accounts))];
    one.ou = other.ou;
  },
  'accounts are reordered': (company, random) => {
    company.accounts = shuffled(company.accounts, random);
  },
  'OUs are reordered': ({ organization }, random) => {
    organization.organizationalUnits = shuffled(organization.organizationalUnits, random);
  },
  'batches are reordered, and one is added': ({ company }, _random, number) => {
    const { accounts = [], ...batches } = company.batches ?? {};
    company.batches = { ...batches, accounts: [`n${number}`, ...[...accounts].reverse()] };
  },
  'a line of assignments arrives': ({ access }, random, number) => {
    const batch = random() < 0.5 ? {} : { batch: 'more' };
    access.assignments.push({
      group: 'auditors',
      persona: pick(random, PERSONAS),
      organizationalUnits: ['root'],
      ...batch,
    });
    access.groups[`group-${number}`] = {};
  },
  'a line of assignments leaves': ({ access }, random) => {
    access.assignments.splice(1 + Math.floor(random() * (access.assignments.length - 1)), 1);
  },
  'a tag lets people in': ({ access }, random) => {
    const stage = pick(random, STAGES);
    access.assignments.push({
      group: 'auditors',
      persona: pick(random, PERSONAS),
      taggedAccounts: { within: ['root'], tags: { environment: [stage] } },
      ...(random() < 0.5 ? {} : { batch: 'more' }),
    });
  },
  'an account is tagged otherwise': ({ accounts }, random) => {
    const account = pick(random, Object.values(accounts));
    account.tags = { ...account.tags, environment: pick(random, STAGES) };
  },
  'an OU is tagged': ({ organization }, random) => {
    pick(random, Object.values(organization.organizationalUnits)).tags = { environment: pick(random, STAGES) };
  },
  'contacts change, for all or for one': ({ company, accounts }, random) => {
    const contact = { name: 'Other', title: 'On call', email: 'aws+other@trips.com', phoneNumber: '+1 555 0103' };
    if (random() < 0.5) company.contacts = { ...company.contacts, operations: contact };
    else pick(random, Object.values(accounts)).contacts = { billing: contact };
  },
  'budgets change, by key or by tags': ({ company, accounts }, random) => {
    if (company.budgets === undefined) return;
    if (random() < 0.5) company.budgets.accountsMonthlyUsd = { [pick(random, Object.keys(accounts))]: 77 };
    else company.budgets.taggedAccountsMonthlyUsd = [{ tags: { environment: [pick(random, STAGES)] }, monthlyUsd: 99 }];
  },
  'lines and groups are reordered': ({ access }, random) => {
    access.assignments.sort(() => random() - 0.5);
    access.groups = shuffled(access.groups, random);
  },
  'a guardrail is put on an account': ({ accounts }, random) => {
    pick(random, Object.values(accounts)).guardrails = ['deny-disabling-keys'];
  },
  'an OU arrives': ({ organization }, random, number) => {
    const [parent, { batch }] = pick(random, Object.entries(organization.organizationalUnits));
    organization.organizationalUnits[`unit-${number}`] = { parent, ...(batch === undefined ? {} : { batch }) };
  },
};

const STAGES = ['dev', 'test', 'prod'];
const PERSONAS = ['developer', 'qa', 'product-manager', 'marketing'];

/** The places after an edit, or those before where the config is refused. */
function edited(
  before: Company,
  edit: Edit,
  random: Random,
  number: number,
): { company: Company; places: ReadonlyMap<string, string> } {
  const company = copyOf(before) as Company;
  edit(company, random, number);
  try {
    return { company, places: placesOf(company) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { company: before, places: placesOf(before) };
  }
}

test.each([1, 2, 3])('no edit makes anything change its stack or logical id (edits of seed %i)', (seed) => {
  const random = randomOf(seed);
  let company = copyOf(largeCompany({ ...SMALL, seed }));
  company.company.batches = { ...company.company.batches, assignments: ['more'] };
  company.access.accountTags = { environment: STAGES };
  const ever = new Map(placesOf(company));
  const things = new Map([...ever].map(([thing, place]) => [place, thing]));
  let refused = 0;
  // Each edit once, in an order of its own.
  const edits = Object.values(shuffled(EDITS, random));
  for (const [number, edit] of edits.entries()) {
    const next = edited(company, edit, random, number);
    if (next.company === company) refused += 1;
    company = next.company;
    for (const [thing, place] of next.places) {
      expect([thing, ever.get(thing) ?? place]).toEqual([thing, place]);
      expect([place, things.get(place) ?? thing]).toEqual([place, thing]);
      ever.set(thing, place);
      things.set(place, thing);
    }
  }
  expect(refused).toBeLessThan(edits.length / 2);
});

test('the first account of a batch moves nothing of a company that had none', () => {
  const before = copyOf(largeCompany({ accounts: 12 }));
  const after = copyOf(before);
  after.company.batches = { accounts: ['b1'] };
  after.accounts.newest = { email: 'aws+newest@trips.com', ou: 'security', batch: 'b1' };
  const [was, is] = [placesOf(before), placesOf(after)];
  for (const [thing, place] of was) expect([thing, is.get(thing)]).toEqual([thing, place]);
  const added = [...is].filter(([thing]) => !was.has(thing));
  expect(added.length).toBeGreaterThan(3);
  expect(added.map(([, place]) => place.split(' ')[0])).toEqual(
    expect.arrayContaining(['lz-accounts-b1', 'lz-contacts-b1', 'lz-assignments-b1', 'lz-budgets-b1']),
  );
  expect(added.filter(([, place]) => !/^lz-\w+-b1 /.test(place))).toEqual([]);
});

const company = largeCompany(SMALL);

test('the stacks of batches are those that preflight expects', () => {
  const zone = readLandingZone(company);
  const expected = batchPlaces(zone, choose(zone, catalogue).guardrailPolicies());
  const { batches } = landingZoneOf(company);
  expect(batches.map(({ stackName }) => stackName).sort()).toEqual(expected.map(({ stackName }) => stackName).sort());
  expect(batches.map(({ node }) => node.id).sort()).toEqual(expected.map(({ id }) => id).sort());
});

test('a batch of which nobody has access any more keeps its stack, so that the last access is taken away', () => {
  const empty = copyOf(company);
  empty.company.batches = { ...empty.company.batches, accounts: [...(empty.company.batches?.accounts ?? []), 'last'] };
  const stack = landingZoneOf(empty).batches.find(({ stackName }) => stackName === 'lz-assignments-last');
  const types = stack?.node.findAll().flatMap((one) => (CfnResource.isCfnResource(one) ? [one.cfnResourceType] : []));
  expect(types).toEqual(['AWS::CloudFormation::WaitConditionHandle']);
});

function comesAfter(stack: Stack, other: Stack): boolean {
  return stack.dependencies.some((dependency) => dependency === other || comesAfter(dependency, other));
}

test('stacks whose resources AWS takes only some of at a time wait for each other, and guardrails for all', () => {
  const { batches, guardrails, identity } = landingZoneOf(company);
  const of = (kind: string): readonly Stack[] => batches.filter(({ node }) => node.id.startsWith(`${kind}-`));
  for (const chain of [[identity, ...of('Assignments')], [guardrails, ...of('Guardrails')], of('Units')]) {
    for (const [index, stack] of chain.slice(1).entries()) {
      const before = chain[index];
      expect(before !== undefined && comesAfter(stack, before)).toBe(true);
    }
  }
  for (const stack of batches.filter(({ node }) => !node.id.startsWith('Guardrails'))) {
    expect([stack.node.id, comesAfter(guardrails, stack)]).toEqual([stack.node.id, true]);
  }
  const accounts = of('Accounts');
  const free = accounts.filter((stack) => !accounts.some((other) => comesAfter(stack, other)));
  expect(free.length).toBeLessThanOrEqual(5);
});
