import { ConfigError } from '../../../lib/config/config-error';
import { productDefinitions } from '../../../lib/config/definitions';
import type { OwnFiles } from '../../../lib/config/own/own-files';
import { withOwnContent } from '../../../lib/config/own/with-own-content';
import { LANDING_ZONE_ROLE_NAMES } from '../../../lib/base/names';
import { everything } from '../../support/companies/everything';
import { catalogue, config } from '../../support/companies/own-content';
import { assemblyFolderOf, templatesIn } from '../../support/assemblies';
import { readLandingZone } from '../../support/read-landing-zone';

/* Names that AWS or the product has already. */

const { 'report-writer': role } = catalogue.machineRoles;
const { analyst } = catalogue.personas;

/** What is wrong with content of these machine roles and personas, as far as it is told at their files. */
function problemsOf(machineRoles: Readonly<Record<string, object>>, personas: Readonly<Record<string, object>> = {}) {
  const own = { guardrails: {}, machineRoles, personas };
  const filesOf = (entries: Readonly<Record<string, object>>) =>
    Object.entries(entries).map(([id, entry]) => ({ name: `${id}.ts`, exports: [entry] }));
  const files: OwnFiles = {
    guardrails: [],
    machineRoles: filesOf(machineRoles),
    personas: filesOf(personas),
    workflows: [],
  };
  try {
    readLandingZone(config, withOwnContent(productDefinitions, { catalogue: own, files }));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems
      .filter(({ path }) => /^config\/(?:machine-roles|personas)\//.test(path))
      .map(({ path, found, mend }) => `${path}: ${found} → ${mend}`);
  }
}

const application = { ...role, belongsTo: 'application' };
const landingZone = { ...role, belongsTo: 'landing-zone' };

test.each<[id: string, role: object, problem: readonly string[]]>([
  ['report-maker', application, []],
  ['report-maker', landingZone, []],
  [
    'lz-report-maker',
    application,
    [
      'config/machine-roles/lz-report-maker.ts: the id "lz-report-maker", which makes a role "lz-report-maker" → rename the file, for example to report-maker.ts',
    ],
  ],
  [
    'break-glass',
    landingZone,
    [
      'config/machine-roles/break-glass.ts: the id "break-glass", which makes a role "lz-break-glass" → rename the file',
    ],
  ],
  ['break-glass', application, []],
  [
    'user-reports',
    landingZone,
    [
      'config/machine-roles/user-reports.ts: the id "user-reports", which makes a role "lz-user-reports" → rename the file',
    ],
  ],
  [
    'stacksets-exec-reports',
    application,
    [
      'config/machine-roles/stacksets-exec-reports.ts: the id "stacksets-exec-reports", which makes a role "stacksets-exec-reports" → rename the file',
    ],
  ],
  [
    'ferryadmin',
    application,
    ['config/machine-roles/ferryadmin.ts: the id "ferryadmin", which makes a role "ferryadmin" → rename the file'],
  ],
  [
    'r'.repeat(62),
    landingZone,
    [
      `config/machine-roles/${'r'.repeat(62)}.ts: the id "${'r'.repeat(62)}", which makes a role "lz-${'r'.repeat(62)}" of 65 characters → shorten it by 1`,
    ],
  ],
  ['r'.repeat(64), application, []],
])(
  'a machine role of the company’s own called %s has a name of its own in an account, or is refused',
  (id, one, problems) => {
    expect(problemsOf({ [id]: one })).toEqual(problems);
  },
);

test('every role of the landing zone’s templates is one of the names that are taken', () => {
  const texts = [...templatesIn(assemblyFolderOf(readLandingZone(everything))).values()].map((one) =>
    JSON.stringify(one),
  );
  const names = texts.flatMap((text) =>
    [...text.matchAll(/RoleName\\*":\\*"(lz-[\w-]+)/g)].map(([, name = '']) => name),
  );
  const machine = Object.values(everything.workloads ?? {}).map(
    ({ machineRole, roleName = machineRole }) => `lz-${roleName}`,
  );
  expect([...new Set(names)].filter((name) => !machine.includes(name)).sort()).toEqual(
    [...LANDING_ZONE_ROLE_NAMES].sort(),
  );
});

test.each<[what: string, personas: Readonly<Record<string, object>>, problems: readonly string[]]>([
  ['of its own', { analyst }, []],
  [
    'of one of the product’s, in other letters',
    { analyst: { ...analyst, name: 'developeR' } },
    [
      'config/personas/analyst.ts → name: "developeR", also at lib/catalogue/personas/developer.ts → name → rename one of them',
    ],
  ],
  [
    'of another one of its own',
    { analyst, pricer: { ...analyst } },
    ['config/personas/pricer.ts → name: "Analyst", also at config/personas/analyst.ts → name → rename one of them'],
  ],
  [
    'whose roles guardrails would take for another persona’s',
    { analyst: { ...analyst, name: 'OrgAdmin_helper' } },
    [
      'config/personas/analyst.ts → name: "OrgAdmin_helper", which begins with the name "OrgAdmin" and _ → write a hyphen in place of _, or rename it',
    ],
  ],
])('a persona with a name %s is accepted, or refused', (_what, personas, problems) => {
  expect(problemsOf({}, personas)).toEqual(problems);
});
