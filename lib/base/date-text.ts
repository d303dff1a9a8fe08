/** The forms of ISO 8601 that the W3C names: a year, a month, a day, or a time of a day. */
const ISO =
  /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?<time>T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const EPOCH_SECONDS = /^-?\d+$/;
/** Milliseconds: JavaScript, and nobody's plans, go no further. */
const LATEST = 8.64e15;

/**
 * Reads a date as IAM does: seconds since 1970, or one of the forms of ISO 8601 that the W3C names, in UTC where it names no zone, of
 * a day that there is. JavaScript reads February 30 as March 2. Four digits are a year.
 *
 * @returns milliseconds since 1970, undefined for what is no date
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function readDate(text: string): number | undefined {
  const { year, month = '01', day = '01', time, zone } = ISO.exec(text)?.groups ?? {};
  if (year === undefined) return EPOCH_SECONDS.test(text) ? known(Number(text) * 1000) : undefined;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) > lastDay) return undefined;
  return known(Date.parse(time !== undefined && zone === undefined ? `${text}Z` : text));
}

function known(milliseconds: number): number | undefined {
  return Math.abs(milliseconds) <= LATEST ? milliseconds : undefined;
}
