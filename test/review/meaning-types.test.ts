import { resourceKinds } from '../../lib/assembly/attributes';
import { POLICY_TYPES } from '../../lib/assembly/graph/resource-policies';
import { KNOWN_TYPES, schemaOf } from '../../lib/resource-schemas/schema';
import { COMPANY_MEANINGS } from '../../lib/review/compare/company-meanings';
import { RESOURCE_MEANINGS } from '../../lib/review/compare/resource-meanings';
import { sampleAssembly } from '../cli/support';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { resourcesIn, typesIn } from './resources-in';

const sample = resourcesIn(sampleAssembly());
const { company, access } = config;
/** Those of companies that had an organization before, and that have every service and a user. */
const others = [
  startUp,
  {
    ...config,
    company: { ...company, securityServices: { ...company.securityServices, inspector: 'on', macie: 'on' } },
    access: {
      ...access,
      users: { ada: { givenName: 'Ada', familyName: 'A', email: 'ada@trips.com', groups: ['developers'] } },
    },
  },
].map((one) => resourcesIn(sampleAssembly(one)));

const deployed = [...new Set([sample, ...others].flatMap(typesIn))];
const known = new Set([...deployed, ...KNOWN_TYPES, ...POLICY_TYPES, ...Object.keys(resourceKinds)]);
const added = Object.values(COMPANY_MEANINGS).flatMap((types) => Object.keys(types));

test('it is said of every type that deploys what it means, and of none that nobody knows but what a company may add', () => {
  const said = Object.keys(RESOURCE_MEANINGS);
  expect(deployed.filter((type) => !said.includes(type))).toEqual([]);
  expect(said.filter((type) => !known.has(type)).sort()).toEqual([...added].sort());
  expect(KNOWN_TYPES.filter((type) => !said.includes(type))).toEqual([]);
});

test('what a company may add stands in the list once, for one reason', () => {
  expect(added.filter((type, index) => known.has(type) || added.indexOf(type) !== index)).toEqual([]);
});

interface CfnType {
  readonly CFN_RESOURCE_TYPE_NAME?: string;
  readonly prototype: object;
}

/** Properties that AWS's published schema of a type has, as the CDK's class of it spells them, in lower case. */
async function propertiesOf(type: string): Promise<readonly string[] | undefined> {
  const [, service = ''] = type.split('::');
  const classes = Object.values((await import(`aws-cdk-lib/aws-${service.toLowerCase()}`)) as Record<string, CfnType>);
  const found = classes.find(({ CFN_RESOURCE_TYPE_NAME }) => CFN_RESOURCE_TYPE_NAME === type);
  return found && Object.getOwnPropertyNames(found.prototype).map((name) => name.replace(/Raw$/, '').toLowerCase());
}

test('every type of AWS and every property of it is spelled as AWS spells it', async () => {
  const wrong = Object.entries(RESOURCE_MEANINGS).map(async ([type, { paths = {}, outward = [] }]) => {
    if (!type.startsWith('AWS::')) return [];
    const properties = await propertiesOf(type);
    const names = [...Object.keys(paths), ...outward].map((path) => path.split('.')[0] ?? '');
    return properties === undefined
      ? [type]
      : names.filter((name) => !properties.includes(name.toLowerCase())).map((name) => `${type} ${name}`);
  });
  expect((await Promise.all(wrong)).flat()).toEqual([]);
});

test('every property of which something is said is one of its type', () => {
  const placed = [sample, ...others].flat();
  const properties = (type: string): readonly string[] => [
    ...(schemaOf(type)?.properties ?? []),
    ...placed.flatMap((one) => (one.type === type ? Object.keys(one.properties) : [])),
  ];
  const wrong = Object.entries(RESOURCE_MEANINGS).flatMap(([type, { paths = {} }]) =>
    Object.keys(paths)
      .filter((path) => properties(type).length > 0 && !properties(type).includes(path.split('.')[0] ?? ''))
      .map((path) => `${type} ${path}`),
  );
  expect(wrong).toEqual([]);
});
