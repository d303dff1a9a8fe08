import { readAssembly } from '../../../lib/assembly';
import type { Template } from '../../../lib/assembly/template';
import { assemblyFolderOf } from '../../support/assemblies';
import { config } from '../../support/companies/trips';
import { largeCompany } from '../../support/large-company';
import { readLandingZone } from '../../support/read-landing-zone';

/*
 * Organizations takes one change at a time. CloudFormation's own handler does not try the making of an OU again, so that two side by side,
 * or one beside trusted access, make a first deploy fail.
 */

/** Calls of custom resources that change the organization. */
const CALLS =
  /^Custom::(ActivateOrganizationsAccess|EnableAWSServiceAccess|EnableOrganizations\w+|EnableSharingWithAwsOrganization|OrganizationPolicyTypes|Register\w*DelegatedAdmin\w*)$/;
const CHANGES = /^AWS::Organizations::(Account|OrganizationalUnit|Policy)$/;

const companies = { sample: config, 'sixty accounts in batches': largeCompany({ accounts: 60, batchSize: 20 }) };

test.each(Object.entries(companies))('no two changes of the organization go side by side: %s', (_name, company) => {
  const { stacks } = readAssembly(assemblyFolderOf(readLandingZone(company)));
  const loose = stacks.flatMap(({ id, template }) => sideBySide(template).map((pair) => `${id}: ${pair}`));
  expect(loose).toEqual([]);
  const changing = stacks.flatMap(({ template }) => changesIn(template));
  expect(changing.length).toBeGreaterThan(40);
});

function changesIn({ Resources }: Template): readonly string[] {
  return Object.entries(Resources).flatMap(([id, { Type }]) => (CHANGES.test(Type) || CALLS.test(Type) ? [id] : []));
}

/** Of resources that wait for each other in a line each waits for all before it: it is enough that every two neighbours do. */
function sideBySide(template: Template): readonly string[] {
  const waits = new Map<string, ReadonlySet<string>>();
  const awaited = (id: string): ReadonlySet<string> => {
    const known = waits.get(id);
    if (known !== undefined) return known;
    const direct = directly(template, id);
    const all = new Set(direct.flatMap((one) => [one, ...awaited(one)]));
    waits.set(id, all);
    return all;
  };
  const line = changesIn(template).toSorted((one, other) => awaited(one).size - awaited(other).size);
  return line.slice(1).flatMap((id, index) => {
    const before = line[index] ?? '';
    return awaited(id).has(before) ? [] : [`${before} and ${id}`];
  });
}

function directly({ Resources }: Template, id: string): readonly string[] {
  const text = JSON.stringify(Resources[id]);
  const named = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":(?:"([^"]+)"|\["([^"]+)")/g)].map(
    ([, ref = '', attribute = '']) => ref || attribute,
  );
  const { DependsOn = [] } = (Resources[id] ?? {}) as { readonly DependsOn?: string | readonly string[] };
  return [...named, ...[DependsOn].flat()].filter((one) => one !== id && Object.hasOwn(Resources, one));
}
