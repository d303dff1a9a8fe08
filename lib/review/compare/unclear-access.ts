import { listOf } from '../../base/list';
import { groupBy } from '../../base/group-by';
import type { Finding } from '../model';
import type { Change } from './access-shifts';
import { unclearActions, unclearText } from './differences';
import { principalTitle, principalWords, type Sides } from './side';
import { regionOfTexts, type OwnTexts } from './topics';

/** Own policies that changed where no request was found that tells. Where a Region is all that differs in them that says why. */
export function unclearAccess(sides: Sides, changes: readonly Omit<Change, 'placed'>[]): readonly Finding[] {
  const found = changes.flatMap(({ account, head, compared, isOwn, own }) => {
    const actions = isOwn ? [...new Set([...unclearActions([compared]), ...compared.unreached()])].sort() : [];
    if (actions.length === 0) return [];
    const what = `${principalWords(head)}: ${unclearText(actions, [compared])}`;
    return [{ head, account: account.name, what, actions, topic: topicOf(sides, own) }];
  });
  const alike = groupBy(found, ({ what, actions, topic = '' }) => [what, topic, ...actions].join('\n'));
  return [...alike.values()].flatMap((same): readonly Finding[] => {
    const [first] = same;
    if (first === undefined) return [];
    const { head, what, actions, topic } = first;
    const common = {
      rule: 'access-unclear',
      who: [principalTitle(head)],
      where: same.map(({ account }) => account),
    } as const;
    const examples = `for example ${actions.slice(0, 5).join(', ')}`;
    if (topic === undefined) return [{ ...common, severity: 'medium', what, details: [examples] }];
    const told = `${principalWords(head)}: the text changed by the Region, and by nothing else`;
    return [{ ...common, severity: 'info', what: told, topic, details: [what, examples] }];
  });
}

/** Of the Region that is all that changed in all of them. */
function topicOf(sides: Sides, own: readonly OwnTexts[]): string | undefined {
  const [topic, ...others] = new Set(
    own.map(({ base, head }) => regionOfTexts(sides, statementsIn(base), statementsIn(head))),
  );
  return others.length > 0 ? undefined : topic;
}

function statementsIn(documents: OwnTexts['base']): readonly unknown[] {
  return documents.map(({ Statement }) => listOf(Statement));
}
