import type { Account, EngineEnvironment } from '../../lib/assembly';
import { catalogue } from '../support/read-landing-zone';
import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
} from '../../lib/catalogue/guardrails/definition/guardrail';
import { guardrailsIn } from '../../lib/choice/catalogue';
import { loadIamData, type IamData } from '../../lib/iam-data';
import { completeLandingZone } from '../../lib/model/complete';
import type { LandingZone } from '../../lib/model/landing-zone';
import type { WrittenLandingZone } from '../../lib/model/schema';
import type { GuardrailException } from '../../lib/model/exception-schema';
import { trusting } from '../../lib/ask/world';
import { assumptionClaims } from '../../lib/proofs/assumption-claims';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { expectedRows } from '../../lib/proofs/expected';
import { exemptionClaims } from '../../lib/proofs/exemption-claims';
import { EXEMPT, guardrailClaims, NOT_EXEMPT } from '../../lib/proofs/guardrail-claims';
import {
  definitionsOf,
  environmentOf,
  landingZoneClaims,
  proveLandingZone,
} from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { context as sampleContext } from '../catalogue/guardrails/fixture';
import { config } from '../support/companies/trips';
import { synthesized, type Synthesized } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const sample = config as WrittenLandingZone;
const why = { reason: 'Asked for by the team' };

/** Every guardrail of the catalogue that lets somebody be exempt, and whom. */
const exceptable = guardrailsIn(catalogue).flatMap(({ id, definition }) => {
  const guardrail = resolveGuardrail(definition, sampleContext);
  const to = isAccessControl(guardrail) ? (guardrail.exceptions?.to ?? []) : [];
  return to.length === 0 ? [] : [{ id, to }];
});

const all = guardrailsIn(catalogue).map(({ id }) => id);
/** Where AWS takes no more policies on the root, or the guardrail would stop everything. */
const below = ['limit-sandbox', 'require-permissions-boundary', 'deny-outside-resources'];
/** Nobody can be exempt from these, and they ask for more than a list. */
const left = ['quarantine-account', 'back-up-tagged-resources'];

/** A company with every guardrail, its machine role in every account, and these exceptions. */
function withEverything(exceptions: LandingZone['exceptions']): WrittenLandingZone {
  const { organizationalUnits, ...organization } = sample.organization;
  const plain = Object.entries(organizationalUnits).map(([key, unit]) => [key, { ...unit, guardrails: [] }]);
  const units = Object.fromEntries(plain) as typeof organizationalUnits;
  return {
    ...sample,
    organization: {
      ...organization,
      guardrails: all.filter((id) => ![...below, ...left].includes(id)),
      organizationalUnits: {
        ...units,
        engineering: { name: 'engineering', parent: 'root', status: 'active', tags: {}, guardrails: below },
        suspended: {
          name: 'suspended',
          parent: 'root',
          status: 'suspended',
          tags: {},
          guardrails: ['quarantine-account'],
        },
      },
    },
    accounts: Object.fromEntries(
      Object.entries(sample.accounts).map(([key, account]) => [key, { ...account, guardrails: [] }]),
    ),
    exceptions,
  };
}

const role: GuardrailException = { principal: 'role/app/trips-server', account: 'engineering-dev', ...why };
const account: GuardrailException = { account: 'engineering-test', ...why };
const exceptions = Object.fromEntries(
  exceptable.map(({ id, to }) => [id, to.map((kind) => (kind === 'principal' ? role : account))]),
);

/** @param subject of the claims. @default every guardrail */
function failuresOf({ zone, assembly }: Synthesized, subject?: string) {
  const environment = environmentOf(assembly).inhabited();
  const { catalogue: excepted, context } = definitionsOf(environment, { zone, catalogue });
  const claims = [
    ...guardrailClaims(environment, excepted, context),
    ...exemptionClaims(environment, excepted, context),
  ].filter((claim) => subject === undefined || claim.subject === subject);
  const engine = engineFor(claims, iamData);
  const { homeRegion, approvedRegions } = zone.company;
  const run = runProofs(claims, { iamData, homeRegion }, engine);
  const empty = findEmptyRows(claims, { iamData, homeRegion, approvedRegions, engine });
  return { ...run, failures: [...run.failures, ...empty] };
}

describe('with an exception of one role and of one account from every guardrail that lets one be', () => {
  const company = synthesized(withEverything(exceptions));

  test('there are such guardrails, and such that let nobody be', () => {
    expect(exceptable.length).toBeGreaterThan(20);
    expect(exceptable.length).toBeLessThan(all.length - 10);
  });

  let run: ReturnType<typeof failuresOf>;
  beforeAll(() => {
    run = failuresOf(company);
  });

  test('all proofs of guardrails hold: the exempt pass, look-alikes and everybody else do not', () => {
    expect(run.failures.map(describeFailure)).toEqual([]);
  });

  test.each(exceptable)('$id has rows about who is exempt and who only looks like it', ({ id, to }) => {
    const rowsOf = (list: string) =>
      run.tried.filter(({ claim }) => claim.subject === `guardrail ${id}` && claim.list === list);
    const exempt = rowsOf(EXEMPT);
    for (const { questions } of exempt) expect(questions).toBeGreaterThan(0);
    const principals = exempt.flatMap(({ claim }) => claim.row.principal ?? []);
    expect(exempt.some(({ claim }) => claim.row.account?.includes('engineering-test'))).toBe(to.includes('account'));
    expect(principals.includes('role/app/trips-server')).toBe(to.includes('principal'));
    if (!to.includes('principal')) return;
    const denied = rowsOf(NOT_EXEMPT).flatMap(({ claim }) => claim.row.principal ?? []);
    expect(denied).toEqual(
      expect.arrayContaining([
        'role/app/trips-server-2',
        'role/app/xtrips-server',
        'role/trips-server',
        'role/other/app/trips-server',
        'role/app/anyone',
        // In other accounts.
        'role/app/trips-server',
      ]),
    );
  });

  test('the coverage expects those rows, too', () => {
    const environment = environmentOf(company.assembly).inhabited();
    const lists = expectedRows(definitionsOf(environment, { zone: company.zone, catalogue }));
    for (const { id } of exceptable) {
      expect(lists.filter(({ subject }) => subject === `guardrail ${id}`).map(({ list }) => list)).toEqual(
        expect.arrayContaining([EXEMPT, NOT_EXEMPT]),
      );
    }
  });
});

describe('an exception that the templates have otherwise', () => {
  const one = { 'deny-unapproved-regions': [role, account] };

  /** Templates of some exceptions, tried with the claims of others. */
  function triedAs(deployed: LandingZone['exceptions'], claimed: LandingZone['exceptions']): readonly string[] {
    const { assembly } = synthesized({ ...sample, exceptions: deployed });
    const { failures } = failuresOf(
      { assembly, zone: completeLandingZone({ ...sample, exceptions: claimed }) },
      'guardrail deny-unapproved-regions',
    );
    return failures.map(describeFailure);
  }

  test('is found where it is not there', () => {
    const failures = triedAs({}, one).join('\n');
    expect(failures).toContain('config/exceptions.ts → deny-unapproved-regions, who is exempt, row 1');
    expect(failures).toContain('must be allowed, but it is denied');
    expect(failures).toContain('by role/app/trips-server in engineering-dev');
  });

  test('is found where it is there and nobody asked for it', () => {
    expect(triedAs(one, {}).join('\n')).toContain(
      'lib/catalogue/guardrails/regions/deny-unapproved-regions.ts, denies row 1',
    );
  });

  test('is found where it holds in more accounts', () => {
    const everywhere = { 'deny-unapproved-regions': [{ principal: 'role/app/trips-server', ...why }] };
    const failures = triedAs(everywhere, { 'deny-unapproved-regions': [role] }).join('\n');
    expect(failures).toContain('who is not exempt,');
    expect(failures).toContain('by role/app/trips-server in engineering-prod');
  });
});

const person: GuardrailException = { principal: 'developers/developer', account: 'engineering-dev', ...why };

test('everything holds where a role and people are exempt: while the guardrail of protected roles is there, nobody takes their names', () => {
  const { zone, assembly } = synthesized({ ...sample, exceptions: { 'deny-unapproved-regions': [role, person] } });
  expect(proveLandingZone(assembly, { zone, catalogue }, iamData).failures.map(describeFailure)).toEqual([]);
});

describe('an exempt name that somebody else could take', () => {
  const exempting = { 'deny-unapproved-regions': [role] };

  test('is a failed claim without it, which says how to close it', () => {
    const guardrails = sample.organization.guardrails.filter((id) => id !== 'deny-changing-protected-roles');
    const open = synthesized({
      ...sample,
      organization: { ...sample.organization, guardrails },
      exceptions: exempting,
    });
    const told = failuresOf(open).failures.map(describeFailure);
    const own = told.filter((text) => text.includes('role/app/trips-server'));
    expect(own.length).toBeGreaterThan(0);
    for (const text of own) expect(text).toContain('Place deny-changing-protected-roles wherever this guardrail is.');
  });

  test('is a failed claim where the role’s own trust policy lets others assume it', () => {
    const { zone, assembly } = synthesized({ ...sample, exceptions: exempting });
    const environment = environmentOf(assembly);
    const { context } = definitionsOf(environment, { zone, catalogue });
    const dev = environment.graph.account('engineering-dev')?.id ?? '';
    const tried = (asDeployed: EngineEnvironment): readonly string[] => {
      const claims = assumptionClaims(asDeployed, context);
      expect(claims).toHaveLength(1);
      const asking = { iamData, homeRegion: zone.company.homeRegion };
      return runProofs(claims, asking, engineFor(claims, iamData)).failures.map(describeFailure);
    };
    expect(tried(environment)).toEqual([]);
    // The same with a trust policy that trusts the whole account.
    const careless = Object.create(environment, {
      resource: {
        value: (arn: string, owner: Account) => ({ ...environment.resource(arn, owner), policy: trusting(dev) }),
      },
    }) as EngineEnvironment;
    const [failure, ...others] = tried(careless);
    expect(others).toEqual([]);
    expect(failure).toContain('who may assume app/trips-server in engineering-dev, row 1: sts:AssumeRole by');
    expect(failure).toContain('Whoever assumes it is let through.');
  });

  test('is protected in the accounts where it is exempt, and in no other', () => {
    const { zone, assembly } = synthesized({ ...sample, exceptions: exempting });
    const environment = environmentOf(assembly);
    const { catalogue: excepted, context } = definitionsOf(environment, { zone, catalogue });
    const definition = excepted.guardrails.identity?.['deny-changing-protected-roles'];
    const { statements } = resolveGuardrail(definition as AccessControl, context) as AccessControl;
    const dev = environment.graph.account('engineering-dev')?.id ?? '';
    expect(statements[0].Resource).toEqual([
      'arn:aws:iam::*:role/lz-*',
      'arn:aws:iam::*:role/stacksets-exec-*',
      'arn:aws:iam::*:role/OrganizationAccountAccessRole',
      'arn:aws:iam::*:role/aws-reserved/*',
      `arn:aws:iam::${dev}:role/app/trips-server`,
    ]);
  });
});

describe('people', () => {
  const people = { 'deny-unapproved-regions': [person] };

  test('are exempt as the role of their permission set in that account', () => {
    const { zone, assembly } = synthesized({ ...sample, exceptions: people });
    const environment = environmentOf(assembly);
    const { catalogue: excepted, context } = definitionsOf(environment, { zone, catalogue });
    const definition = excepted.guardrails.regions?.['deny-unapproved-regions'];
    const { statements } = resolveGuardrail(definition as AccessControl, context) as AccessControl;
    const dev = environment.graph.account('engineering-dev')?.id ?? '';
    for (const { Condition } of statements) {
      expect(Condition?.ArnNotLike?.['aws:PrincipalArn']).toContain(
        `arn:aws:iam::${dev}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Developer_*`,
      );
    }
  });

  test('who may do it now, make a sentence fail that says never', () => {
    const never = {
      principal: 'developers/developer',
      account: 'engineering-dev',
      action: 'dynamodb:CreateTable',
      context: { 'aws:RequestedRegion': 'eu-central-1' },
    };
    const scenarios = [{ says: 'developers stay in our Regions', never: [never] }];
    /** Of the sentence: what else is claimed is tried above. */
    const failuresWith = (exceptions: LandingZone['exceptions']): readonly string[] => {
      const { zone, assembly } = synthesized({ ...sample, scenarios, exceptions });
      const claims = landingZoneClaims(environmentOf(assembly), { zone, catalogue });
      const said = claims.filter(({ subject }) => subject.startsWith('scenario'));
      const asking = { iamData, homeRegion: zone.company.homeRegion };
      return runProofs(said, asking, engineFor(said, iamData)).failures.map(describeFailure);
    };
    expect(failuresWith({})).toEqual([]);
    expect(failuresWith(people)).toEqual([
      expect.stringContaining(
        'dynamodb:CreateTable by developers/Developer in engineering-dev must be denied, but it is allowed',
      ),
    ]);
  });
});
