import type { JsonValue } from '../../base/json';
import type { ChangeRow, ChangeTopic, PageData } from '../page/format';
import type { Named } from './config-names';
import { inAccounts, namedInFront } from './in-accounts';
import { namesIn } from './names-in';
import { pageNames } from './page-names';
import { pseudonymsFor, type Pseudonyms } from './redact-texts';

/**
 * The same page with pseudonyms in the place of account ids, e-mail addresses, ids of the organization, and names: those that the page
 * tells of its own accord, and those that are known besides. The same name has the same pseudonym each time, wherever it stands, in
 * logical ids too; who guesses a name can check the guess. Each field is replaced by what it is: a name, a text made up of names, or a
 * sentence, whose words stay.
 *
 * @param known of the config, and of what the page compares with
 */
export function redacted(data: PageData, known: readonly Named[]): PageData {
  const told = pseudonymsFor([...pageNames(data), ...known], vocabularyOf(data));
  return {
    ...data,
    about: aboutOf(data, told),
    units: data.units.map(({ name, path, parent }) => ({
      name: parent === -1 ? name : told.name('ou', name),
      path: unitPath(told, path),
      parent,
    })),
    accounts: data.accounts.map((row) => ({
      ...row,
      name: told.name('account', row.name),
      tags: Object.fromEntries(Object.entries(row.tags).map(([key, value]) => [key, told.name('tag', value)])),
      ...(row.id === undefined ? {} : { id: told.identifier(row.id) }),
      ...(row.email === undefined ? {} : { email: told.identifier(row.email) }),
    })),
    policies: data.policies.map((row) => ({
      ...row,
      name: told.identifier(row.name),
      content: documentOf(told, row.content),
    })),
    guardrails: data.guardrails.map((row) => guardrailOf(told, row, data.accounts)),
    principals: data.principals.map((row) => principalOf(told, row, data.accounts)),
    trusts: data.trusts.map((document) => documentOf(told, document)),
    stacks: data.stacks.map((row) => ({ ...row, name: told.identifier(row.name) })),
    reasons: data.reasons.map(([verdict, layer, policy, statement, attachedTo, text]) => [
      verdict,
      layer,
      told.identifier(policy),
      told.identifier(statement),
      told.sentence(attachedTo),
      told.sentence(text),
    ]),
    paths: data.paths.map((row) => ({
      ...row,
      steps: row.steps.map((step) => placedSentence(told, step, data.accounts)),
    })),
    ...(data.changes && { changes: changesOf(told, data.changes) }),
  };
}

/** What the product says of its own, and the names of AWS's actions: what somebody is called like that tells nothing by itself. */
export function vocabularyOf({ guardrails, principals, actions }: PageData): Parameters<typeof pseudonymsFor>[1] {
  const isOfProduct = ({ file = '' }: { readonly file?: string }): boolean => file.startsWith('lib/');
  return {
    services: new Set(actions.services.map(([prefix]) => prefix)),
    texts: [
      OF_ANSWERS,
      ...actions.services.flat(),
      ...guardrails.filter(isOfProduct).flatMap(({ id, why = '' }) => [id, why]),
      // Not of machine roles, whose descriptions name repositories, environments and accounts.
      ...principals
        .filter((row) => row.kind === 'permission set' && isOfProduct(row))
        .flatMap(({ description = '' }) => [description]),
    ],
  };
}

/** Words that answers, paths and reports are made of. */
const OF_ANSWERS = `a access account action actions add added administrator allow allowed allows an and any approved are arrive as assume at
  attach attached aws be become billing boundary but by call called caller can change changed condition control cost create data delete deleted denied
  denies deny depends dev does either else engineering enough environment everything example finance for from gain goes group guardrail if in is
  it joins known leaves less longer loses management marketing may more moves must needs new no not nothing now of on operations or organization other others
  own permissions policy principal prod production read removed resource role root sales sandbox security service session since stack staging
  statement stays suspended tag test that the their then this to trust trusts unit user users what where which who whoever whose with within write`;

function aboutOf({ about }: PageData, told: Pseudonyms): PageData['about'] {
  return {
    ...about,
    organization: told.name('o', about.organization),
    redacted: true,
    proven: 'problem' in about.proven ? { problem: told.sentence(about.proven.problem) } : about.proven,
    notes: about.notes.map((note) => told.sentence(note)),
  };
}

function unitPath(told: Pseudonyms, path: string): string {
  return path
    .split('/')
    .map((name) => told.name('ou', name))
    .join('/');
}

function guardrailOf(
  told: Pseudonyms,
  row: PageData['guardrails'][number],
  accounts: PageData['accounts'],
): PageData['guardrails'][number] {
  const isOwn = row.file?.startsWith('config/') === true || row.file === undefined;
  return {
    ...row,
    id: isOwn ? told.identifier(row.id) : row.id,
    ...(row.file === undefined || !isOwn ? {} : { file: told.identifier(row.file) }),
    ...(row.why === undefined ? {} : { why: told.sentence(row.why) }),
    ...(row.denies && { denies: row.denies.map((text) => placedSentence(told, text, accounts)) }),
    ...(row.allows && { allows: row.allows.map((text) => placedSentence(told, text, accounts)) }),
    ...(row.sets && {
      sets: row.sets.map(({ what, value }) => ({ what: told.sentence(what), value: told.identifier(value) })),
    }),
    spares: row.spares.map(({ pattern, statements, ...one }) => ({
      ...one,
      pattern: told.identifier(pattern),
      statements: statements.map((sid) => told.identifier(sid)),
    })),
    exceptions: row.exceptions.map((one) => ({
      ...one,
      who: one.who === 'everybody' ? one.who : told.identifier(one.who),
      reason: told.sentence(one.reason),
    })),
  };
}

function principalOf(
  told: Pseudonyms,
  row: PageData['principals'][number],
  accounts: PageData['accounts'],
): PageData['principals'][number] {
  const isOfProduct = row.file?.startsWith('lib/') === true;
  const list = (texts: readonly string[] | undefined): readonly string[] | undefined =>
    texts?.map((text) => placedSentence(told, text, accounts));
  return {
    ...row,
    name: row.kind === 'root' ? row.name : told.identifier(row.name),
    places: row.places.map(({ groups, ...place }) => ({
      ...place,
      ...(groups === undefined ? {} : { groups: groups.map((name) => told.name('group', name)) }),
    })),
    policies: row.policies.map((name) => told.identifier(name)),
    documents: row.documents.map(({ name, document }) => ({
      name: told.identifier(name),
      document: documentOf(told, document),
    })),
    ...(row.boundary === undefined ? {} : { boundary: told.identifier(row.boundary) }),
    ...(row.description === undefined ? {} : { description: placedText(told, row.description, accounts) }),
    ...(row.file === undefined || isOfProduct ? {} : { file: told.identifier(row.file) }),
    ...(row.administrator === undefined ? {} : { administrator: told.sentence(row.administrator) }),
    ...(row.can && { can: list(row.can) ?? [] }),
    ...(row.cannot && { cannot: list(row.cannot) ?? [] }),
  };
}

/** What stands there is AWS's, whatever somebody is called like. */
const OF_AWS: ReadonlySet<string> = new Set(['Action', 'NotAction', 'Effect', 'Version', 'Service']);

function documentOf(told: Pseudonyms, value: unknown): JsonValue {
  if (typeof value === 'string') return /\s/.test(value) ? told.sentence(value) : told.identifier(value);
  if (Array.isArray(value)) return value.map((one) => documentOf(told, one));
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, OF_AWS.has(key) ? (one as JsonValue) : documentOf(told, one)]),
  );
}

function placedText(told: Pseudonyms, text: string, accounts: PageData['accounts']): string {
  return text
    .split('\n')
    .map((line) => placedSentence(told, line, accounts))
    .join('\n');
}

/** `… in engineering-dev can …`, `In engineering-dev: …`: accounts are named where they stand. */
function placedSentence(told: Pseudonyms, text: string, accounts: PageData['accounts']): string {
  const all = accounts.map(({ name }) => name);
  const [inFront, rest] = namedInFront(text, all);
  const places = new RegExp(`(?<= in )${namesIn(all, '\\p{L}\\p{N}_/-').source}(?= can |[,;:]|$)`, 'gu');
  const between = rest.split(places);
  const found = rest.match(places) ?? [];
  const name = (one: string): string => told.name('account', one);
  const sentence = between
    .map((part, at) => `${told.sentence(part)}${found[at] === undefined ? '' : name(found[at])}`)
    .join('');
  return inFront.length === 0 ? sentence : inAccounts(inFront.map(name), sentence);
}

/** `engineering-dev: 2 → 3 of 500 permission sets in an account`: what a line is about stands before the colon. */
function lineOf(told: Pseudonyms, line: string, own: readonly string[]): string {
  const [, subject = '', rest = line] = /^([^\s:]+)(: .*)$/su.exec(line) ?? [];
  return `${subject === '' ? '' : told.identifier(subject)}${told.sentence(rest, own)}`;
}

/** What the page itself goes by, such as the severity, stays. */
function changesOf(told: Pseudonyms, changes: NonNullable<PageData['changes']>): PageData['changes'] {
  const namesOfAll = [...new Set(changes.findings.flatMap(peopleAndPlaces))];
  return {
    ...changes,
    // A branch or a folder, called as somebody likes.
    base: told.name('version', changes.base),
    findings: changes.findings.map((row) => {
      const own = peopleAndPlaces(row);
      const sentence = (text: string): string => told.sentence(text, own);
      return {
        ...row,
        what: sentence(row.what),
        who: row.who.map((one) => (isInWords(one) ? told.sentence(one) : told.identifier(one))),
        where: row.where.map((one) => told.identifier(one)),
        details: row.details.map((line) => lineOf(told, line, own)),
        ...(row.cause === undefined ? {} : { cause: told.identifier(row.cause) }),
        ...(row.topic === undefined ? {} : { topic: topicOf(told, row.topic, namesOfAll) }),
        ...(row.statement === undefined ? {} : { statement: sentence(row.statement) }),
        ...(row.file === undefined ? {} : { file: told.identifier(row.file) }),
      };
    }),
  };
}

/** Whom a finding is about and where, as far as these are names. */
function peopleAndPlaces({ who, where }: Pick<ChangeRow, 'who' | 'where'>): readonly string[] {
  return [...who.filter((one) => !isInWords(one)), ...where];
}

function isInWords(who: string): boolean {
  return /^(?:whoever|roles of) /.test(who);
}

/** It names whom and what the findings that follow from it do. */
function topicOf(told: Pseudonyms, { what, severity, lines }: ChangeTopic, names: readonly string[]): ChangeTopic {
  const sentence = (text: string): string => told.sentence(text, names);
  return { what: sentence(what), severity, lines: lines.map(sentence) };
}
