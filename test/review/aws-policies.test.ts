import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineEnvironment } from '../../lib/assembly';
import { RECORDED_POLICIES_FILE, recordedPolicies, recordPolicies } from '../../lib/assembly/proven/recorded-policies';
import { loadIamData } from '../../lib/iam-data';
import type { PolicyDocument } from '../../lib/policy/document';
import type { Finding } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { company, organizationOf } from './support';

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const allowing = (...actions: readonly string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: [...actions], Resource: '*' }],
});

/** A review in which nothing but AWS's policy is another. */
async function reviewOfUpdate(before: PolicyDocument, after: PolicyDocument): Promise<readonly Finding[]> {
  const iamData = await loadIamData();
  const of = company();
  of.developer.managed = [READ_ONLY];
  const side = (document: PolicyDocument) => {
    const organization = organizationOf(of, iamData);
    const { graph, environment } = organization;
    const policies = new Map([...environment.awsManagedPolicies, [READ_ONLY, { document }] as const]);
    return { ...organization, environment: new EngineEnvironment(graph, policies) };
  };
  const { findings } = review({ base: side(before), head: side(after) }, { today: '2026-11-26', owners: new Map() });
  return findings.filter(({ rule }) => rule !== 'not-proven');
}

test('a policy that AWS changed is told, with who has it, and so is what they can do more', async () => {
  const found = await reviewOfUpdate(
    allowing('s3:GetObject', 'ec2:Describe*'),
    allowing('s3:GetObject', 's3:PutObject'),
  );
  expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(
    expect.arrayContaining(['high access-gained', 'medium access-lost', 'info aws-policy-changed']) as string[],
  );
  expect(found.find(({ rule }) => rule === 'aws-policy-changed')).toMatchObject({
    what: 'AWS changed its policy ReadOnlyAccess: 1 action patterns more, 1 fewer',
    details: ['more: s3:PutObject', 'fewer: ec2:Describe*'],
    who: [expect.stringContaining('Developer')],
  });
});

test('of the same policy nothing is said', async () => {
  expect(await reviewOfUpdate(allowing('s3:GetObject'), allowing('s3:GetObject'))).toEqual([]);
});

describe('what an assembly records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  const path = join(folder, RECORDED_POLICIES_FILE);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is read as it was written', () => {
    const policies = new Map([
      ['b', { document: allowing('s3:GetObject') }],
      ['a', { document: allowing('s3:*') }],
    ]);
    writeFileSync(path, recordPolicies(policies));
    expect(recordedPolicies(folder)).toEqual(policies);
    expect(recordPolicies(new Map([...policies].reverse()))).toBe(recordPolicies(policies));
  });

  test.each(['', '{', '[]', '{"a":1}', '{"a":{"Statement":{}}}'])('may be nothing that can be read: %s', (text) => {
    writeFileSync(path, text);
    expect(recordedPolicies(folder).size).toBe(0);
  });
});
