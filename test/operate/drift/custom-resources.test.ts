import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesIn } from '../../../lib/assembly/placed-resources';
import { CUSTOM_RESOURCES, notLookedAt } from '../../../lib/operate/drift/custom-resources';
import { assemblyFolderOf } from '../../support/assemblies';
import { conglomerate } from '../../support/companies/conglomerate';
import { everything } from '../../support/companies/everything';
import { config as trips } from '../../support/companies/trips';
import { readLandingZone } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';

/** Types of the custom resources that the companies of the tests deploy, in every template. */
const deployed = new Set(
  [conglomerate, everything, trips].flatMap((config) => {
    const folder = assemblyFolderOf(readLandingZone(config));
    const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
    return templates
      .flatMap((file) => resourcesIn(file, readFileSync(join(folder, file), 'utf8')))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('Custom::'));
  }),
);

test('of each custom resource that deploys it is said who sees a change by hand', () => {
  expect(deployed.size).toBeGreaterThan(10);
  expect([...deployed].filter((type) => !Object.hasOwn(CUSTOM_RESOURCES, type))).toEqual([]);
});

test('nothing is said of one that nothing makes', () => {
  const sources = readdirSync(join(repository, 'lib/app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(repository, 'lib/app', file), 'utf8'))
    .join('\n');
  const contract = readFileSync(join(repository, 'lib/base/template-contract.ts'), 'utf8');
  const names = Object.keys(CUSTOM_RESOURCES)
    .filter((type) => !deployed.has(type))
    .map((type) => type.replace('Custom::', ''));
  expect(names.filter((name) => !`${sources}${contract}`.includes(name))).toEqual([]);
});

test('the page names all that nobody looks at, and a type that is not known is told as it is called', () => {
  const page = readFileSync(join(repository, 'docs/preflight-and-drift.md'), 'utf8');
  const all = notLookedAt(Object.keys(CUSTOM_RESOURCES), false);
  expect(all.length).toBeGreaterThan(2);
  expect(all.filter((what) => !page.includes(what))).toEqual([]);
  expect(notLookedAt(['Custom::New'], true)).toEqual(['what Custom::New makes']);
});
