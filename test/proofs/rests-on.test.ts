import { guardrailsIn } from '../../lib/choice/catalogue';
import { guardrailContext } from '../../lib/choice/guardrail-context';
import { isAccessControl, resolveGuardrail } from '../../lib/catalogue/guardrails/definition/guardrail';
import { weakened } from '../../lib/proofs/rests-on';
import { config } from '../support/companies/trips';
import { catalogue, readLandingZone } from '../support/read-landing-zone';

const zone = readLandingZone(config);
const context = guardrailContext({ zone, catalogue });

test('what a guardrail rests on is a guardrail', () => {
  const known = guardrailsIn(catalogue);
  const named = known.flatMap(({ definition }) => {
    const guardrail = resolveGuardrail(definition, context);
    return isAccessControl(guardrail) ? (guardrail.restsOn ?? []).map(({ guardrail: id }) => id) : [];
  });
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !known.some((one) => one.id === id))).toEqual([]);
});

test('none of the sample’s is in force without what it rests on', () => {
  expect(weakened({ zone, catalogue, context })).toEqual([]);
});

test('one that is, is told', () => {
  const { organization } = zone;
  const guardrails = organization.guardrails.filter((id) => id !== 'enforce-instance-defaults');
  expect(guardrails).toContain('require-imdsv2');
  expect(weakened({ zone: { ...zone, organization: { ...organization, guardrails } }, catalogue, context })).toEqual([
    expect.stringMatching(
      /^require-imdsv2 leaves open a launch .* in \d+ accounts? without enforce-instance-defaults$/,
    ),
  ]);
});

/** The company without one guardrail, wherever it is placed. */
function without(gone: string): typeof zone {
  const left = <T extends { readonly guardrails?: readonly string[] | undefined }>(place: T): T => ({
    ...place,
    guardrails: (place.guardrails ?? []).filter((id) => id !== gone),
  });
  const each = <T extends { readonly guardrails?: readonly string[] | undefined }>(
    places: Readonly<Record<string, T>>,
  ): Record<string, T> => Object.fromEntries(Object.entries(places).map(([name, place]) => [name, left(place)]));
  const organization = left(zone.organization);
  return {
    ...zone,
    accounts: each(zone.accounts),
    organization: { ...organization, organizationalUnits: each(organization.organizationalUnits) },
  };
}

test.each([
  ['deny-changing-ebs-encryption-default', 'deny-unapproved-regions'],
  ['deny-changing-log-buckets', 'deny-disabling-log-keys'],
  ['deny-changing-public-access-block', 'block-public-s3'],
  ['deny-copying-out-of-regions', 'deny-unapproved-regions'],
  ['deny-deleting-backups', 'deny-disabling-keys'],
  ['deny-outside-principals', 'deny-confused-deputies'],
  ['deny-outside-principals', 'deny-outside-oidc-identities'],
  ['deny-public-function-urls', 'deny-exemption-session-tags'],
  ['deny-sharing-images-and-snapshots', 'deny-exemption-session-tags'],
  ['deny-sharing-resources', 'deny-external-resource-shares'],
  ['deny-sharing-resources', 'deny-public-function-urls'],
  ['deny-sharing-resources', 'deny-sharing-images-and-snapshots'],
  ['deny-unapproved-regions', 'deny-copying-out-of-regions'],
  ['require-imdsv2', 'enforce-instance-defaults'],
  ['require-permissions-boundary', 'deny-changing-permissions-boundary'],
])('%s rests on %s', (guardrail, other) => {
  const told = weakened({ zone: without(other), catalogue, context });
  expect(told).toContainEqual(
    expect.stringMatching(new RegExp(`^${guardrail} leaves open .* in \\d+ accounts? without ${other}$`)),
  );
});
