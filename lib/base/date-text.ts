const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Whether IAM can read a text as a date: seconds since 1970, or one of the forms of ISO 8601 that the W3C names, of a day that there is.
 * JavaScript reads February 30 as March 2.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function isDate(text: string): boolean {
  if (/^\d+$/.test(text)) return Number(text) * 1000 <= LATEST;
  const { year = '', month = '', day = '' } = ISO.exec(text)?.groups ?? {};
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return year !== '' && Number(day) <= lastDay && !Number.isNaN(Date.parse(text));
}

/** Milliseconds: JavaScript, and nobody's plans, go no further. */
const LATEST = 8.64e15;
