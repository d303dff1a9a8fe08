import { groupBy } from '../../base/group-by';
import type { Answer, Answers } from './answers';
import { VERDICTS, type PageData, type PrincipalRow, type Verdict } from './format';

/** One principal in all accounts in which its answer is the same, and those who have it. */
export interface WhoCanRow {
  readonly principal: PrincipalRow;
  /** Of people, by group. Empty for what is no permission set. */
  readonly groups: readonly string[];
  readonly accounts: readonly number[];
  readonly answer: Answer;
}

/** Who can do an action, where, and why not the others; in the order of the principals. */
export function whoCan(
  data: PageData,
  answers: Answers,
  action: string,
): Readonly<Record<Verdict, readonly WhoCanRow[]>> {
  const rows = data.principals.flatMap((principal) => {
    const alike = groupBy(principal.places, ({ sheet, groups = [] }) =>
      [answers.reasonNumber(sheet, action), ...groups].join('\n'),
    );
    return [...alike.values()].map(([first, ...others]): WhoCanRow => {
      const { account = 0, sheet = 0, groups = [] } = first ?? {};
      return {
        principal,
        groups,
        accounts: [account, ...others.map((one) => one.account)],
        answer: answers.answer(sheet, account, action),
      };
    });
  });
  const of = (verdict: Verdict): readonly WhoCanRow[] => rows.filter(({ answer }) => answer.verdict === verdict);
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, of(verdict)])) as Record<Verdict, readonly WhoCanRow[]>;
}

/** What denies most of what a principal cannot do, the most first. */
export interface Stop {
  readonly layer: string;
  readonly policy: string;
  readonly statement: string;
  readonly attachedTo: string;
  readonly actions: readonly string[];
}

export function stopsOf(answers: Answers, sheet: number, account: number): readonly Stop[] {
  const stops = new Map<string, { answer: Answer; actions: string[] }>();
  const known = new Map<number, { answer: Answer; actions: string[] } | undefined>();
  for (const action of answers.actions) {
    const number = answers.reasonNumber(sheet, action);
    if (!known.has(number)) {
      const answer = answers.answer(sheet, account, action);
      if (answer.verdict !== 'denied') known.set(number, undefined);
      else {
        const key = [answer.layer, answer.policy, answer.statement, answer.attachedTo].join('\n');
        const stop = stops.get(key) ?? { answer, actions: [] };
        stops.set(key, stop);
        known.set(number, stop);
      }
    }
    known.get(number)?.actions.push(action);
  }
  return [...stops.values()]
    .map(({ answer: { layer, policy, statement, attachedTo }, actions }) => ({
      layer,
      policy,
      statement,
      attachedTo,
      actions,
    }))
    .sort((one, other) => other.actions.length - one.actions.length);
}
