import type { AccountPair, Sides } from './side';
import { accountPairs, paired, pairing } from './side';
import type { Account as EngineAccount, PolicyDocument } from '../../policy';
import type { Account, OrganizationalUnit } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import { guardrailOf } from '../../choice/guardrail-of';
import { NEW_ACCOUNTS_IN, type ChangedActions, type Finding, type Severity } from '../model';
import { atomsOf } from '../ask/atoms';
import { unmetRests } from '../ask/unmet';
import { explanationOf } from './explained-texts';
import { isWritingLogs } from './asked-callers';
import { anyRole } from './callers';
import {
  causesOf,
  keyOfCause,
  placedIn,
  plainest,
  together,
  type CallerCause,
  type CallersCause,
  type Cause,
} from './causes';
import {
  unclearActions,
  unclearText,
  changedActions,
  circumstances,
  severityOfGain,
  type Asking,
  type Compared,
} from './differences';
import {
  changedDocuments,
  isSame,
  ROOT_USER,
  scenesOf,
  TYPES,
  USERS,
  WHOEVER,
  type CallerKind,
  type EnginePair,
} from './guardrail-scenes';
import { namedRoles, type NamedRoles } from './named-roles';
import { kindOfScene } from './same-policies';
import { statementIn, topicOf, type OwnTexts } from './topics';

/** That something denies less, and everything that comes to pass by it. */
export interface Loosening {
  readonly finding: Finding;
  readonly actions: readonly string[];
}

export interface GuardrailChanges {
  readonly findings: readonly Finding[];
  /** Of the findings those that something denies less. */
  readonly loosenings: readonly Loosening[];
}

/** What the organization policies of every account let pass that they did not, and the reverse, whoever asks. */
export function guardrailChanges(asking: Asking, sides: Sides): GuardrailChanges {
  const known = new Map<string, { readonly scenes: EnginePair; readonly change: AccountChange }>();
  const changes = [...accountPairs(sides), ...vacancies(sides)].flatMap((pair) => {
    if (pair.base.kind === 'management' && pair.head.kind === 'management') return [];
    const scenes = enginePair(sides, pair);
    if (!isTouched(scenes)) return [];
    const key = kindOf(scenes);
    const first = known.get(key) ?? { scenes, change: changeOf(asking, sides, scenes) };
    known.set(key, first);
    return [{ account: pair.head.name, change: first.change, placed: placedIn(first.scenes, scenes) }];
  });
  const differences = differencesIn(changes).map((shift) => ({ shift, finding: findingOf(asking, sides, shift) }));
  return {
    findings: [...differences.map(({ finding }) => finding), ...unclearIn(sides, changes), ...sameIn(changes)],
    loosenings: differences.flatMap(({ finding, shift: { names: actions } }) =>
      finding.rule === 'guardrail-loosened' ? [{ finding, actions }] : [],
    ),
  };
}

/** An account in every OU that has none on a side: what is changed there holds for whoever comes. */
function vacancies({ base, head }: Sides): readonly AccountPair[] {
  const units = ({ graph }: Organization) => [...graph.organizationalUnits.values()];
  const isVacant = ({ graph }: Organization, id: string): boolean => graph.accountsBelow(id).length === 0;
  return paired(units(base), units(head))
    .both.filter((pair) => isVacant(base, pair.base.id) || isVacant(head, pair.head.id))
    .map((pair) => ({ base: newAccountIn(pair.base), head: newAccountIn(pair.head) }));
}

function newAccountIn({ id, ids, path }: OrganizationalUnit): Account {
  const name = `${NEW_ACCOUNTS_IN}${path}`;
  return { id: name.replaceAll(/[^A-Za-z0-9]+/g, '-'), name, kind: 'member', parentId: id, ids, tags: {} };
}

function enginePair({ base, head }: Sides, pair: AccountPair): EnginePair {
  return { base: base.environment.account(pair.base), head: head.environment.account(pair.head) };
}

function isTouched(pair: EnginePair): boolean {
  return TYPES.some((type) => !isSame(pair, type));
}

function kindOf({ base, head }: EnginePair): string {
  return [base, head]
    .map((account) => kindOfScene({ principal: anyRole(account), owner: account }, account.id))
    .join('|');
}

interface AccountChange {
  readonly compared: readonly { readonly caller: CallerKind; readonly result: Compared }[];
  /** Names of policies that changed, on either side. */
  readonly policies: readonly string[];
  /** Names of those whose text is not on both sides. */
  readonly rewritten: readonly string[];
  readonly isProvenSame: boolean;
  readonly named: NamedRoles;
}

function changeOf(asking: Asking, sides: Sides, pair: EnginePair): AccountChange {
  const { scenes, isComplete } = scenesOf(sides, pair);
  const documents = changedDocuments(pair);
  const unmet = unmetRests(
    asking,
    scenes.map((one) => one.scenes),
    documents,
  );
  const all = new Set(documents.flatMap(atomsOf).map(({ rest }) => rest.id));
  const compared = scenes.map((one) => ({
    caller: one.caller,
    result: asking.compare({ ...one.scenes, unmet: isComplete ? unmet : all }),
  }));
  const questions = compared.reduce((sum, { result }) => sum + result.questions, 0);
  return {
    compared,
    policies: changedPolicies(pair),
    rewritten: rewrittenPolicies(pair),
    isProvenSame: questions === 0,
    named: namedRoles(sides, documents),
  };
}

/** Names of policies whose text, or where they are attached, changed, on either side. */
function changedPolicies(pair: EnginePair): readonly string[] {
  return namesOfOneSide(pair, ({ name, document, attachedTo }) => [name, attachedTo, JSON.stringify(document)]);
}

/** Of those the ones whose text one side alone has: where they are attached changes as an account moves, and says nothing of them. */
function rewrittenPolicies(pair: EnginePair): readonly string[] {
  return namesOfOneSide(pair, ({ name, document }) => [name, JSON.stringify(document)]);
}

interface Attached {
  readonly name: string;
  readonly document: PolicyDocument;
  readonly attachedTo: string;
}

function namesOfOneSide(
  { base, head }: EnginePair,
  textsOf: (policy: Attached) => readonly string[],
): readonly string[] {
  const named = (account: EngineAccount): ReadonlyMap<string, string> =>
    new Map(
      TYPES.flatMap((type) =>
        account[type].flatMap(({ attachedTo, policies }) =>
          policies.map((policy) => [[type, ...textsOf({ ...policy, attachedTo })].join('\n'), policy.name]),
        ),
      ),
    );
  const { removed, added } = pairing(named(base), named(head));
  return [...new Set([...removed, ...added])].sort();
}

interface ChangedAccount {
  readonly account: string;
  readonly change: AccountChange;
  readonly placed: (cause: Cause) => Cause;
}

/** Those who may do the same that one statement lets pass or denies. */
interface Shift extends CallersCause {
  readonly accounts: readonly string[];
}

/** Accounts are told of together where the same statement decides otherwise about the same actions, for the same callers. */
function differencesIn(changes: readonly ChangedAccount[]): readonly Shift[] {
  const merged = new Map<string, Shift>();
  for (const { account, change, placed } of changes) {
    for (const shift of shiftsIn(change).map((one) => ({ ...one, ...placed(one) }))) {
      const key = JSON.stringify([shift.who, keyOfCause(shift)]);
      const known = merged.get(key) ?? { ...shift, accounts: [] };
      merged.set(key, { ...known, accounts: [...known.accounts, account] });
    }
  }
  return [...merged.values()];
}

const shifts = new WeakMap<AccountChange, readonly CallersCause[]>();

function shiftsIn(change: AccountChange): readonly CallersCause[] {
  const known = shifts.get(change) ?? together([...ofWhoever(change), ...ofOutsiders(change)]);
  shifts.set(change, known);
  return known;
}

/** The root user and IAM users are told of where it is about what no role in the account is asked about. */
function ofWhoever({ compared, named }: AccountChange): readonly CallerCause[] {
  const insiders = compared.filter(({ caller }) => caller.isInside);
  const whoever = ofCaller(
    insiders.filter(({ caller }) => caller.title === WHOEVER),
    named,
  );
  const ofAll = new Map(whoever.map((one) => [placeOfCause(one), one]));
  const ofOthers = [ROOT_USER, USERS].flatMap((title) =>
    ofCaller(
      insiders.filter(({ caller }) => caller.title === title),
      named,
    ).flatMap((one) => {
      const names = new Set(ofAll.get(placeOfCause(one))?.names);
      const alone = one.names.filter((name) => !names.has(name));
      return alone.length === 0 ? [] : [{ ...one, names: alone }];
    }),
  );
  return [...whoever, ...ofOthers];
}

function placeOfCause({ direction, statement }: Cause): string {
  return JSON.stringify([direction, statement]);
}

function ofOutsiders({ compared, named }: AccountChange): readonly CallerCause[] {
  const outsiders = compared.filter(({ caller }) => !caller.isInside);
  return [...groupBy(outsiders, ({ caller }) => caller.title).values()].flatMap((same) => ofCaller(same, named));
}

/** Of one caller, asked about whatever resources. */
function ofCaller(asked: AccountChange['compared'], named: NamedRoles): readonly CallerCause[] {
  const [first] = asked;
  if (first === undefined) return [];
  const explained = asked.flatMap(({ result }) => result.explained);
  const { title, whose } = first.caller;
  return causesOf(explained, {
    statementOf: ({ denial }) => denial,
    lineOf: (one) => circumstances(one, whose === 'any role'),
  }).map((one) => ({ ...one, caller: callerOf(title, whose === 'any role' ? named(one.explained) : undefined) }));
}

/** @param who of whoever is meant by the title. @default all of them */
function callerOf(title: string, who: string | undefined): string {
  if (who === undefined) return title;
  return title === WHOEVER ? who : `${who}, ${title.replace(ROLES_OF, 'of ')}`;
}

const ROLES_OF = /^roles of /;

function severityOfLoosening({ explained, names }: Shift, actions: ChangedActions): Severity {
  if (explained.every(({ witness }) => isWritingLogs(witness.principal, names))) return 'low';
  return severityOfGain(actions) === 'high' ? 'critical' : 'high';
}

/** What a service delivers, such as a trail or an alarm, nobody misses until it is needed. */
function severityOfTightening({ explained }: Shift): Severity {
  return explained.some(({ witness }) => witness.principal.kind === 'service') ? 'high' : 'low';
}

function findingOf(asking: Asking, sides: Sides, shift: Shift): Finding {
  const { direction, statement, names, who, accounts, lines } = shift;
  const actions = changedActions(asking.iamData, names);
  const side = direction === 'gained' ? sides.base : sides.head;
  const guardrail = statement && guardrailOf(side.guardrails, { policy: statement.policy, sid: statement.statement });
  const topic = topicIn(sides, shift);
  const name = guardrail?.id ?? statement?.statement ?? 'the organization policies';
  return {
    rule: direction === 'gained' ? 'guardrail-loosened' : 'guardrail-tightened',
    severity: direction === 'gained' ? severityOfLoosening(shift, actions) : severityOfTightening(shift),
    who,
    where: accounts,
    what: `${name} ${direction === 'gained' ? 'no longer denies' : 'now denies'} ${countText(actions)}${topic.topic === undefined ? outsideRegions(side, shift) : ''}`,
    actions,
    details: plainest(lines),
    ...(statement === undefined ? {} : { statement, cause: guardrail?.id ?? statement.policy }),
    ...topic,
    ...(guardrail === undefined ? {} : { file: guardrail.file }),
    ...(guardrail?.why === undefined ? {} : { why: guardrail.why }),
  };
}

/** Where it denies: in some Regions nothing is. */
function outsideRegions({ graph }: Organization, { statement }: Cause): string {
  const found = statement === undefined ? undefined : statementIn(graph, statement);
  const isSpared = Object.entries(found?.Condition ?? {}).some(
    ([operator, keys]) =>
      operator.startsWith('StringNot') && Object.keys(keys).some((key) => key.toLowerCase() === 'aws:requestedregion'),
  );
  return isSpared ? ', outside the approved Regions' : '';
}

/** @returns nothing where it stands for itself */
export function topicIn(sides: Sides, cause: Cause, own: readonly OwnTexts[] = []): Pick<Finding, 'topic'> {
  const topic = topicOf(sides, cause, own);
  return topic === undefined ? {} : { topic };
}

/** Few are called by name. */
export function countText({ count, future, examples }: Omit<ChangedActions, 'byLevel'>): string {
  if (count === 0) return 'actions that AWS may add';
  const names = count <= MOST_NAMED ? ` (${examples.slice(0, count).join(', ')})` : '';
  return `${numberText(count)} ${count === 1 ? 'action' : 'actions'}${names}${future ? ', and what AWS may add to them' : ''}`;
}

const MOST_NAMED = 2;

/** A change of which nothing was found is not one without effect: nobody knows. */
function unclearIn(sides: Sides, changes: readonly ChangedAccount[]): readonly Finding[] {
  const everywhere = [...new Set(changes.flatMap(({ change }) => change.compared.map(({ result }) => result)))];
  const unclear = changes.flatMap(({ account, change }) => {
    const compared = change.compared.map(({ result }) => result);
    const actions = unclearActions(compared, everywhere);
    return actions.length === 0 ? [] : [{ account, change, compared, actions }];
  });
  return [...groupBy(unclear, ({ change }) => change.rewritten.join(', '))].map(([policies, all]) => {
    const explained = explanationOf(sides, all[0]?.change.rewritten ?? []);
    const { words, ...why } = explained ?? {};
    const distinct = [...new Map(all.map((one) => [one.change, one])).values()];
    const actions = [...new Set(distinct.flatMap((one) => one.actions))].sort();
    const compared = distinct.flatMap((one) => one.compared);
    const parts = [
      ...groupBy(all, (one) => [unclearText(one.actions, one.compared), ...one.actions].join('\n')).values(),
    ];
    const linesOf = ([first, ...others]: typeof all): readonly string[] =>
      first === undefined
        ? []
        : [
            `${[first, ...others].map(({ account }) => account).join(', ')}: ${unclearText(first.actions, first.compared)}`,
          ];
    return {
      rule: 'guardrail-unclear',
      severity: words === undefined ? 'medium' : 'info',
      who: [],
      where: all.map(({ account }) => account),
      what: `${policies === '' ? 'the policies that bind the account' : policies}: ${words ?? unclearText(actions, compared)}`,
      ...why,
      details: [
        ...(words === undefined ? [] : [unclearText(actions, compared)]),
        ...(parts.length > 1 ? parts.flatMap(linesOf) : []),
        `for example ${actions.slice(0, 5).join(', ')}`,
      ],
    } satisfies Finding;
  });
}

function sameIn(changes: readonly ChangedAccount[]): readonly Finding[] {
  const same = changes.filter(({ change }) => change.isProvenSame && change.policies.length > 0);
  const byPolicies = groupBy(same, ({ change }) => change.policies.join(', '));
  return [...byPolicies].map(([policies, all]) => ({
    rule: 'guardrail-same',
    severity: 'info',
    who: [],
    where: all.map(({ account }) => account),
    what: `${policies}: written otherwise, and of the same meaning`,
    details: [],
  }));
}
