import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Claim } from '../../lib/proofs/claim';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { config } from '../support/companies/trips';
import { everything } from '../support/companies/everything';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

const { zone, assembly } = synthesized(everything);
const OF_SEVERAL = ['trips-server', 'report-reader'];
const WORKLOADS = [...OF_SEVERAL, 'order-publisher'].map((key) => `workload ${key}`);

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const claimsOn = (templates: typeof assembly): readonly Claim[] =>
  landingZoneClaims(environmentOf(templates), { zone, catalogue }).filter(({ subject }) => WORKLOADS.includes(subject));

const failuresOn = (templates: typeof assembly): ReturnType<typeof runProofs>['failures'] => {
  const claims = claimsOn(templates);
  return runProofs(claims, { iamData, homeRegion: zone.company.homeRegion }, engineFor(claims, iamData)).failures;
};

test('every row about a workload of several Regions is about each of them, and holds', () => {
  const resources = claimsOn(assembly)
    .filter(({ list }) => list === 'can')
    .flatMap(({ subject, row: { resource = [] } }) => [resource].flat().map((arn) => `${subject}: ${arn}`));
  expect(resources).toEqual(
    expect.arrayContaining([
      'workload trips-server: arn:aws:sns:{region}:{account}:trips-server-notifications',
      'workload trips-server: arn:aws:sns:us-east-2:{account}:trips-server-notifications',
      'workload order-publisher: arn:aws:sns:us-east-2:{account}:order-publisher-orders',
    ]),
  );
  expect(resources.join('\n')).not.toContain('arn:aws:sns:{region}:{account}:order-publisher-orders');
  expect(failuresOn(assembly).map(describeFailure)).toEqual([]);
});

test('templates of the home region alone do not prove it: what is missing is what is elsewhere', () => {
  const atHome = synthesized({
    ...everything,
    workloads: {
      ...everything.workloads,
      ...Object.fromEntries(OF_SEVERAL.map((key) => [key, Reflect.get(config.workloads, key)])),
    },
  });
  const failed = failuresOn(atHome.assembly).map(({ claim }) => claim);
  expect(new Set(failed.map(({ subject }) => subject))).toEqual(new Set(OF_SEVERAL.map((key) => `workload ${key}`)));
  for (const { row } of failed) expect(JSON.stringify(row)).toContain('us-east-2');
});
