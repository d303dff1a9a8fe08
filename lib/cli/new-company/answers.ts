import type { z } from 'zod';
import type { Contacts } from '../../model/baseline-schema';
import { email, key } from '../../model/formats';
import { isRegion, REGIONS, type Region } from '../../model/regions';
import { accessSchema, companySchema } from '../../model/schema';
import { CONTACT, contactAnswer, contactOf } from './contacts';
import { repositoryAnswer } from './pipeline';
import { RESERVED_ENVIRONMENTS, RESERVED_TEAMS } from './reserved';
import { didYouMean } from '../../base/did-you-mean';

export const STARTS = ['three-accounts', 'sample', 'large'] as const;
export type StartName = (typeof STARTS)[number];

/** Stands for an account's key in the pattern of e-mail addresses. */
const ACCOUNT = '{account}';

/** Prints a repository as tokens with immutable ids name it. */
export const SHOW_IDS = `gh api repos/<owner>/<name> --jq '"\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"'`;

/** What is asked, as text. A question without a default has to be answered. */
export interface Question {
  /** Of the option, without dashes. */
  readonly name: QuestionName;
  /** For the usage, for example `<region>`. */
  readonly value: string;
  readonly help: string;
  /** The start that it is about: with another it is neither asked nor taken. @default every start */
  readonly only?: StartName;
  /** What stands for no answer, given the answers to the questions before. @default - there has to be one */
  readonly otherwise?: (answers: Partial<RawAnswers>) => string;
  /** What a right answer is; undefined where this is one, and for what is wrong in an answer to another question already. */
  readonly expected: (answer: string, others: Partial<RawAnswers>) => string | undefined;
}

/** Whom AWS writes to about what, in every account. */
const CONTACT_KINDS = ['billing', 'operations', 'security'] as const;
type ContactKind = (typeof CONTACT_KINDS)[number];

export type QuestionName =
  | 'name'
  | 'email'
  | 'start'
  | 'teams'
  | 'environments'
  | 'home-region'
  | 'approved-regions'
  | 'identity-source'
  | 'repository'
  | 'alarm-email'
  | `${ContactKind}-contact`
  | 'account-quota';
export type RawAnswers = Readonly<Record<QuestionName, string>>;

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'name',
    value: '<text>',
    help: 'name of the company, as descriptions show it',
    expected: (answer) => refusedBy(companySchema.shape.name, answer),
  },
  {
    name: 'email',
    value: '<pattern>',
    help: `addresses of accounts, with ${ACCOUNT} for the account's key: aws+${ACCOUNT}@example.com`,
    expected: emailPattern,
  },
  {
    name: 'start',
    value: '<start>',
    help: `what to begin with: three-accounts (two for security, one for everything else), sample (the shape of the sample company) or large (teams with accounts of their own)`,
    expected: oneOf(STARTS),
  },
  {
    name: 'teams',
    value: '<names>',
    only: 'large',
    help: 'teams with accounts of their own, with commas between (default: shop,data)',
    otherwise: () => 'shop,data',
    expected: (answer) => keysAnswer(answer) ?? reservedAnswer(answer, RESERVED_TEAMS),
  },
  {
    name: 'environments',
    value: '<names>',
    only: 'large',
    help: 'OUs, in each of which every team has an account, with commas between: where people develop first, production last (default: dev,staging,prod)',
    otherwise: () => 'dev,staging,prod',
    expected: (answer) =>
      keysAnswer(answer) ??
      reservedAnswer(answer, RESERVED_ENVIRONMENTS) ??
      (wordsOf(answer).length < 2 ? 'two at least: one to develop in, and production' : undefined),
  },
  { name: 'home-region', value: '<region>', help: 'where the landing zone itself lives', expected: regionAnswer },
  {
    name: 'approved-regions',
    value: '<regions>',
    help: 'where anything may be created, with commas between; the home region always (default: that alone)',
    otherwise: ({ 'home-region': home = '' }) => home,
    expected: regionsAnswer,
  },
  {
    name: 'identity-source',
    value: '<source>',
    help: 'who owns the groups: identity-center, or external for an identity provider (default: identity-center)',
    otherwise: () => 'identity-center',
    expected: oneOf(accessSchema.shape.identitySource.options),
  },
  {
    name: 'repository',
    value: '<owner/name>',
    help: `repository that may deploy. Of GitHub, from its environment "production", as its tokens name it: owner@id/name@id where it was made, renamed or moved since summer 2026, which ${SHOW_IDS} shows. Of GitLab, from its branch main: gitlab.com/<group>/<project> (default: none)`,
    otherwise: () => '',
    expected: repositoryAnswer,
  },
  {
    name: 'alarm-email',
    value: '<address>',
    help: 'who hears of alarms: a mailbox of several people',
    expected: (answer) => refusedBy(email, answer),
  },
  ...CONTACT_KINDS.map((kind): Question => ({
    name: `${kind}-contact`,
    value: CONTACT,
    help: `whom AWS writes to about ${kind}, in every account (default: nobody but the account's own address)`,
    otherwise: () => '',
    expected: contactAnswer,
  })),
  {
    name: 'account-quota',
    value: '<number>',
    help: 'accounts that AWS grants you, the management account included (default: 10, as AWS does)',
    otherwise: () => '10',
    expected: (answer) => (/^[1-9][0-9]{0,4}$/.test(answer) ? undefined : 'a whole number from 1 to 99999'),
  },
];

/** Answers that are right one by one, as the config needs them. */
export interface Answers {
  readonly name: string;
  /** E-mail address of an account. */
  readonly emailOf: (account: string) => string;
  readonly start: StartName;
  /** Keys of OUs in which each team has an account, production last. */
  readonly environments: readonly string[];
  readonly teams: readonly string[];
  /** @default - nobody but the accounts' own addresses */
  readonly contacts?: Contacts;
  readonly homeRegion: Region;
  readonly approvedRegions: readonly Region[];
  readonly identitySource: 'identity-center' | 'external';
  /** @default - no pipeline */
  readonly repository?: string;
  readonly alarmEmail: string;
  readonly accountQuota: number;
}

/** @param raw of which `expected` of each question has nothing to say */
export function answersOf(raw: RawAnswers): Answers {
  const homeRegion = raw['home-region'] as Region;
  return {
    name: raw.name,
    emailOf: (account) => raw.email.replace(ACCOUNT, account),
    start: raw.start as StartName,
    environments: wordsOf(raw.environments),
    teams: wordsOf(raw.teams),
    ...contactsOf(raw),
    homeRegion,
    approvedRegions: [...new Set([homeRegion, ...(wordsOf(raw['approved-regions']) as Region[])])],
    identitySource: raw['identity-source'] as Answers['identitySource'],
    ...(raw.repository === '' ? {} : { repository: raw.repository }),
    alarmEmail: raw['alarm-email'],
    accountQuota: Number(raw['account-quota']),
  };
}

function contactsOf(raw: RawAnswers): Pick<Answers, 'contacts'> {
  const contacts = CONTACT_KINDS.flatMap((kind) => {
    const contact = contactOf(raw[`${kind}-contact`]);
    return contact === undefined ? [] : [[kind, contact] as const];
  });
  return contacts.length === 0 ? {} : { contacts: Object.fromEntries(contacts) };
}

/** Keys of the config, each once. */
function keysAnswer(answer: string): string | undefined {
  const words = wordsOf(answer);
  if (new Set(words).size < words.length) return 'each name once';
  return words.map((word) => refusedBy(key, word)).find((wrong) => wrong !== undefined);
}

function reservedAnswer(answer: string, reserved: readonly string[]): string | undefined {
  const taken = wordsOf(answer).filter((word) => reserved.includes(word));
  return taken.length === 0 ? undefined : `other names than ${taken.join(', ')}, which the start has already`;
}

function wordsOf(list: string): readonly string[] {
  return list.split(',').map((word) => word.trim());
}

function refusedBy(schema: z.ZodType, answer: string): string | undefined {
  return schema.safeParse(answer).error?.issues[0]?.message;
}

/** The longest key of any start has to fit, and a plus sign alone does not make addresses different. */
function emailPattern(answer: string): string | undefined {
  if (answer.split(ACCOUNT).length !== 2)
    return `an e-mail address with ${ACCOUNT} in it once, such as aws+${ACCOUNT}@example.com`;
  const wrong = refusedBy(email, answer.replace(ACCOUNT, LONGEST_KEY));
  return wrong === undefined ? undefined : `${wrong}, also with "${LONGEST_KEY}" for ${ACCOUNT}`;
}

/** Of the accounts that a start makes; a test holds it. */
export const LONGEST_KEY = 'engineering-staging';

function regionAnswer(answer: string): string | undefined {
  if (isRegion(answer)) return undefined;
  const meant = didYouMean(answer, REGIONS);
  return `regions of the commercial partition${meant === undefined ? ', such as eu-central-1' : ` (did you mean "${meant}"?)`}`;
}

/** Each that is wrong is named, since the answer is a list; the home region where it is asked for alone. */
function regionsAnswer(answer: string, { 'home-region': home }: Partial<RawAnswers>): string | undefined {
  const wrong = [...new Set(wordsOf(answer))].filter((word) => !isRegion(word) && word !== home);
  if (wrong.length === 0) return undefined;
  const named = wrong.map((word) => {
    const meant = didYouMean(word, REGIONS);
    return meant === undefined ? `"${word}" is none` : `"${word}" is none: did you mean "${meant}"?`;
  });
  return `regions of the commercial partition (${named.join('; ')})`;
}

function oneOf(words: readonly string[]): (answer: string) => string | undefined {
  return (answer) => {
    if (words.includes(answer)) return undefined;
    const meant = didYouMean(answer, words);
    return `${words.join(', ')}${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`;
  };
}
