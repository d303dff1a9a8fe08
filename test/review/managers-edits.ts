import type { Definitions } from '../../lib/config/definitions';
import { productDefinitions } from '../../lib/config/definitions';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { developer } from '../../lib/catalogue/personas/developer';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { catalogue as own } from '../support/companies/trips/catalogue';
import { denyDesktops } from '../support/companies/own-content/guardrails/deny-desktops';
import { definitions, loaded } from '../support/read-landing-zone';

type Company = WrittenLandingZone;
type Place = readonly [account: string, ou: string];

/** A company, and what of it the everyday edits are about. */
export interface Subjects {
  readonly company: Company;
  readonly added: { readonly key: string; readonly email: string; readonly ou: string };
  readonly leaves: string;
  readonly moves: Place;
  readonly suspended: Place;
  readonly joins: { readonly group: string; readonly persona: string; readonly organizationalUnits: readonly string[] };
  /** Of a group with one assignment. */
  readonly leaver: string;
  readonly region: string;
  readonly fewerRegions: readonly string[];
  readonly exempt: { readonly principal: string; readonly account: string };
  readonly budgets: object;
  readonly subject: string;
  /** OU that gets the company's own guardrail. */
  readonly guarded: string;
  readonly alarmed: string;
}

/** What people change from one week to the next, by what they would call it. */
export interface EverydayEdit {
  readonly what: string;
  readonly company: unknown;
  /** What there is to choose from. @default as before */
  readonly definitions?: Definitions;
}

/** Every sentence of which an account is no part. */
function withoutSentences({ scenarios = [] }: Company, account: string): Pick<Company, 'scenarios'> {
  return { scenarios: scenarios.filter((one) => !JSON.stringify(one).includes(account)) };
}

const without = (part: object, key: string): object =>
  Object.fromEntries(Object.entries(part).filter(([one]) => one !== key));

/** The edits that every company makes. */
export function everydayEdits(of: Subjects): readonly EverydayEdit[] {
  const { company: one } = of;
  const { company, accounts, access, organization } = one;
  const into = ([account, ou]: Place): object => ({ ...accounts, [account]: { ...accounts[account], ou } });
  const ofCompany = (more: object): object => ({ ...one, company: { ...company, ...more } });
  const ofAccess = (assignments: readonly unknown[]): object => ({ ...one, access: { ...access, assignments } });
  const { key, ...added } = of.added;
  return [
    { what: 'an account is added', company: { ...one, accounts: { ...accounts, [key]: added } } },
    {
      what: 'an account goes',
      company: { ...one, accounts: without(accounts, of.leaves), ...withoutSentences(one, of.leaves) },
    },
    { what: 'an account moves', company: { ...one, accounts: into(of.moves) } },
    {
      what: 'an account is called otherwise',
      company: {
        ...one,
        accounts: { ...accounts, [of.moves[0]]: { ...accounts[of.moves[0]], name: 'called-otherwise' } },
      },
    },
    { what: 'an account is suspended', company: { ...one, accounts: into(of.suspended) } },
    { what: 'a group gets a persona in an OU', company: ofAccess([...access.assignments, of.joins]) },
    {
      what: 'a persona is taken from a group',
      company: ofAccess(access.assignments.filter(({ group }) => group !== of.leaver)),
    },
    {
      what: 'a session is longer',
      company: one,
      definitions: {
        ...definitions,
        personas: { ...(definitions.personas as object), developer: { ...developer, sessionHours: 12 } },
      },
    },
    {
      what: 'a Region is approved',
      company: ofCompany({ approvedRegions: [...company.approvedRegions, of.region] }),
    },
    { what: 'a Region is no longer approved', company: ofCompany({ approvedRegions: of.fewerRegions }) },
    {
      what: 'an exception with an end',
      company: {
        ...one,
        exceptions: {
          'deny-unapproved-regions': [
            { ...of.exempt, reason: 'The model that they try is in Frankfurt only', until: '2099-03-31' },
          ],
        },
      },
    },
    {
      what: 'an own guardrail is added',
      company: {
        ...one,
        organization: {
          ...organization,
          organizationalUnits: {
            ...organization.organizationalUnits,
            [of.guarded]: withGuardrail(organization.organizationalUnits[of.guarded]),
          },
        },
      },
      definitions: withOwnContent(productDefinitions, {
        catalogue: { ...own, guardrails: { 'deny-desktops': denyDesktops } },
        files: { ...loaded(one).files, guardrails: [{ name: 'deny-desktops.ts', exports: [denyDesktops] }] },
      }),
    },
    { what: 'another budget', company: ofCompany({ budgets: of.budgets }) },
    {
      what: 'another repository',
      company: ofCompany({
        trustedOidcProviders: (company.trustedOidcProviders ?? []).map((provider) => ({
          ...provider,
          subjects: [...provider.subjects, of.subject],
        })),
      }),
    },
    { what: 'another address for alarms', company: ofCompany({ alarms: { emails: [of.alarmed] } }) },
  ];
}

function withGuardrail(unit: { readonly guardrails?: readonly string[] | undefined } | undefined): object {
  return { ...unit, guardrails: [...(unit?.guardrails ?? []), 'deny-desktops'] };
}
