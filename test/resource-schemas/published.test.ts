import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCustomType } from '../../lib/base/template-contract';
import { readLandingZone } from '../support/read-landing-zone';
import { assemblyFolderOf } from '../support/assemblies';
import { conglomerate } from '../support/companies/conglomerate';
import { config as trips } from '../support/companies/trips';
import { company } from '../limits/company';
import { repository } from '../support/repository';
import { resourcesIn } from '../../lib/assembly/placed-resources';
import { assemblyTemplates } from '../../lib/assembly/assembly-templates';
import { testGeneratedFile } from '../support/generated-file';
import { publishedSchemas } from './published';

/** Every type that some company deploys, in the templates of StackSets and conformance packs too. */
function deployedTypes(): readonly string[] {
  const batched = { ...trips, company: { ...trips.company, batches: { accounts: ['b1'] } } };
  const types = [trips, company, conglomerate, batched]
    .flatMap((config) => assemblyTemplates(assemblyFolderOf(readLandingZone(config))))
    .flatMap(({ file: name, text }) => resourcesIn(name, text))
    .map(({ type }) => type);
  return [...new Set(types)].filter((type) => !isCustomType(type)).sort();
}

function fileOf(version: string, types: readonly string[]): string {
  const lines = Object.entries(publishedSchemas(types)).map(
    ([type, schema]) => `    ${JSON.stringify(type)}: ${JSON.stringify(schema)}`,
  );
  return `{\n  "from": "@aws-cdk/aws-service-spec ${version}",\n  "types": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/* What the pinned package says of every type that is deployed. */
testGeneratedFile({
  file: 'lib/resource-schemas/schemas.json',
  by: 'test/resource-schemas/published',
  variable: 'UPDATE_SCHEMAS',
  text: () => {
    const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const types = deployedTypes();
    expect(types.length).toBeGreaterThan(40);
    return fileOf(devDependencies['@aws-cdk/aws-service-spec'] ?? '', types);
  },
});
