import { loadIamData, type IamData } from '../../lib/iam-data';
import { proveTemplates, environmentOf } from '../../lib/proofs/landing-zone-proofs';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { config } from '../support/companies/trips';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

/* An account that holds a link of a chain, and is not under the guardrail that keeps it: it is asked, and what is open is said. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const sample: WrittenLandingZone = config;

function openOf(company: unknown): readonly string[] {
  const { zone, assembly } = synthesized(company);
  return proveTemplates(environmentOf(assembly), { zone, catalogue }, iamData).open;
}

/** The company with guardrails nowhere but on some other OU. */
function detached(ids: readonly string[], on: string): WrittenLandingZone {
  const { organization, accounts } = sample;
  const left = <T extends { readonly guardrails?: readonly string[] | undefined }>(place: T): T => ({
    ...place,
    guardrails: (place.guardrails ?? []).filter((id) => !ids.includes(id)),
  });
  const each = <T extends { readonly guardrails?: readonly string[] | undefined }>(
    places: Readonly<Record<string, T>>,
  ) => Object.fromEntries(Object.entries(places).map(([key, place]) => [key, left(place)]));
  const units = each(organization.organizationalUnits);
  return {
    ...sample,
    organization: {
      ...left(organization),
      organizationalUnits: {
        ...units,
        [on]: { ...(units[on] ?? { parent: 'root' }), guardrails: [...(units[on]?.guardrails ?? []), ...ids] },
      },
    },
    accounts: each(accounts),
  };
}

test('in the sample nothing is open', () => {
  expect(openOf(sample)).toEqual([]);
});

test('where a guardrail is on another unit than that of who holds a link, that is said', () => {
  const ids = ['deny-changing-log-buckets', 'deny-disabling-log-keys', 'deny-changing-landing-zone-resources'];
  const open = openOf(detached(ids, 'growth')).join('\n');
  expect(open).toMatch(
    /^logs in log-archive\b.*, without deny-changing-log-buckets there \(s3:\w+ and \d+ other calls\)$/m,
  );
  expect(open).toMatch(
    /^logs in .*log-archive.*, without deny-disabling-log-keys there \(kms:\w+ and \d+ other calls\)$/m,
  );
  expect(open).toMatch(
    /^alarms in .*, without deny-changing-landing-zone-resources there \(\w+:\w+ and \d+ other calls\)$/m,
  );
});
