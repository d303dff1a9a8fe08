import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrganization, type Organization } from '../../lib/ask/organization';
import { REQUIRED_CHECKS, writeProofs } from '../../lib/assembly/proven/proofs-file';
import { provenSentences } from '../../lib/assembly/proven/sentences';
import { catalogueOf } from '../../lib/config/definitions';
import { provenNames } from '../../lib/proofs/proven-names';
import { choose } from '../../lib/choice/choose';
import { writtenGuardrails } from '../../lib/choice/written-guardrails';
import type { Finding } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';
import { definitions, readLandingZone } from '../support/read-landing-zone';

/* A sentence of config/scenarios.ts that is weakened together with what would break it: the sample's own sentences. */

const scratch = mkdtempSync(join(tmpdir(), 'promises-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const silent = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
let made = 0;

/** Its assembly as though its sentences held, which is tried elsewhere. */
function promised(company: object): Promise<Organization> {
  const folder = join(scratch, String((made += 1)));
  cpSync(sampleAssembly(company), folder, { recursive: true });
  const zone = readLandingZone(company);
  const catalogue = catalogueOf(definitions);
  const guardrails = writtenGuardrails({ zone, catalogue });
  const proofs = {
    guardrails,
    sentences: provenSentences(zone.scenarios),
    names: provenNames(zone, choose(zone, catalogue).personas),
    rows: {},
  };
  writeProofs(
    folder,
    REQUIRED_CHECKS.map((name) => ({
      name,
      templates: 1,
      counts: { claims: 1 },
      ...(name === 'Proofs' ? proofs : {}),
    })),
  );
  return readOrganization(folder, silent, 'as recorded');
}

const { organization, access, scenarios } = config;
type Edited = Partial<typeof config>;
const TRAIL = 'nobody but the administrators of the organization can stop the trail';
const REACH = 'developers can never reach production';
const RELEASE = 'engineers on call can release to production and read its logs';

const without = (says: string): Edited => ({ scenarios: scenarios.filter((one) => one.says !== says) });
const lessOfTheTrail = {
  scenarios: scenarios.map((one) =>
    one.says === TRAIL
      ? { ...one, never: one.never?.map((row) => ({ ...row, action: ['cloudtrail:PutEventSelectors'] })) }
      : one,
  ),
} as Edited;
const untrailed: Edited = {
  organization: {
    ...organization,
    guardrails: organization.guardrails.filter((id) => id !== 'deny-changing-cloudtrail'),
  },
};
const assigned = (...more: (typeof access.assignments)[number][]): Edited => ({
  access: { ...access, assignments: [...access.assignments, ...more] },
});
const released = assigned({ group: 'developers', persona: 'prod-admin', organizationalUnits: ['prod'] });
const swapped: Edited = {
  access: {
    ...access,
    assignments: access.assignments.map((one) =>
      one.group === 'production-operators' ? { ...one, group: 'developers' } : one,
    ),
  },
};

test.each<[what: string, edit: Edited, told: readonly string[]]>([
  ['a sentence alone', without(TRAIL), []],
  ['a guardrail alone', untrailed, []],
  [
    'a guardrail with the sentence that rests on it',
    { ...untrailed, ...lessOfTheTrail },
    [`deny-changing-cloudtrail: ${TRAIL}`],
  ],
  ['a guardrail beside a sentence of something else', { ...untrailed, ...without(RELEASE) }, []],
  ['a group that is let in alone', released, []],
  [
    'a group that is let in where a sentence said it never is',
    { ...released, ...without(REACH) },
    [`developers as ProdAdmin: ${REACH}`],
  ],
  ['a group in the place of another', { ...swapped, ...without(REACH) }, [`developers as ProdAdmin: ${REACH}`]],
  [
    'a group that a sentence does not name',
    { ...assigned({ group: 'auditors', persona: 'developer', organizationalUnits: ['prod'] }), ...without(REACH) },
    [],
  ],
])('of %s what falls together is told as critical', async (_what, edit, told) => {
  const sides = { base: await promised(config), head: await promised({ ...config, ...edit }) };
  const { findings } = review(sides, { today: '2026-11-27', owners: new Map() });
  const weakened = findings.filter(({ rule }) => rule === 'sentence-weakened' || rule === 'proof-weakened');
  expect(weakened.map(({ severity }) => severity)).toEqual(told.map(() => 'critical'));
  expect(weakened.map(wordsOf)).toEqual(told);
});

/** What opens, and the sentence that would have told. */
function wordsOf({ what }: Finding): string {
  const [, by = '', says = ''] = /^(.+?)(?: denies less| is let in), and .*“(.+)”/.exec(what) ?? [];
  return `${by}: ${says}`;
}

const demoted: Edited = {
  access: {
    ...access,
    assignments: access.assignments.map((one) =>
      one.group === 'production-operators' ? { ...one, persona: 'auditor' } : one,
    ),
  },
};
const HOLDS = 'high: it still holds here, and nothing tries it from now on';
const BROKEN = 'critical: it does not hold any more. ';
const NOT_ASKED = 'high: it cannot be asked any more, since ';
const groupless = {
  access: {
    ...access,
    groups: Object.fromEntries(Object.entries(access.groups).filter(([key]) => key !== 'developers')),
    assignments: access.assignments.filter(({ group }) => group !== 'developers'),
  },
} as unknown as Edited;

test.each<[what: string, edit: Edited, told: string]>([
  ['a sentence that still holds', without(TRAIL), HOLDS],
  ['a sentence about a group as a whole that still holds', without(REACH), HOLDS],
  ['what somebody can do, and still can', without(RELEASE), HOLDS],
  ['less of a sentence, which still holds', lessOfTheTrail, HOLDS],
  [
    'a sentence that another persona of the group breaks',
    { ...released, ...without(REACH) },
    `${BROKEN}developers/ProdAdmin, `,
  ],
  ['less of a sentence than a guardrail kept', { ...untrailed, ...lessOfTheTrail }, BROKEN],
  [
    'a sentence about a group that has no access any more',
    { ...swapped, ...without(RELEASE) },
    `${NOT_ASKED}no group "production-operators" has any assignment`,
  ],
  ['a sentence about a persona that nobody has any more', { ...demoted, ...without(RELEASE) }, NOT_ASKED],
  ['a sentence about a group that is gone', { ...groupless, ...without(REACH) }, NOT_ASKED],
])('of %s the reader is told what it comes to', async (_what, edit, told) => {
  const sides = { base: await promised(config), head: await promised({ ...config, ...edit }) };
  const { findings } = review(sides, { today: '2026-11-27', owners: new Map() });
  const gone = findings.filter(({ rule, what }) => rule === 'proof-removed' && what.includes('config/scenarios.ts'));
  expect(
    gone.map(({ severity, what }) => `${severity}: ${what.replace(/^.*(?:no longer|what it did): /, '')}`),
  ).toEqual([expect.stringContaining(told)]);
  expect(JSON.stringify(gone)).not.toMatch(/expected|did you mean/);
});
