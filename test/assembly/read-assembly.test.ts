import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyError, organizationGraph, readAssembly } from '../../lib/assembly';
import { resource } from './support/small-organization';
import { emptyFolder, writeAssembly } from './support/write-assembly';

const bucket = { Resources: { Bucket: resource('AWS::S3::Bucket') } };

test('stacks come in the order in which they are deployed', () => {
  const folder = writeAssembly({
    Last: { template: bucket, stackName: 'lz-last', dependencies: ['First', 'Last.assets'] },
    First: { template: bucket, stackName: 'lz-first', environment: 'aws://111111111111/us-east-1' },
  });
  expect(readAssembly(folder).stacks).toMatchObject([
    { id: 'First', stackName: 'lz-first', accountId: '111111111111', region: 'us-east-1' },
    { id: 'Last', stackName: 'lz-last', region: 'us-west-2', dependsOn: ['First', 'Last.assets'] },
  ]);
  expect(readAssembly(folder).stacks[1]).not.toHaveProperty('accountId');
});

test('stacks of nested stages are read too', () => {
  const folder = writeAssembly(
    { Outer: { template: bucket } },
    { Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Stage' } } },
  );
  writeAssembly(
    { Inner: { template: bucket, dependencies: ['Before'] }, Before: { template: bucket } },
    {},
    join(folder, 'assembly-Stage'),
  );
  expect(readAssembly(folder).stacks.map(({ id }) => id)).toEqual(['Stage/Before', 'Stage/Inner', 'Outer']);
});

test('an assembly whose checks failed is read, with a warning', () => {
  const folder = writeAssembly({ Stack: { template: bucket } });
  const pluginReports = [
    { pluginName: 'Proofs', conclusion: 'failure' },
    { pluginName: 'Nag', conclusion: 'success' },
  ];
  writeFileSync(join(folder, 'validation-report.json'), JSON.stringify({ pluginReports }));
  expect(readAssembly(folder).warnings).toEqual([expect.stringContaining('Proofs found violations')]);
});

test('a file asset is found by its key', () => {
  const folder = writeAssembly({ Stack: { template: bucket, assets: { 'abc.json': '{}' } } });
  expect(readAssembly(folder).fileAsset('abc.json')).toEqual({ path: join(folder, 'asset.abc.json'), text: '{}' });
  expect(readAssembly(folder).fileAsset('def.json')).toBeUndefined();
});

describe('a broken assembly is one line: place, what was found, and the command that makes one', () => {
  const sound = (): string => writeAssembly({ Stack: { template: bucket } });
  const damaged = (file: string, text: string): string => {
    const folder = sound();
    writeFileSync(join(folder, file), text);
    return folder;
  };
  const without = (file: string): string => {
    const folder = sound();
    rmSync(join(folder, file));
    return folder;
  };

  test.each<[what: string, make: () => string, message: string]>([
    ['no folder', () => join(emptyFolder(), 'cdk.out'), 'cdk.out: no such folder.'],
    [
      'a file for a folder',
      () => join(sound(), 'manifest.json'),
      'manifest.json: a file, not the folder of a cloud assembly.',
    ],
    ['an empty folder', emptyFolder, 'manifest.json: no such file.'],
    [
      'a manifest that is cut off',
      () => damaged('manifest.json', '{"artifacts": {"Sta'),
      'manifest.json: no JSON, or cut off.',
    ],
    ['an empty manifest', () => damaged('manifest.json', ''), 'manifest.json: no JSON, or cut off.'],
    ['a manifest that is a list', () => damaged('manifest.json', '[]'), 'manifest.json: no JSON object.'],
    ['a manifest without artifacts', () => damaged('manifest.json', '{}'), 'manifest.json: artifacts is nothing.'],
    [
      'an artifact that is a text',
      () => damaged('manifest.json', '{"artifacts":{"A":"x"}}'),
      'artifact A has no type.',
    ],
    ['a manifest without stacks', () => damaged('manifest.json', '{"artifacts":{}}'), 'no CloudFormation stack in it.'],
    [
      'a stack without a template',
      () =>
        damaged('manifest.json', '{"artifacts":{"A":{"type":"aws:cloudformation:stack","environment":"aws://a/b"}}}'),
      'artifact A names no templateFile.',
    ],
    [
      'a stack without an environment',
      () =>
        damaged(
          'manifest.json',
          '{"artifacts":{"A":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Stack.template.json"}}}}',
        ),
      'artifact A has no environment',
    ],
    ['a template that is missing', () => without('Stack.template.json'), 'Stack.template.json: no such file.'],
    [
      'a template that is cut off',
      () => damaged('Stack.template.json', '{"Resources":'),
      'Stack.template.json: no JSON, or cut off.',
    ],
    ['a template that is no object', () => damaged('Stack.template.json', '3'), 'Stack.template.json: no JSON object.'],
    ['resources that are a list', () => damaged('Stack.template.json', '{"Resources":[]}'), 'Resources is [].'],
    [
      'a resource without a type',
      () => damaged('Stack.template.json', '{"Resources":{"A":{}}}'),
      'resource A has no Type.',
    ],
    [
      'properties that are a text',
      () => damaged('Stack.template.json', '{"Resources":{"A":{"Type":"T","Properties":"x"}}}'),
      'Properties of resource A is "x".',
    ],
    ['an output that is nothing', () => damaged('Stack.template.json', '{"Outputs":{"A":null}}'), 'Outputs.A is null.'],
    [
      'an output without a value',
      () => damaged('Stack.template.json', '{"Outputs":{"A":{}}}'),
      'output A has no Value.',
    ],
    [
      'a parameter without a type',
      () => damaged('Stack.template.json', '{"Parameters":{"A":{}}}'),
      'parameter A has no Type.',
    ],
    ['a transform', () => damaged('Stack.template.json', '{"Transform":"AWS::Serverless-2016-10-31"}'), 'a Transform'],
    [
      'a stage that is missing',
      () =>
        damaged(
          'manifest.json',
          '{"artifacts":{"S":{"type":"cdk:cloud-assembly","properties":{"directoryName":"gone"}}}}',
        ),
      'gone: no such folder.',
    ],
    [
      'a template that is a folder',
      () => {
        const folder = without('Stack.template.json');
        mkdirSync(join(folder, 'Stack.template.json'));
        return folder;
      },
      'Stack.template.json: it cannot be read (EISDIR).',
    ],
  ])('%s', (_what, make, message) => {
    let error: unknown;
    try {
      readAssembly(make());
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AssemblyError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^[^\n]*npm run synth"\.$/) as string,
    });
    expect((error as AssemblyError).message).toContain(message);
  });

  test('an asset manifest that is missing, once a template is looked for', () => {
    const folder = writeAssembly({ Stack: { template: bucket, assets: {} } });
    rmSync(join(folder, 'Stack.assets.json'));
    expect(() => readAssembly(folder).fileAsset('abc.json')).toThrow('Stack.assets.json: no such file.');
  });
});

test('a nested stack is refused, since its resources would not be checked', () => {
  const folder = writeAssembly({
    Stack: { template: { Resources: { Inner: resource('AWS::CloudFormation::Stack') } } },
  });
  expect(() => organizationGraph(readAssembly(folder))).toThrow('stack Stack, Resources.Inner: a nested stack');
});
