import { catalogue } from '../../lib/catalogue/guardrails/catalogue';
import { guardrailContext } from '../../lib/choice/guardrail-context';
import { organizationPolicies } from '../../lib/choice/organization-policies';
import { choose } from '../../lib/choice/choose';
import { readLandingZone } from '../../lib/config/read-landing-zone';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';

const sample = readLandingZone(config);
const inspected = {
  ...sample,
  company: { ...sample.company, securityServices: { ...sample.company.securityServices, inspector: 'on' as const } },
};

test('a security service that AWS switches on by policy is among the policies and types', () => {
  const { policyTypes, organizationPolicies: policies } = choose(inspected);
  expect(policyTypes).toContain('INSPECTOR_POLICY');
  expect(choose(sample).policyTypes).not.toContain('INSPECTOR_POLICY');
  expect(policies().map(({ name }) => name)).toContain('lz-inspector');
});

test('what guardrails come to is a part of all policies', () => {
  const { guardrailPolicies, organizationPolicies: policies } = choose(inspected);
  expect(guardrailPolicies()).toEqual(organizationPolicies(sample, guardrailContext(sample), catalogue));
  expect(policies().slice(0, guardrailPolicies().length)).toEqual(guardrailPolicies());
});

test('a persona is chosen by whoever is assigned to it', () => {
  const assigned = new Set(startUp.access.assignments.map(({ persona }) => persona));
  expect(Object.keys(choose(readLandingZone(startUp)).personas).sort()).toEqual([...assigned].sort());
});
