import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORDED_ACTIONS_FILE, recordActions, recordedActions } from '../../lib/assembly/proven/recorded-actions';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Finding } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { company, organizationOf } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

/** A review in which nothing but AWS's actions is another. */
function reviewOfUpdate(before: readonly string[] | undefined, after: readonly string[]): readonly Finding[] {
  const side = (actions: readonly string[] | undefined) => ({
    ...organizationOf(company(), iamData),
    ...(actions && { recordedActions: new Set(actions) }),
  });
  const { findings } = review({ base: side(before), head: side(after) }, { today: '2026-11-26', owners: new Map() });
  return findings.filter(({ rule }) => rule.startsWith('aws-actions'));
}

const before = ['s3:GetObject', 'cloudtrail:StopLogging', 'ec2:RunInstances', 'ec2:OldOne'];
const stays = before.filter((action) => action !== 'ec2:OldOne');

test('what AWS adds and takes away is told by service, and so is a service that is new', () => {
  const [finding] = reviewOfUpdate(before, [...stays, 'ec2:NewOne', 'quantum:Leap', 'iam:NewOne']);
  expect(finding).toMatchObject({
    severity: 'info',
    what: 'AWS has 3 actions more, and 1 fewer',
    details: [
      'a new service: iam, a global one, called in us-east-1',
      'a new service: quantum, taken for one of each Region: look at its endpoints',
      'more: ec2:NewOne',
      'more: iam:NewOne',
      'more: quantum:Leap',
      'fewer: ec2:OldOne',
    ],
  });
});

test('of the same actions, and of an assembly that records none, nothing is said', () => {
  expect(reviewOfUpdate(before, [...before].reverse())).toEqual([]);
  expect(reviewOfUpdate(undefined, before)).toEqual([]);
});

test('a guardrail that names the service is told of, by what its patterns reach', () => {
  const of = company();
  const services = organizationOf(of, iamData).graph.policies.flatMap(({ content }) =>
    [...JSON.stringify(content).matchAll(/"([a-z0-9-]+):[A-Za-z]+\*?"/g)].map(([, service = '']) => service),
  );
  const service = services.find((one) => iamData.servicePrefixes.includes(one)) ?? '';
  expect(service).not.toBe('');
  const near = reviewOfUpdate(stays, [...stays, `${service}:ZzBrandNew`]).filter(
    ({ rule }) => rule === 'aws-actions-near-guardrail',
  );
  expect(near).not.toEqual([]);
  expect(near[0]).toMatchObject({ severity: 'low', details: [`not reached: ${service}:ZzBrandNew`] });
});

describe('what an assembly records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  const path = join(folder, RECORDED_ACTIONS_FILE);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is read as it was written, whatever the order', () => {
    writeFileSync(path, recordActions(before));
    expect(recordedActions(folder)).toEqual(new Set(before));
    expect(recordActions([...before].reverse())).toBe(recordActions(before));
    writeFileSync(path, recordActions(iamData.actions));
    expect(recordedActions(folder)).toEqual(new Set(iamData.actions));
  });

  test.each(['', '{', '[]', '{"a":1}', 'null'])('may be nothing that can be read: %s', (text) => {
    writeFileSync(path, text);
    expect(recordedActions(folder)).toBeUndefined();
  });
});
