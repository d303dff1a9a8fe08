import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { isResourceType } from '../../lib/resource-schemas';
import { testGeneratedFile } from '../support/generated-file';
import { repository } from '../support/repository';

const published = loadAwsServiceSpecSync()
  .all('resource')
  .map(({ cloudFormationType }) => cloudFormationType)
  .sort();

/** Every type of the pinned package. */
function typeNames(): string {
  const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const services = new Map<string, string[]>();
  for (const type of published) {
    const [owner = '', service = '', name = ''] = type.split('::');
    if (owner === 'AWS') services.set(service, [...(services.get(service) ?? []), name]);
  }
  const lines = [...services].map(
    ([service, names]) => `    ${JSON.stringify(service)}: ${JSON.stringify(names.join(' '))}`,
  );
  const from = `@aws-cdk/aws-service-spec ${devDependencies['@aws-cdk/aws-service-spec'] ?? ''}`;
  return `{\n  "from": ${JSON.stringify(from)},\n  "types": {\n${lines.join(',\n')}\n  }\n}\n`;
}

testGeneratedFile({
  file: 'lib/resource-schemas/type-names.json',
  by: 'test/resource-schemas/type-names',
  variable: 'UPDATE_SCHEMAS',
  text: typeNames,
});

test('every published type is one, and so is what others make', () => {
  expect(published.length).toBeGreaterThan(1000);
  const others = ['Custom::Thing', 'Trips::Reports::Report', 'AWS::CloudFormation::Stack', 'AWS::S3::Bucket::MODULE'];
  expect([...published, ...others].filter((type) => !isResourceType(type))).toEqual([]);
});

test.each(['AWS::S3::Buket', 'AWS::S3', 'AWS::s3::Bucket', 'AWS.S3.Bucket', 'AWS::S3::*', 'Bucket', ''])(
  '%j is none',
  (type) => {
    expect(isResourceType(type)).toBe(false);
  },
);
