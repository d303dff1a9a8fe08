import { show } from './problem';
import type { Reporter } from './problem';

/** The one of two elements that is there; both at once contradict each other. */
export function onlyOne(
  statement: Readonly<Record<string, unknown>>,
  element: string,
  negated: string,
  reporter: Reporter,
): string | undefined {
  const found = [element, negated].filter((name) => statement[name] !== undefined);
  if (found.length === 2) {
    reporter.report(`found ${element} and ${negated}: keep one of them.`);
    return undefined;
  }
  return found[0];
}

export function strings(value: unknown, element: string, reporter: Reporter): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) reporter.report(`${element} is an empty list: it would match nothing. Name at least one.`);
  const wrong = list.filter((item) => typeof item !== 'string' || item === '');
  for (const item of wrong) reporter.report(`${element} holds ${show(item)}, expected a string.`);
  return list.filter((item): item is string => typeof item === 'string' && item !== '');
}
