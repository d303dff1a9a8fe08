import type { Value } from './grammar';

interface Field {
  readonly least: number;
  readonly most: number;
  /** What stands for the numbers from the least on. */
  readonly names?: readonly string[];
  /** What the field takes beside numbers, ranges, lists and steps. */
  readonly also?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31, also: /^(?:\?|L|LW|(?:[1-9]|[12]\d|3[01])W)$/ },
  { least: 1, most: 12, names: MONTHS },
  { least: 1, most: 7, names: DAYS, also: /^(?:\?|[1-7]?L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/ },
  { least: 1970, most: 2199 },
];

/** Six fields, of which either the day of the month or that of the week is `?`. */
export const cron: Value = {
  expected:
    'cron(minutes hours day-of-month month day-of-week year), each in its range, and ? for one of the days: cron(0 5 ? * * *)',
  isRight: (value) => typeof value === 'string' && isSchedule(value),
};

function isSchedule(text: string): boolean {
  const fields = /^cron\((.+)\)$/.exec(text)?.[1]?.split(' ') ?? [];
  if (fields.length !== FIELDS.length || (fields[2] === '?') === (fields[4] === '?')) return false;
  return FIELDS.every((field, index) => (fields[index] ?? '').split(',').every((part) => isPart(field, part)));
}

function isPart(field: Field, part: string): boolean {
  if (field.also?.test(part) === true) return true;
  const { range = '', step } = /^(?<range>[^/]+)(?:\/(?<step>\d+))?$/.exec(part)?.groups ?? {};
  if (step !== undefined && Number(step) < 1) return false;
  if (range === '*') return true;
  const [from, to, ...more] = range.split('-').map((one) => numberOf(field, one));
  return more.length === 0 && from !== undefined && !Number.isNaN(from) && (to === undefined || from <= to);
}

/** NaN for what is no number of the field. */
function numberOf({ least, most, names = [] }: Field, text: string): number {
  const named = names.indexOf(text);
  const number = named >= 0 ? least + named : /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : NaN;
}

/** A name of the time zone database. */
export const timeZone: Value = {
  expected: 'a time zone such as Europe/Berlin, or Etc/UTC',
  isRight: (value) => typeof value === 'string' && isTimeZone(value),
};

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
