import type { Account, Assignment, OrganizationalUnit, WrittenLandingZone } from '../../lib/model/schema';
import { config } from './companies/trips';
import { pick, randomOf, type Random } from './random';

export interface LargeCompanyProps {
  /** Member accounts, the security account and the log archive among them. */
  readonly accounts: number;
  /** The same company for the same seed. @default 1 */
  readonly seed?: number;
  /** Accounts that name no batch, as those of a company that was small once. @default 100 */
  readonly withoutBatch?: number;
  /** Accounts of a batch: what they come to has to fit into a stack. @default 120 */
  readonly batchSize?: number;
}

/** What a team is like: how many accounts each of its stages has is uneven, as in life. */
interface Team {
  readonly key: string;
  readonly division: string;
  readonly stages: readonly string[];
}

const STAGES = ['dev', 'test', 'prod'] as const;
const TEAMS_OF_A_DIVISION = 12;

/**
 * A company of any size: divisions with teams, teams with a stage OU for some or all of three stages, accounts unevenly in them, groups for
 * each team and each division, auditors everywhere. The first accounts name no batch, the others name the one that was new then.
 */
export function largeCompany(props: LargeCompanyProps): WrittenLandingZone {
  const { accounts: wanted, seed = 1, withoutBatch = 100, batchSize = 120 } = props;
  const random = randomOf(seed);
  const made: Made = { units: { security: { parent: 'root' } }, accounts: { ...CORE }, lines: [], groups: {} };
  const batchOf = (index: number): string | undefined =>
    index < withoutBatch ? undefined : `b${Math.floor((index - withoutBatch) / batchSize) + 1}`;
  for (let team = 0; Object.keys(made.accounts).length < wanted; team += 1) {
    addTeam(made, { random, team, wanted, batchOf });
  }
  return companyOf(made, wanted);
}

const CORE: Readonly<Record<string, Account>> = {
  security: { email: 'aws+security@trips.com', ou: 'security' },
  'log-archive': { email: 'aws+log-archive@trips.com', ou: 'security' },
};

interface Made {
  readonly units: Record<string, OrganizationalUnit>;
  readonly accounts: Record<string, Account>;
  readonly lines: Assignment[];
  readonly groups: Record<string, object>;
}

interface Making {
  readonly random: Random;
  /** Number of the team. */
  readonly team: number;
  readonly wanted: number;
  readonly batchOf: (index: number) => string | undefined;
}

function addTeam(made: Made, making: Making): void {
  const team = teamOf(making);
  const batch =
    making.batchOf(Object.keys(made.accounts).length) === undefined ? undefined : batchOfUnits(team.division);
  addDivision(made, team.division, batch);
  const unit = (parent: string, more: Partial<OrganizationalUnit> = {}): OrganizationalUnit => {
    const above = made.units[parent]?.batch ?? batch;
    return { parent, ...more, ...(above === undefined ? {} : { batch: above }) };
  };
  made.units[team.key] = unit(team.division);
  for (const stage of team.stages) {
    made.units[`${team.key}-${stage}`] = unit(team.key, { name: stage, guardrails: GUARDRAILS[stage] ?? [] });
    addAccounts(made, making, { team, stage });
  }
  addAccess(made, team);
}

const GUARDRAILS: Readonly<Record<string, readonly string[]>> = {
  dev: ['require-permissions-boundary'],
  prod: ['deny-disabling-keys', 'deny-public-function-urls'],
};

function teamOf({ random, team }: Making): Team {
  const division = `division-${Math.floor(team / TEAMS_OF_A_DIVISION) + 1}`;
  const stages = random() < 0.7 ? STAGES : [pick(random, STAGES)];
  return { key: `team-${team + 1}`, division, stages };
}

function batchOfUnits(division: string): string {
  return division.replace('division-', 'd');
}

function addDivision(made: Made, division: string, batch: string | undefined): void {
  if (made.units[division] !== undefined) return;
  made.units[division] = { parent: 'root', ...(batch === undefined ? {} : { batch }) };
  made.groups[`${division}-architects`] = {};
  made.lines.push({ group: `${division}-architects`, persona: 'solutions-architect', organizationalUnits: [division] });
}

function addAccounts(
  made: Made,
  { random, wanted, batchOf }: Making,
  { team, stage }: { team: Team; stage: string },
): void {
  const ou = `${team.key}-${stage}`;
  // Most have one, a few have many.
  const count = 1 + Math.floor(random() ** 4 * 20);
  for (let index = 0; index < count; index += 1) {
    const present = Object.keys(made.accounts).length;
    if (present >= wanted) return;
    const batch = batchOf(present);
    made.accounts[`${ou}-${index + 1}`] = {
      email: `aws+${ou}-${index + 1}@trips.com`,
      ou,
      tags: { environment: stage, team: team.key },
      ...(batch === undefined ? {} : { batch }),
    };
  }
}

function addAccess(made: Made, { key, stages }: Team): void {
  const lines: readonly (readonly [string, string, string])[] = [
    ['developers', 'developer', 'dev'],
    ['testers', 'qa', 'test'],
    ['operators', 'prod-admin', 'prod'],
  ];
  for (const [word, persona, stage] of lines) {
    if (!stages.includes(stage)) continue;
    made.groups[`${key}-${word}`] = {};
    made.lines.push({ group: `${key}-${word}`, persona, organizationalUnits: [`${key}-${stage}`] });
  }
}

function batchesIn(entries: Readonly<Record<string, { readonly batch?: string | undefined }>>): readonly string[] {
  return [...new Set(Object.values(entries).flatMap(({ batch }) => batch ?? []))];
}

function companyOf({ units, accounts, lines, groups }: Made, wanted: number): WrittenLandingZone {
  const ids = Object.keys(groups).map((group, index) => [group, { id: groupId(index) }] as const);
  return {
    company: {
      name: 'trips.com',
      homeRegion: 'us-west-2',
      approvedRegions: ['us-west-2', 'us-east-2'],
      managementAccount: { name: 'management', email: 'aws+management@trips.com' },
      securityAccount: 'security',
      logArchiveAccount: 'log-archive',
      accountQuota: wanted + 10,
      batches: { accounts: batchesIn(accounts), organizationalUnits: batchesIn(units) },
      contacts: {
        security: { name: 'Security', title: 'On call', email: 'aws+team@trips.com', phoneNumber: '+1 555 0102' },
      },
      budgets: { organizationMonthlyUsd: 5_000_000, accountMonthlyUsd: 250, alertEmails: ['aws+billing@trips.com'] },
    },
    organization: {
      guardrails: config.organization.guardrails.filter((id) => !OF_SERVICES.includes(id)),
      organizationalUnits: units,
    },
    accounts,
    access: {
      identitySource: 'external',
      groups: { admins: {}, auditors: {}, ...Object.fromEntries(ids) },
      assignments: [
        { group: 'admins', persona: 'org-admin', accounts: ['management'] },
        { group: 'auditors', persona: 'auditor', accounts: ['management'], organizationalUnits: ['root'] },
        ...lines,
      ],
    },
    scenarios: [
      {
        says: 'nobody but the administrators of the organization can stop the trail',
        never: [
          {
            nobodyBut: ['admins/org-admin', 'role/lz-break-glass', 'root'],
            action: 'cloudtrail:StopLogging',
            resource: 'arn:aws:cloudtrail:{region}:management:trail/lz-organization-trail',
            resourceAccount: 'management',
          },
        ],
      },
    ],
  };
}

/** They are about what this company leaves off. */
const OF_SERVICES: readonly string[] = ['enable-security-hub', 'deny-outside-oidc-identities'];

function groupId(index: number): string {
  return `11111111-2222-3333-4444-${String(index).padStart(12, '0')}`;
}
