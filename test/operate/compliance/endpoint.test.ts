import { REPLACE_CONFIG, repository } from '../../support/repository';
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/* The command as people run it, against an AWS Config of our own: the real client, over the wire. */

interface Asked {
  readonly target: string | undefined;
  readonly body: { readonly ConfigurationAggregatorName?: string; readonly NextToken?: string };
}

const asked: Asked[] = [];
let server: Server;

const finding = (ConfigRuleName: string, ComplianceType: string): object => ({
  AccountId: '222222222222',
  AwsRegion: 'us-west-2',
  ConfigRuleName,
  Compliance: { ComplianceType, ComplianceContributorCount: { CappedCount: 2, CapExceeded: false } },
});

const pages: Readonly<Record<string, object>> = {
  first: {
    AggregateComplianceByConfigRules: [finding('lz-root-mfa-conformance-pack-a1', 'COMPLIANT')],
    NextToken: 'more',
  },
  more: { AggregateComplianceByConfigRules: [finding('lz-imdsv2-conformance-pack-b2', 'NON_COMPLIANT')] },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Asked['body'];
      asked.push({ target: String(request.headers['x-amz-target']), body });
      const page = body.ConfigurationAggregatorName === 'none' ? undefined : pages[body.NextToken ?? 'first'];
      response.writeHead(page === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(
        JSON.stringify(page ?? { __type: 'NoSuchConfigurationAggregatorException', message: 'It does not exist.' }),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => {
  server.close();
});

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const { port } = server.address() as AddressInfo;
  const argv = ['-r', './bin/register.js', '-r', join(repository, REPLACE_CONFIG), 'bin/compliance.ts', ...args];
  const child = spawn(process.execPath, argv, {
    cwd: repository,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, ...env },
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(String(chunk)));
  const exitCode = await new Promise<number | null>((ended) => child.on('close', ended));
  return { exitCode, stdout: stdout.join(''), stderr: stderr.join('') };
}

const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

test('the command reads every page from the endpoint that it is given, and ends with 1 for a breach', async () => {
  asked.length = 0;
  const { exitCode, stdout, stderr } = await runCommand(['--json'], credentials);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ rules: 2, breaches: [{ rule: 'imdsv2', resources: '2' }] });
  expect(asked.map(({ target, body }) => [target, body.NextToken])).toEqual([
    ['StarlingDoveService.DescribeAggregateComplianceByConfigRules', undefined],
    ['StarlingDoveService.DescribeAggregateComplianceByConfigRules', 'more'],
  ]);
});

test.each<[string, readonly string[], Record<string, string>, RegExp]>([
  ['no aggregator', ['--aggregator', 'none'], credentials, /^No aggregator "none" in this account and [^\n]+\n$/],
  ['no credentials', [], { AWS_EC2_METADATA_DISABLED: 'true' }, /^No AWS credentials: [^\n]+\n$/],
])('%s is one line and exit code 2', async (_what, args, env, line) => {
  const { exitCode, stdout, stderr } = await runCommand(args, env);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(line);
});
