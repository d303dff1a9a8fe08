import { EngineEnvironment, readAssembly } from '../../lib/assembly';
import { loadIamData, loadManagedPolicies, type IamData } from '../../lib/iam-data';
import type { PolicyDocument } from '../../lib/policy';
import type { Claim } from '../../lib/proofs/claim';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { ADMINISTRATOR, OPEN_TO_ALL } from '../../lib/ask/world';
import { assemblyFolderOf } from '../support/assemblies';
import { config } from '../support/companies/trips';
import { randomOf } from '../support/random';
import { catalogue, definitions, readLandingZone } from '../support/read-landing-zone';
import { sampleOf, turnedRows, verdictOn } from './turned';

/* Sentences that are false because somebody may do it, and sentences of which what makes them true is gone: none of them may hold. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const zone = readLandingZone(config);
const environment = environmentOf(readAssembly(assemblyFolderOf(zone)));

/** Of those that there are; all of them with `LANDING_ZONE_TURNED=1000`. */
const ROWS = Number(process.env.LANDING_ZONE_TURNED ?? '12');

test('what a persona can on a resource it can be said never to do on none at all', () => {
  const all = turnedRows(zone, definitions.personas, 'without resource');
  expect(all.length).toBeGreaterThan(15);
  const held = sampleOf(all, ROWS, randomOf(20261127)).filter(
    ({ never }) => !['refused', 'false'].includes(verdictOn(never, config, environment, iamData)),
  );
  expect(held.map(({ what }) => what)).toEqual([]);
});

test('a pattern in the place of a resource is refused, or told as empty', () => {
  const all = turnedRows(zone, definitions.personas, '*');
  const held = sampleOf(all, ROWS, randomOf(20261128)).filter(
    ({ never }) => !['refused', 'empty'].includes(verdictOn(never, config, environment, iamData)),
  );
  expect(held.map(({ what }) => what)).toEqual([]);
});

const isNever = ({ subject, list, row }: Claim): boolean =>
  subject.startsWith('scenario') && list === 'never' && row.unassigned !== true;

/** Names of the sentences that still hold where every policy is another one. */
function holdingWith(rewrite: (document: PolicyDocument) => PolicyDocument): readonly string[] {
  const { graph } = environment;
  const loosened = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()), rewrite);
  const claims = landingZoneClaims(loosened, { zone, catalogue }).filter(isNever);
  const context = { iamData, homeRegion: zone.company.homeRegion };
  return claims
    .filter((claim) => runProofs([claim], context, engineFor([claim], iamData)).failures.length === 0)
    .map(({ subject, position }) => `${subject}, never row ${position}`);
}

const isOfResource = (document: PolicyDocument): boolean => JSON.stringify(document).includes('"Principal":');
const withoutDenials = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  Statement: [document.Statement].flat().filter(({ Effect }) => Effect !== 'Deny'),
});
const open = (document: PolicyDocument): PolicyDocument => (isOfResource(document) ? document : ADMINISTRATOR.document);
const openOnBothSides = (document: PolicyDocument): PolicyDocument =>
  isOfResource(document) ? OPEN_TO_ALL.document : ADMINISTRATOR.document;

test('each sentence of the company fails without the denials behind it, or once somebody is allowed what nobody is', () => {
  const all = landingZoneClaims(environment, { zone, catalogue }).filter(isNever);
  const holding = holdingWith((document) => document);
  expect(holding).toHaveLength(all.length);
  const [undenied, opened] = [holdingWith(withoutDenials), holdingWith(open)];
  // Some rest on a denial alone: what is taken away is what they are about.
  expect(undenied.length).toBeLessThan(all.length);
  expect(opened.length).toBeLessThan(all.length);
  // What crosses accounts has to be allowed on both sides.
  const both = holdingWith(openOnBothSides);
  expect(both.filter((name) => undenied.includes(name) && opened.includes(name))).toEqual([]);
});
