import { z } from 'zod';
import { guardrailId, personaId, reference, region, tagValue } from '../../lib/model/formats';
import { unwrap } from '../../lib/config/schema-walk';

/** Texts that name something else: with a number they would name nothing. */
const NAMES: readonly unknown[] = [reference, region, guardrailId, personaId];

/** The same value with a number in each of its texts, so that no two are alike; as the schema allows it. */
export function numbered(value: unknown, schema: z.core.$ZodType | undefined, number: number): unknown {
  const here = unwrap(schema);
  if (NAMES.includes(here)) return value;
  if (here instanceof z.ZodUnion) return numberedOption(value, here.options, number);
  if (here instanceof z.ZodObject) {
    return mapped(value, (item, key) => numbered(item, (here.shape as Record<string, z.core.$ZodType>)[key], number));
  }
  if (here instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => numbered(item, here.element, number));
  }
  // Access and budgets go by the values of tags: with a number they would be nearly one of those.
  if (here instanceof z.ZodRecord && unwrap(here.valueType) === unwrap(tagValue)) return value;
  // Keys mean something of their own.
  if (here instanceof z.ZodRecord) return mapped(value, (item) => numbered(item, here.valueType, number));
  return typeof value === 'string' && here !== undefined ? numberedText(value, here, number) : value;
}

function numberedOption(value: unknown, options: readonly z.core.$ZodType[], number: number): unknown {
  return numbered(
    value,
    options.find((option) => z.safeParse(option, value).success),
    number,
  );
}

function mapped(value: unknown, change: (item: unknown, key: string) => unknown): unknown {
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, change(item, key)]));
}

/** In the first of some forms that the schema takes; the text itself where it takes none. */
export function numberedText(text: string, schema: z.core.$ZodType, number: number): string {
  // Unlike the numbers that stand there already.
  const digits = String(1000 + number);
  const forms = [
    text.replace('@', `-${digits}@`),
    text.replace(/[0-9]+$/, (end) => end.slice(0, -digits.length) + digits),
    `${text}-${digits}`,
    `${text}${digits}`,
    `${text}${words(digits)}`,
  ];
  return forms.find((form) => form !== text && z.safeParse(schema, form).success) ?? text;
}

/** A number in letters, for what takes no digits. */
function words(digits: string): string {
  return digits
    .split('')
    .map((digit) => 'ABCDEFGHIJ'[Number(digit)])
    .join('');
}
