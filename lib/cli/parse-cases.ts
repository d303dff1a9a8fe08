import { didYouMean } from '../base/did-you-mean';
import { jsonSyntaxProblem } from '../base/json-syntax';
import { repeatedKeys } from '../base/repeated-keys';
import type { Verdict } from '../policy';
import type { WrittenQuestion } from '../ask/question';
import type { WrittenContext } from '../ask/written-context';
import { WrongQuestionError } from '../ask/wrong-question';

/** A question whose answer is known. */
export interface Case extends WrittenQuestion {
  readonly id: string;
  readonly expected: Verdict;
}

const REQUIRED = ['id', 'principal', 'account', 'action', 'expected'] as const;
const OPTIONAL = ['resource', 'resourceAccount', 'context'] as const;
const SHAPE = `Expected an array of { ${REQUIRED.join(', ')}, ${OPTIONAL.map((name) => `${name}?`).join(', ')} }.`;

/** @throws WrongQuestionError with everything that is wrong with the shape of the file */
export function parseCases(text: string, file: string): readonly Case[] {
  const wrong = jsonSyntaxProblem(text);
  if (wrong !== undefined)
    throw new WrongQuestionError([
      `${file}:${wrong.line}:${wrong.column}: no JSON: found ${wrong.found}, expected ${wrong.expected}. ${SHAPE}`,
    ]);
  const parsed: unknown = JSON.parse(text);
  const [twice] = repeatedKeys(text);
  if (twice !== undefined)
    throw new WrongQuestionError([
      `${file}, ${twice.map((step) => (typeof step === 'number' ? `case ${step + 1}` : String(step))).join(', ')}: stands twice, of which the last alone would count. Keep one.`,
    ]);
  if (!Array.isArray(parsed))
    throw new WrongQuestionError([`${file}: ${show(parsed)} where a list is expected. ${SHAPE}`]);
  if (parsed.length === 0) throw new WrongQuestionError([`${file}: no case, so nothing would be tried. ${SHAPE}`]);
  const problems: string[] = [];
  const cases = parsed.map((item: unknown, index) => parseCase(item, `${file}, case ${index + 1}`, problems));
  const ids = cases.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, index) => one !== '' && ids.indexOf(one) !== index))) {
    problems.push(`${file}, case "${id}": two cases have this id. Give each its own.`);
  }
  if (problems.length > 0) throw new WrongQuestionError(problems);
  return cases;
}

function parseCase(item: unknown, place: string, problems: string[]): Case {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    problems.push(`${place}: ${show(item)} where an object is expected. ${SHAPE}`);
    return NOTHING;
  }
  const entry = item as Readonly<Record<string, unknown>>;
  const where = typeof entry.id === 'string' && entry.id !== '' ? `${place} "${entry.id}"` : place;
  const known = [...REQUIRED, ...OPTIONAL];
  for (const key of Object.keys(entry).filter((name) => !known.some((other) => other === name))) {
    const meant = didYouMean(key, known);
    problems.push(`${where}, ${key}: no field of a case. ${meant === undefined ? SHAPE : `Did you mean "${meant}"?`}`);
  }
  const text = (name: (typeof known)[number]): string => {
    const value = entry[name];
    if (typeof value === 'string' && value !== '') return value;
    problems.push(`${where}, ${name}: ${show(value)} where a text is expected.`);
    return '';
  };
  const optional = (name: 'resource' | 'resourceAccount'): string | undefined =>
    entry[name] === undefined ? undefined : text(name);
  return {
    id: text('id'),
    principal: text('principal'),
    account: text('account'),
    action: text('action'),
    resource: optional('resource'),
    resourceAccount: optional('resourceAccount'),
    context: parseContext(entry.context, `${where}, context`, problems),
    expected: parseExpected(entry.expected, `${where}, expected`, problems),
  };
}

const NOTHING: Case = { id: '', principal: '', account: '', action: '', context: {}, expected: 'denied' };

function parseExpected(value: unknown, place: string, problems: string[]): Case['expected'] {
  if (value === 'allowed' || value === 'denied' || value === 'depends') return value;
  problems.push(`${place}: ${show(value)} where "allowed" or "denied" is expected (or "depends").`);
  return 'denied';
}

function parseContext(value: unknown, place: string, problems: string[]): WrittenContext {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(`${place}: ${show(value)} where an object of condition keys is expected.`);
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, values]: [string, unknown]) => {
      const list: readonly unknown[] = Array.isArray(values) ? values : [values];
      if (list.every(isPlain)) return [key, list.map(String)];
      problems.push(`${place}.${key}: ${show(values)} where a text or a list of texts is expected.`);
      return [key, []];
    }),
  );
}

/** Numbers and booleans stand for their text, as in a policy. */
function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
