import { mostTelling } from './telling-actions';
import { groupBy } from '../../base/group-by';
import type { IamData } from '../../iam-data';
import { ADMINISTRATOR } from '../../ask/world';
import type { Decision, PolicyEngine, RequestPrincipal, Undecided } from '../../policy';
import { compareScenes, requestOf, type Comparison, type Difference } from '../ask/compare-scenes';
import type { ScenePair } from '../ask/scene-pair';
import { numberText } from '../../base/number-text';
import { PRINCIPAL_ARN } from '../ask/dimensions';
import { isPossibleArn, possibleArns } from '../ask/possible-arns';
import { absenceWords, conditionWords } from './words';
import type { ChangedActions, ResponsibleStatement, Severity } from '../model';

/** What was asked with, and how much was asked. */
export class Asking {
  public questions = 0;

  public constructor(
    public readonly engine: PolicyEngine,
    public readonly iamData: IamData,
  ) {}

  /** Differences with the statements that make them. */
  public compare(pair: ScenePair): Compared {
    const { differences, ...rest } = compareScenes(this, pair);
    this.questions += rest.questions;
    return { ...rest, explained: differences.map((difference) => this.explain(pair, difference)) };
  }

  private explain(pair: ScenePair, difference: Difference): Explained {
    const [before, after] = [pair.base, pair.head].map((side) =>
      this.engine.decide(requestOf(pair, side, difference.witness)),
    );
    const denying = difference.direction === 'gained' ? before : after;
    const allowing = difference.direction === 'gained' ? after : before;
    const formats = this.iamData.resourceFormats(difference.witness.action);
    const isShown = (formats === undefined ? isPossibleArn : possibleArns(formats))(difference.witness.arn);
    const grant = statementOf(allowing);
    const isOurs = isMadeUp((difference.direction === 'gained' ? pair.head : pair.base).principal, grant);
    return {
      ...difference,
      isShown,
      denial: difference.denial ?? statementOf(denying),
      grant: isOurs ? undefined : grant,
    };
  }
}

export interface Compared extends Omit<Comparison, 'differences'> {
  readonly explained: readonly Explained[];
}

/**
 * Actions about which a report has to say that nobody knows: not everything could be tried, or none was found to be decided otherwise
 * although there are texts among those that changed of which no difference tells.
 *
 * @param everywhere also where else the same texts changed, of which a difference there tells
 */
export function unclearActions(
  compared: readonly Compared[],
  everywhere: readonly Compared[] = compared,
): readonly string[] {
  const told = distinct(everywhere.flatMap(({ explained }) => explained.map(({ changes }) => changes)));
  const unclear = compared.flatMap(({ undetermined, untried }) => [
    ...[...untried, ...undetermined].flatMap(({ actions, changes }) => (areTold(changes, told) ? [] : actions)),
  ]);
  return [...new Set(unclear)].sort();
}

type Changes = Explained['changes'];

function distinct(all: readonly Changes[]): readonly Changes[] {
  return [...new Map(all.map((one) => [one.join('\n'), one])).values()];
}

/** Whether each of these texts is one of those by which, and by nothing else, a difference was made. */
function areTold(changes: Changes, told: readonly Changes[]): boolean {
  const within = told.filter((some) => some.every((one) => changes.includes(one))).flat();
  return changes.every((one) => within.includes(one));
}

export function unclearText(actions: readonly string[], compared: readonly Compared[]): string {
  const questions = compared.reduce((sum, one) => sum + one.questions, 0);
  const isComplete = compared.every(({ untried }) => untried.length === 0);
  const reach = isComplete ? 'every case that the policies tell apart' : 'and there are more cases than could be tried';
  return `for ${numberText(actions.length)} ${actions.length === 1 ? 'action' : 'actions'} the text changed, and no difference was found among ${numberText(questions)} questions, ${reach}; look at it`;
}

export interface Explained extends Omit<Difference, 'denial'> {
  /** What denies on the side that denies. @default nothing allows there */
  readonly denial: ResponsibleStatement | undefined;
  /** Whether AWS has such resources as that of the witness. */
  readonly isShown: boolean;
  /** What allows on the side that allows. */
  readonly grant: ResponsibleStatement | undefined;
}

/** Whether the statement is of the policy with which somebody is asked who stands for whoever may do everything. */
function isMadeUp(principal: RequestPrincipal, grant: ResponsibleStatement | undefined): boolean {
  return (
    'identityPolicies' in principal &&
    grant?.policy === ADMINISTRATOR.name &&
    principal.identityPolicies.includes(ADMINISTRATOR)
  );
}

function statementOf(decision: Decision | Undecided | undefined): ResponsibleStatement | undefined {
  if (decision === undefined) return undefined;
  const { policy, statement, attachedTo } = decision.decision === 'depends' ? (decision.dependsOn[0] ?? {}) : decision;
  return policy === undefined || statement === undefined
    ? undefined
    : { policy, statement, attachedTo: attachedTo ?? '' };
}

/** In the order of how much somebody can do with them. */
const LEVELS = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'] as const;
const MOST_EXAMPLES = 5;

export function changedActions(iamData: IamData, names: readonly string[]): ChangedActions {
  const known = changed.get(names) ?? actionsOf(iamData, names);
  changed.set(names, known);
  return known;
}

/** Many accounts share a list of thousands. */
const changed = new WeakMap<readonly string[], ChangedActions>();

function actionsOf(iamData: IamData, names: readonly string[]): ChangedActions {
  const all = [...new Set(names)].sort();
  const byLevel = new Map<string, string[]>(LEVELS.map((level) => [level, []]));
  for (const name of all) byLevel.get(levelOf(iamData, name))?.push(name);
  const ranked = [...byLevel.values()].flat();
  const givers = new Set(byLevel.get('Permissions management'));
  const counts = [...byLevel].map(([level, own]) => [level, own.length] as const);
  return {
    count: ranked.length,
    byLevel: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    examples: examplesOf(mostTelling(ranked.length === 0 ? all : ranked, (name) => givers.has(name))),
    future: ranked.length < all.length,
  };
}

/**
 * As AWS says it, but for some thirty that it counts among those that give permissions and that only read: `glue:GetQuery`,
 * `billing:GetResourcePolicy`. What hands out a way in is none of them.
 */
function levelOf(iamData: IamData, name: string): string {
  const level = iamData.accessLevel(name) ?? '';
  return level === 'Permissions management' && READS.test(name) && !HANDS_OUT.test(name) ? 'Read' : level;
}

const READS = /:(?:BatchGet|Describe|Get|List|Search)[A-Z]/;
const HANDS_OUT = /Access|Credential|Key|Login|Password|Secret|Session|Token|Url/;

/** One of each service before a second of any: a service with many actions would hide what else came with it. */
function examplesOf(ranked: readonly string[]): readonly string[] {
  const services = [...groupBy(ranked, (name) => name.split(':', 1)[0] ?? '').values()];
  const turns = services.flatMap((own) => own.slice(0, MOST_EXAMPLES).map((name, turn) => ({ name, turn })));
  const shown = new Set(
    turns
      .sort((one, other) => one.turn - other.turn)
      .slice(0, MOST_EXAMPLES)
      .map(({ name }) => name),
  );
  return ranked.filter((name) => shown.has(name));
}

/** How severe it is that somebody can do these. What AWS may add may be anything. */
export function severityOfGain({ byLevel, count }: ChangedActions): Severity {
  if (byLevel['Permissions management'] !== undefined || byLevel.Write !== undefined) return 'high';
  return count === 0 ? 'medium' : byLevel.Tagging === undefined ? 'medium' : 'high';
}

type Tried = Pick<Explained, 'witness' | 'always' | 'absent' | 'isShown'>;

/** Under which circumstances, in words: what the request holds that was tried. */
export function circumstances(tried: Tried, isAnyRole: boolean): string {
  const {
    witness: { arn, principal },
    always,
    isShown,
  } = tried;
  const values = heldIn(tried, isAnyRole);
  const who = isAnyRole && principal.kind === 'role' && isPossibleArn(principal.arn) ? [`by ${principal.arn}`] : [];
  const which = arn === '*' || !isShown ? [] : [`on ${arn}`];
  const all = [...which, ...who, ...values];
  if (always) return all.length === 0 ? 'always' : `always, for example ${all.join(', ')}`;
  return `for example ${all.length === 0 ? 'without any of the compared condition keys' : all.join(', ')}`;
}

/** The same in as few words as say it, for who could do it in other cases: with nothing held, on what. */
export function inWhichCase(tried: readonly Tried[]): string {
  const [words] = tried
    .filter(({ always }) => !always)
    .map((one) => {
      const held = heldIn(one, false);
      return held.length > 0 || one.witness.arn === '*' || !one.isShown ? held : [`on ${one.witness.arn}`];
    })
    .filter((held) => held.length > 0)
    .sort((one, other) => one.length - other.length || one.join().length - other.join().length);
  return words === undefined ? 'in some cases' : `for example ${words.join(', ')}`;
}

function heldIn({ witness: { context }, absent }: Tried, isAnyRole: boolean): readonly string[] {
  return Object.entries(context).flatMap(([key, value]) => {
    const texts = [value].flat();
    if (isAnyRole && key === PRINCIPAL_ARN) return [];
    if (texts.some((text) => text.startsWith('arn:') && !isPossibleArn(text))) return [];
    return texts.length === 0 ? (absent.includes(key) ? [absenceWords(key)] : []) : [conditionWords(key, texts)];
  });
}
