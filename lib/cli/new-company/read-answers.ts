import { WrongQuestionError } from '../../ask/wrong-question';
import { QUESTIONS, type Question, type QuestionName, type RawAnswers } from './answers';

/** Puts a question to the person at the terminal. */
export type Ask = (question: string) => Promise<string>;

/** What was given for a question. */
interface Given {
  text(name: QuestionName): string | undefined;
}

export const QUESTION_OPTIONS = Object.fromEntries(
  QUESTIONS.map(({ name, value, help }) => [name, { kind: 'text', value, help }]),
) as Readonly<Record<QuestionName, { readonly kind: 'text'; readonly value: string; readonly help: string }>>;

/**
 * The answers as they were given, each right for itself; what was not given is asked.
 *
 * @param ask @default - nobody is there to answer
 * @param others what is wrong besides, to be told with the rest
 * @throws WrongQuestionError with everything that was given wrongly, and what is missing where nobody is asked
 */
export async function readAnswers(options: Given, ask?: Ask, others: readonly string[] = []): Promise<RawAnswers> {
  const texts: Partial<RawAnswers> = Object.fromEntries(
    QUESTIONS.flatMap(({ name }) => {
      const text = options.text(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  const given = QUESTIONS.flatMap((question) => problemWith(question, texts, ask));
  const problems = [...given, ...ofOtherStarts(options), ...others];
  if (problems.length > 0) throw new WrongQuestionError(problems);
  const answers: Partial<Record<QuestionName, string>> = {};
  for (const question of QUESTIONS) {
    const isAsked = question.only === undefined || question.only === answers.start;
    answers[question.name] =
      options.text(question.name) ?? (await answerTo(question, answers, isAsked ? ask : undefined));
  }
  return answers as RawAnswers;
}

/** What would be forgotten, where another start is given. */
function ofOtherStarts(options: Given): readonly string[] {
  const start = options.text('start');
  return QUESTIONS.filter(({ only = start, name }) => only !== start && options.text(name) !== undefined).map(
    ({ name, only = '' }) => `--${name}: of --start ${only} alone. Expected it left out, or --start ${only}.`,
  );
}

function problemWith(
  { name, value, otherwise, expected }: Question,
  texts: Partial<RawAnswers>,
  ask?: Ask,
): readonly string[] {
  const given = texts[name];
  if (given === undefined) {
    return ask === undefined && otherwise === undefined ? [`--${name}: not given. Expected --${name} ${value}.`] : [];
  }
  const wanted = expected(given, texts);
  return wanted === undefined ? [] : [`--${name}: found "${given}". Expected ${wanted}.`];
}

async function answerTo(question: Question, before: Partial<RawAnswers>, ask?: Ask): Promise<string> {
  const otherwise = question.otherwise?.(before);
  if (ask === undefined) return otherwise ?? '';
  for (let said = ''; ;) {
    const typed = (await ask(`${said}${question.name}: ${question.help}\n> `)).trim();
    const answer = typed === '' ? (otherwise ?? '') : typed;
    const wanted = question.expected(answer, before);
    if (wanted === undefined) return answer;
    said = `"${answer}": expected ${wanted}.\n`;
  }
}
