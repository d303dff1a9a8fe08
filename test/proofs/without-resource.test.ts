import { readAssembly } from '../../lib/assembly';
import { catalogueOf, productDefinitions } from '../../lib/config/definitions';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { readConfig } from '../../lib/config/read-config';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { ProofRow } from '../../lib/policy';
import type { Claim } from '../../lib/proofs/claim';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { assemblyFolderOf } from '../support/assemblies';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import { withAnalyst } from '../support/own-analyst';
import { catalogue, readLandingZone } from '../support/read-landing-zone';

/*
 * A row that names no resource was asked about an example of one: it held for that, while what it forbids works on others. What must
 * be denied is denied on all.
 */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const zone = readLandingZone(config);
const environment = environmentOf(readAssembly(assemblyFolderOf(zone)));
const claims = landingZoneClaims(environment, { zone, catalogue });

function failuresOf(asked: readonly Claim[]): readonly string[] {
  const context = { iamData, homeRegion: zone.company.homeRegion };
  return runProofs(asked, context, engineFor(asked, iamData)).failures.map(describeFailure);
}

/** The first row of a list of somebody, with other words. */
function asked(subject: string, list: string, row: ProofRow): readonly string[] {
  const claim = claims.find((one) => one.subject === subject && one.list === list);
  if (claim === undefined) throw new Error(`${subject} has no ${list}`);
  return failuresOf([{ ...claim, row }]);
}

test.each<[subject: string, list: string, row: ProofRow, open: string]>([
  // Billing reads the bucket of the landing zone's own export, and the reader reads one that is shared with it.
  ['persona billing', 'cannot', { action: 's3:GetObject' }, 'resource arn:aws:s3:::lz-billing-*/*'],
  ['persona billing', 'withholds', { action: 's3:GetObject' }, 'resource arn:aws:s3:::lz-billing-*/*'],
  ['workload report-reader', 'cannot', { action: 's3:GetObject' }, 'resource arn:aws:s3:::'],
  [
    'workload report-reader',
    'cannot (by its own policies alone)',
    { action: 's3:ListBucket' },
    'resource arn:aws:s3:::',
  ],
])('%s, %s: %j without a resource fails, since it may on one', (subject, list, row, open) => {
  const of = list === 'withholds' ? claims.find((one) => one.subject === subject && one.list === 'cannot') : undefined;
  const failures = of === undefined ? asked(subject, list, row) : failuresOf([{ ...of, list, row }]);
  expect(failures).toEqual([expect.stringContaining(open)]);
  expect(failures.join('')).toContain(' Name the resource in `resource`.');
});

test('with the resource of the example it holds, as it did without', () => {
  const example = { action: 's3:GetObject', resource: 'arn:aws:s3:::example/example' };
  expect(asked('persona billing', 'cannot', example)).toEqual([]);
});

test.each([
  ['arn:aws:s3:::example', ['depends. Depends: denied on resource arn:aws:s3:::example']],
  ['arn:aws:s3:::ex*', ['depends. Depends: denied on resource arn:aws:s3:::ex*']],
  ['arn:aws:s3:::*', []],
  ['*', []],
])('a guardrail that denies on %s and says so without a resource', (Resource, expected) => {
  const definition = {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'C01',
    why: 'For the test.',
    statements: [{ Effect: 'Deny', Action: 's3:DeleteBucket', Resource }],
    denies: [{ action: 's3:DeleteBucket' }],
    allows: [{ action: 's3:CreateBucket' }],
  };
  const definitions = withOwnContent(productDefinitions, {
    catalogue: { guardrails: { 'deny-test': definition } },
    files: {
      guardrails: [{ name: 'deny-test.ts', exports: [definition] }],
      personas: [],
      machineRoles: [],
      workflows: [],
    },
  });
  const { organization } = startUp;
  const own = readLandingZone(
    { ...startUp, organization: { ...organization, guardrails: [...organization.guardrails, 'deny-test'] } },
    definitions,
  );
  const chooser = { zone: own, catalogue: catalogueOf(definitions) };
  const assembly = readAssembly(assemblyFolderOf(own, chooser.catalogue));
  const ofGuardrail = landingZoneClaims(environmentOf(assembly), chooser).filter(
    ({ subject }) => subject === 'guardrail deny-test',
  );
  expect(ofGuardrail).not.toEqual([]);
  expect(failuresOf(ofGuardrail)).toEqual(expected.map((text) => expect.stringContaining(text) as string));
});

test.each([
  ['arn:aws:s3:::example/*', ['Depends: denied on resource arn:aws:s3:::example/*']],
  ['arn:aws:s3:::*/example', ['Depends: denied on resource arn:aws:s3:::*/example']],
  ['*', []],
])('a persona whose own policies deny on %s and that says so without a resource', (Resource, expected) => {
  const own = readConfig(
    withAnalyst((analyst) => ({
      ...analyst,
      statements: [...(analyst.statements ?? []), { Effect: 'Deny', Action: 's3:GetObject', Resource }],
      denies: [{ action: 's3:GetObject' }],
    })),
  );
  const assembly = readAssembly(assemblyFolderOf(own.zone, own.catalogue));
  const ofPersona = landingZoneClaims(environmentOf(assembly), own).filter(
    ({ subject, list }) => subject === 'persona analyst' && list === 'denies',
  );
  expect(ofPersona).not.toEqual([]);
  expect(failuresOf(ofPersona)).toEqual(expected.map((text) => expect.stringContaining(text) as string));
});

test('of a service with one endpoint every action is asked there', () => {
  const [failure = ''] = asked('persona auditor', 'can', { action: 'importexport:List*' });
  expect(failure).toContain('importexport:ListJobs');
  expect(failure).toContain('DenyUnapprovedRegions1');
});

test.each([
  ['persona developer', 'cannot', 'iam:CreateRole', 'iam:PermissionsBoundary'],
  ['persona developer', 'withholds', 'iam:CreateRole', 'iam:PermissionsBoundary'],
  ['persona prod-admin', 'cannot', 'iam:PassRole', 'iam:PassedToService'],
])('what a %s has in %s is denied whatever a call carries: %s with %s', (subject, list, action, key) => {
  const row = { action, resource: 'arn:aws:iam::{account}:role/app/orders' };
  expect(asked(subject, list, row).join()).toMatch(new RegExp(`depends\\. Depends: .*State in .*${key}`));
  expect(asked(subject, list, { ...row, context: { [key]: [] } })).toEqual([]);
});

test('what a guardrail denies is tried on the example that its row gives', () => {
  const row = { action: 'ec2:RunInstances', resource: 'arn:aws:ec2:{region}:{account}:instance/i-1' };
  const optional = { 'ec2:MetadataHttpTokens': 'optional' };
  expect(asked('guardrail require-imdsv2', 'denies', { ...row, context: optional })).toEqual([]);
});
