import { assemblyTemplates } from '../../../lib/assembly/assembly-templates';
import { resourcesIn, type PlacedResource } from '../../../lib/assembly/placed-resources';
import { valuesAt } from '../../../lib/ask/sizes/values-at';
import { identityOf, schemaOf } from '../../../lib/resource-schemas';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { company } from '../../limits/company';
import { assemblyFolderOf } from '../../support/assemblies';
import { everything } from '../../support/companies/everything';
import { readLandingZone } from '../../support/read-landing-zone';
import { variationOf } from './varied-config';

/* What the check of replacements takes from one template, tried on two: whatever the config says, no change is refused. */

function resourcesOf(config: WrittenLandingZone): ReadonlyMap<string, PlacedResource> {
  const resources = assemblyTemplates(assemblyFolderOf(readLandingZone(config))).flatMap(({ file, text }) =>
    resourcesIn(file, text),
  );
  return new Map(resources.map((resource) => [resource.place, resource]));
}

/** Properties that cannot change and do, of what AWS would not take a second one of. */
function refused(before: PlacedResource, after: PlacedResource): readonly string[] {
  const schema = schemaOf(before.type);
  const unique = schema && identityOf(before.type);
  if (schema === undefined || unique === undefined || before.type !== after.type) return [];
  const differs = (path: string): boolean =>
    JSON.stringify(valuesAt(before.properties, path)) !== JSON.stringify(valuesAt(after.properties, path));
  if (unique.some(differs)) return [];
  return [...schema.createOnly, ...schema.sometimesCreateOnly]
    .filter(differs)
    .map((path) => `${before.place} (${before.type}) ${path}`);
}

// With one more approved Region than its workloads name, so that one can become another.
const roomy: WrittenLandingZone = {
  ...everything,
  company: { ...everything.company, approvedRegions: [...everything.company.approvedRegions, 'ca-central-1'] },
};
// Another home Region gives what is named after it another name.
const ofEverything = variationOf(roomy, ['company.homeRegion']);
const ofCompany = variationOf(company, ['company.homeRegion', ...ofEverything.varied]);

test('what people change is among what is varied', () => {
  const varied = [...ofEverything.varied, ...ofCompany.varied];
  expect(varied).toEqual(
    expect.arrayContaining([
      'access.groups.*.displayName',
      'accounts.*.name',
      'company.alarms.emails.*',
      'company.approvedRegions.*',
      'company.budgets.alertEmails.*',
      'company.logRetention.lockDays',
      'company.tags.managed-by',
      'organization.organizationalUnits.*.name',
      'workloads.*.regions.*',
      'workloads.*.roleName',
    ]),
  );
});

test.each([
  ['a company with everything', roomy, ofEverything] as const,
  ['a small company', company, ofCompany] as const,
])('a change of all values of %s changes nothing that AWS could not replace', (_who, config, variation) => {
  const after = resourcesOf(variation.config);
  const found = [...resourcesOf(config)].flatMap(([place, resource]) => {
    const other = after.get(place);
    return other === undefined ? [] : refused(resource, other);
  });
  expect(found).toEqual([]);
});
