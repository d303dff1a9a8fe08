import { entryOf } from '../../base/entry-of';
import { numberText } from '../../base/number-text';
import { withoutPositions } from '../../base/leaves';
import type { ChangedProperty } from './meaning';

/** By type and path, what a change of it is in words. @returns nothing where there are none */
const WORDS: Readonly<Record<string, Readonly<Record<string, (was: string, is: string) => string>>>> = {
  'AWS::Budgets::Budget': {
    'Budget.BudgetLimit.Amount': (was, is) =>
      was === ''
        ? `${amount(is)} USD`
        : is === ''
          ? `no longer ${amount(was)} USD`
          : `${amount(was)} → ${amount(is)} USD`,
  },
  'AWS::SNS::Subscription': {
    Endpoint: (was, is) =>
      [is === '' ? '' : `${is} is told`, was === '' ? '' : `${was} is no longer told`].filter(Boolean).join(', '),
  },
};

function amount(text: string): string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : numberText(number);
}

/** What everybody understands of a change of a resource. */
export function plainChanges(type: string, changed: readonly ChangedProperty[]): readonly string[] {
  const words = entryOf(WORDS, type);
  if (words === undefined) return [];
  return changed.flatMap(({ path, was, is }) => {
    const say = entryOf(words, withoutPositions(path));
    return say === undefined ? [] : [say(textOf(was), textOf(is))];
  });
}

function textOf(json: string | undefined): string {
  if (json === undefined) return '';
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
