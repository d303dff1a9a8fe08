import { catalogue as chosenFrom } from '../support/read-landing-zone';
import { catalogue } from '../../lib/catalogue/guardrails/catalogue';
import { guardrailContext } from '../../lib/choice/guardrail-context';
import { exempt, exemptTag } from '../../lib/catalogue/guardrails/definition/exemptions';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
} from '../../lib/catalogue/guardrails/definition/guardrail';
import { nothingOwn } from '../../lib/choice/catalogue';
import type { GuardrailCatalogue } from '../../lib/choice/organization-policies';
import { roleArnPattern } from '../../lib/catalogue/guardrails/definition/principals';
import { loadIamData, type IamData } from '../../lib/iam-data';
import { exemptionClaims, exemptRoles, exemptTags } from '../../lib/proofs/exemption-claims';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { config } from '../support/companies/trips';
import { synthesized } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** Failures of the exemptions of a catalogue, on the templates of a company. */
function failuresOf(
  { zone, assembly }: ReturnType<typeof synthesized>,
  guardrails: GuardrailCatalogue,
): readonly string[] {
  const catalogue = { guardrails, own: nothingOwn };
  const claims = exemptionClaims(
    environmentOf(assembly).inhabited(),
    catalogue,
    guardrailContext({ zone, catalogue: chosenFrom }),
  );
  const context = { iamData, homeRegion: zone.company.homeRegion };
  return runProofs(claims, context, engineFor(claims, iamData)).failures.map(describeFailure);
}

const sample = synthesized(config);
const keys = catalogue.data['deny-disabling-keys'] as AccessControl;

/** The catalogue with one guardrail that spares other roles. */
function sparing(patterns: readonly string[], operator = 'ArnNotLike'): GuardrailCatalogue {
  const statements = keys.statements.map((statement) => ({
    ...statement,
    Condition: { [operator]: { 'aws:PrincipalArn': patterns } },
  }));
  return { ...catalogue, data: { 'deny-disabling-keys': { ...keys, statements } as unknown as AccessControl } };
}

test('the exemptions of the sample are names that nobody else can take', () => {
  expect(failuresOf(sample, catalogue)).toEqual([]);
});

test.each(['ArnNotLike', 'StringNotLike', 'ArnNotEqualsIfExists'])(
  'an exemption by %s whose role anybody could make is told, and how to close it',
  (operator) => {
    const [failure, passing, ...others] = failuresOf(sample, sparing([roleArnPattern('app/key-retirer')], operator));
    expect(others).toEqual([]);
    expect(passing).toContain('iam:PassRole');
    expect(failure).toContain(
      'lib/catalogue/guardrails/data/deny-disabling-keys.ts, exemption of arn:aws:iam::*:role/app/key-retirer',
    );
    expect(failure).toContain('must be denied, but it is allowed');
    expect(failure).toContain('Give the role a name that starts with lz-');
  },
);

test.each(['lz-key-retirer', 'lz-*', 'stacksets-exec-?'])('an exemption of role/%s is out of reach', (name) => {
  expect(failuresOf(sample, sparing([roleArnPattern(name)]))).toEqual([]);
});

test('an exemption of a user whose key anybody could make is told', () => {
  const [failure, ...others] = failuresOf(sample, sparing(['arn:aws:iam::*:user/key-retirer']));
  expect(others).toEqual([]);
  expect(failure).toContain('exemption of arn:aws:iam::*:user/key-retirer');
  expect(failure).toContain('Spare a role instead.');
});

test.each(['*/key-retirer', 'arn:aws:iam::*:*/key-retirer'])('an exemption of %s is tried as a role', (pattern) => {
  expect(failuresOf(sample, sparing([pattern], 'StringNotLike'))).toHaveLength(2);
});

test('what no one can become is not tried', () => {
  const spared = ['arn:aws:iam::*:root', 'arn:aws:sts::*:assumed-role/key-retirer/x'];
  expect(exemptRoles(sparing(spared).data?.['deny-disabling-keys'] as AccessControl)).toEqual([]);
});

test('the exemption under the boundary falls where the boundary can be taken off', () => {
  const guardrails = config.organization.guardrails.filter((id) => id !== 'deny-changing-permissions-boundary');
  const open = synthesized({ ...config, organization: { ...config.organization, guardrails } });
  expect(failuresOf(open, catalogue).join()).toContain('iam:DeleteRolePermissionsBoundary');
});

test('the exemption under the boundary falls where the boundary can be changed', () => {
  const guardrails = config.organization.guardrails.filter((id) => id !== 'deny-changing-permissions-boundary');
  const open = synthesized({ ...config, organization: { ...config.organization, guardrails } });
  expect(failuresOf(open, catalogue).join()).toContain('row 2: iam:CreatePolicy by');
});

/** The catalogue with one guardrail that spares whoever has a tag. */
function sparingTagged(operator: string, value: string): GuardrailCatalogue {
  const statements = keys.statements.map((statement) => ({
    ...statement,
    Condition: { [operator]: { 'aws:PrincipalTag/lz-retires-keys': value } },
  }));
  return { ...catalogue, data: { 'deny-disabling-keys': { ...keys, statements } as unknown as AccessControl } };
}

test.each([
  ['StringNotEquals', 'true'],
  ['StringNotLikeIfExists', 't*'],
  ['Null', 'true'],
])('an exemption by %s of a tag that anybody could set is told', (operator, value) => {
  const failures = failuresOf(sample, sparingTagged(operator, value));
  const brought = failures.filter((failure) =>
    failure.includes('exemption by the tag lz-retires-keys, brought along,'),
  );
  const [made, tagged, ...upperCase] = failures.filter((failure) => !brought.includes(failure));
  expect(brought).toHaveLength(2);
  expect(made).toContain('exemption by the tag lz-retires-keys, row 1: iam:CreateRole');
  expect(tagged).toContain('row 2: iam:TagRole');
  expect(tagged).toContain('denyTagging in lib/catalogue/guardrails/definition/tagged-exemption.ts');
  expect(upperCase).toHaveLength(2);
});

test('a tag that is honoured falls where whoever assumes a role may bring it along', () => {
  const guardrails = config.organization.guardrails.filter((id) => id !== 'deny-exemption-session-tags');
  const failures = failuresOf(
    synthesized({ ...config, organization: { ...config.organization, guardrails } }),
    catalogue,
  );
  expect(failures.length).toBeGreaterThan(3);
  for (const failure of failures)
    expect(failure).toContain('Place deny-exemption-session-tags wherever this guardrail is');
});

test('the tags that the catalogue honours are each tried', () => {
  const tags = Object.values(catalogue).flatMap((theme) =>
    Object.values(theme).flatMap((definition) => {
      const guardrail = resolveGuardrail(definition, guardrailContext({ zone: sample.zone, catalogue: chosenFrom }));
      return isAccessControl(guardrail) ? exemptTags(guardrail).map(({ key }) => key) : [];
    }),
  );
  expect(new Set(tags)).toEqual(new Set(Object.values(exemptTag)));
});

test('without the guardrail that protects them, every exemption falls, and that guardrail is named', () => {
  const guardrails = config.organization.guardrails.filter((id) => id !== 'deny-changing-protected-roles');
  const open = synthesized({ ...config, organization: { ...config.organization, guardrails } });
  const failures = failuresOf(open, catalogue);
  expect(failures.length).toBeGreaterThan(10);
  for (const failure of failures)
    expect(failure).toContain('Place deny-changing-protected-roles wherever this guardrail is.');
});

test('exemptions are read from the statements', () => {
  expect(exemptRoles(keys)).toEqual([exempt.breakGlass]);
  expect(exemptRoles({ statements: [{ Effect: 'Deny', Action: '*', Resource: '*' }] })).toEqual([]);
});
