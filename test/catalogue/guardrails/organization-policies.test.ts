import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import type { Setting } from '../../../lib/catalogue/guardrails/definition/guardrail';
import { organizationPolicies } from '../../../lib/choice/organization-policies';
import { measure } from '../../../lib/choice/policy-quotas';
import type { LandingZone, Organization } from '../../../lib/model/landing-zone';
import { context, zone } from './fixture';

const policies = organizationPolicies(zone, context, catalogue);
const find = (name: string, type = 'SERVICE_CONTROL_POLICY') =>
  policies.find((policy) => policy.name === name && policy.type === type);

const on = (guardrails: readonly string[], others?: Partial<Organization>): LandingZone => ({
  ...zone,
  organization: { ...zone.organization, guardrails, organizationalUnits: {}, ...others },
  accounts: {},
});

test('guardrails of one theme and target share a policy, each statement named after its guardrail', () => {
  expect(find('lz-organization-root')).toMatchObject({
    theme: 'organization',
    target: { kind: 'root' },
    description: 'Guardrails for organization on the whole organization: G01, G02, G03, G46',
    content: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenyLeavingOrganization',
          Effect: 'Deny',
          Action: ['organizations:AcceptHandshake', 'organizations:LeaveOrganization'],
          Resource: '*',
        },
        { Sid: 'DenyClosingAccount' },
        { Sid: 'DenyContactAndPaymentChanges' },
        { Sid: 'DenyChangingBaselineStacks1' },
        { Sid: 'DenyChangingBaselineStacks2' },
        { Sid: 'DenyChangingBaselineStacks3' },
      ],
    },
  });
});

test('statements of one guardrail are numbered', () => {
  expect(find('lz-identity-ou-dev')?.content).toMatchObject({
    Statement: [
      { Sid: 'RequirePermissionsBoundary1' },
      { Sid: 'RequirePermissionsBoundary2' },
      { Sid: 'RequirePermissionsBoundary3' },
    ],
  });
});

test('a policy is attached where the config lists its guardrails', () => {
  expect(find('lz-quarantine-ou-suspended')?.target).toEqual({ kind: 'organizational-unit', key: 'suspended' });
  expect(find('lz-audit-account-log-archive')?.target).toEqual({ kind: 'account', key: 'log-archive' });
});

test('the order in which a config lists guardrails changes nothing', () => {
  const reversed = on([...zone.organization.guardrails].reverse());
  expect(organizationPolicies(reversed, context, catalogue)).toEqual(
    organizationPolicies(on(zone.organization.guardrails), context, catalogue),
  );
});

test('names are unique within a type, and names, descriptions and Sids keep AWS’s limits', () => {
  const names = policies.map(({ type, name }) => `${type} ${name}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, description, content } of policies) {
    expect(name).toMatch(/^lz-[a-z0-9-]{1,125}$/);
    expect(description.length).toBeLessThanOrEqual(512);
    const sids = ((content.Statement ?? []) as unknown as { Sid: string }[]).map(({ Sid }) => Sid);
    expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
    expect(new Set(sids).size).toBe(sids.length);
  }
});

test('the sample company keeps within every quota', () => {
  const { characters, attachments } = measure(policies);
  expect([...characters, ...attachments].filter(({ used, allowed }) => used > allowed)).toEqual([]);
  const onRoot = attachments.find(({ type, target }) => type === 'SERVICE_CONTROL_POLICY' && target.kind === 'root');
  expect(onRoot).toMatchObject({ used: 9, allowed: 10 });
});

test('what is not for the sample company is off', () => {
  const used = policies.flatMap(({ guardrails }) => guardrails);
  expect(used).not.toContain('deny-outside-resources');
  expect(new Set(used).size).toBe(48);
});

test('characters are those of JSON without white space, ids that are not known yet at their longest', () => {
  const [policy] = organizationPolicies(
    on(['deny-outside-principals']),
    { ...context, organizationId: '${Token[TOKEN.123]}' },
    catalogue,
  );
  const [longest] = organizationPolicies(
    on(['deny-outside-principals']),
    { ...context, organizationId: `o-${'a'.repeat(32)}` },
    catalogue,
  );
  expect(policy && measure([policy]).characters[0]?.used).toBe(JSON.stringify(longest?.content).length);
});

test('AWS’s own policies count where AWS attaches one', () => {
  const { attachments } = measure(
    organizationPolicies(on(['deny-outside-principals', 'block-public-s3']), context, catalogue),
  );
  expect(attachments).toEqual([
    { type: 'S3_POLICY', target: { kind: 'root' }, used: 1, allowed: 10 },
    { type: 'RESOURCE_CONTROL_POLICY', target: { kind: 'root' }, used: 2, allowed: 5 },
  ]);
});

const setting = (value: string): Setting => ({
  type: 'TAG_POLICY',
  control: 'G01',
  why: 'Because.',
  content: { tags: { owner: { tag_key: { '@@assign': value } } } },
  sets: [{ path: ['tags', 'owner', 'tag_key', '@@assign'], value }],
});

test('settings of one theme and target are merged', () => {
  const [policy] = organizationPolicies(on(['one', 'two']), context, {
    tags: { one: setting('owner'), two: { ...setting('owner'), content: { tags: { team: {} } } } },
  });
  expect(policy?.content).toEqual({ tags: { owner: { tag_key: { '@@assign': 'owner' } }, team: {} } });
});

test('settings that contradict each other are refused with both names and the place', () => {
  expect(() =>
    organizationPolicies(on(['one', 'two']), context, { tags: { one: setting('Owner'), two: setting('team') } }),
  ).toThrow(
    'two sets tags > owner > tag_key > @@assign to "team", but one sets it to "Owner" in the same policy: ' +
      'attach only one of them to this target',
  );
});

test('a guardrail that nobody defined is refused', () => {
  expect(() => organizationPolicies(on(['deny-everything']), context, catalogue)).toThrow(
    'the whole organization: unknown guardrail "deny-everything"',
  );
});
