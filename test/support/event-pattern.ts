/*
 * EventBridge's matching, as far as the alarms use it.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

type Json = Readonly<Record<string, unknown>>;

/** Whether an event matches a pattern: every key of the pattern, by one of its values. */
export function matches(pattern: Json, event: Json | undefined): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return (wanted as Json[]).some((one) => matches(one, event));
    const found = event?.[key];
    if (Array.isArray(wanted)) return wanted.some((one) => accepts(one, found));
    // A list of objects matches as any of them does.
    const objects = [found].flat().filter(isObject);
    return (objects.length === 0 ? [undefined] : objects).some((one) => matches(wanted as Json, one));
  });
}

function accepts(wanted: unknown, found: unknown): boolean {
  if (!isObject(wanted)) return wanted === found;
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(wanted);
  if (others.length > 0) throw new Error(`a matcher with ${others.length + 1} operators`);
  if (operator === 'exists') return (found !== undefined) === operand;
  if (found === undefined) return false;
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  switch (operator) {
    case 'prefix':
      return [operand].flat().some((one) => text.startsWith(String(one)));
    case 'suffix':
      return text.endsWith(String(operand));
    case 'anything-but':
      return ![operand].flat().some((one) => accepts(one, found));
    case 'numeric': {
      const [comparison, bound] = operand as [string, number];
      if (comparison !== '>=') throw new Error(`no comparison "${comparison}"`);
      return Number(found) >= bound;
    }
    case 'wildcard':
      return new RegExp(
        `^${String(operand).replace(/[.*+?^${}()|[\]\\]/g, (sign) => (sign === '*' ? '.*' : `\\${sign}`))}$`,
      ).test(text);
    default:
      throw new Error(`no operator "${operator}"`);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
