import { catalogue, readLandingZone } from '../support/read-landing-zone';
import { guardrailContext } from '../../lib/choice/guardrail-context';
import { organizationPolicies } from '../../lib/choice/organization-policies';
import { choose } from '../../lib/choice/choose';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';

const sample = readLandingZone(config);
const inspected = {
  ...sample,
  company: { ...sample.company, securityServices: { ...sample.company.securityServices, inspector: 'on' as const } },
};

test('a security service that AWS switches on by policy is among the policies and types', () => {
  const { policyTypes, organizationPolicies: policies } = choose(inspected, catalogue);
  expect(policyTypes).toContain('INSPECTOR_POLICY');
  expect(choose(sample, catalogue).policyTypes).not.toContain('INSPECTOR_POLICY');
  expect(policies().map(({ name }) => name)).toContain('lz-inspector');
});

test('what guardrails come to is a part of all policies', () => {
  const { guardrailPolicies, organizationPolicies: policies } = choose(inspected, catalogue);
  expect(guardrailPolicies()).toEqual(
    organizationPolicies(sample, guardrailContext({ zone: sample, catalogue }), catalogue.guardrails),
  );
  expect(policies().slice(0, guardrailPolicies().length)).toEqual(guardrailPolicies());
});

test('a persona is chosen by whoever is assigned to it', () => {
  const assigned = new Set(startUp.access.assignments.map(({ persona }) => persona));
  expect(Object.keys(choose(readLandingZone(startUp), catalogue).personas).sort()).toEqual([...assigned].sort());
});

test('a persona that is assigned to an OU without accounts alone does not deploy: nothing could be proven of it', () => {
  const { access, organization } = config;
  const assignment = { group: 'developers', persona: 'auditor', organizationalUnits: ['empty'] } as const;
  const zone = readLandingZone({
    ...config,
    organization: {
      ...organization,
      organizationalUnits: {
        ...organization.organizationalUnits,
        empty: { name: 'empty', parent: 'root', guardrails: [] },
      },
    },
    access: {
      ...access,
      assignments: [...access.assignments.filter(({ persona }) => persona !== 'auditor'), assignment],
    },
    scenarios: [],
  });
  expect(Object.keys(choose(zone, catalogue).personas)).not.toContain('auditor');
});
