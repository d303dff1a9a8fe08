import { isObject } from '../../base/json';
import { types } from 'node:util';
import { didYouMean } from '../../base/did-you-mean';
import { ConfigError } from '../config-error';
import { TOO_LONG, within, withoutExit } from '../contained';
import { frozenCopy } from '../frozen';
import { inFile } from '../location';
import { textOf } from '../thrown';
import { findChangeable } from '../unreadable';
import { foreseeable } from '../foreseeable';
import { reasonOf } from './reason-of';

/** A definition that is a function of what is known about the company. */
export type Maker = (context: object) => unknown;

/** Far beyond what any definition takes. */
const PATIENCE_MILLISECONDS = 10_000;

/** What a definition answered: to the same context and answers to its questions, the same once more. */
interface Answer {
  readonly context: string;
  /** What it asked functions of the context, by name and arguments. */
  readonly asked: ReadonlyMap<string, unknown>;
  readonly value: unknown;
}

/** Of answers kept. A company has a handful of contexts: with stand-ins for its ids, with tokens, with proofs' names. */
const LIMIT = 64;

const makers = new WeakMap<Maker, Maker>();

/**
 * A definition that answers a context once and for all: schema, templates and proofs each ask anew, and an answer that changed
 * between them would prove what is not deployed. It is called twice at first, with a context that it cannot change, and nobody
 * can change what it answered. It must end in time, and neither the process nor the clock is its business.
 *
 * @param file where the definition is written
 * @throws ConfigError where it does otherwise
 */
export function settled(make: Maker, file: string, patienceMilliseconds = PATIENCE_MILLISECONDS): Maker {
  const known = makers.get(make);
  if (known !== undefined) return known;
  const answers: Answer[] = [];
  const once: Maker = (context) => {
    const text = JSON.stringify(context);
    const found = answers.find((answer) => answer.context === text && hears(context, answer));
    if (found !== undefined) return found.value;
    const answer = answerOf(make, context, file, patienceMilliseconds);
    if (answers.push(answer) > LIMIT) answers.shift();
    return answer.value;
  };
  makers.set(make, once).set(once, once);
  return once;
}

/** Whether the questions that were asked of another context have the same answers here. */
function hears(context: object, { asked }: Answer): boolean {
  return [...asked].every(([question, answer]) => answer === ask(context, question));
}

function ask(context: object, question: string): unknown {
  const [name, ...args] = JSON.parse(question) as [string, ...unknown[]];
  return (Reflect.get(context, name) as (...args: readonly unknown[]) => unknown)(...args);
}

function answerOf(make: Maker, context: object, file: string, patience: number): Answer {
  const asked = new Map<string, unknown>();
  const given = listening(context, asked);
  const call = (): Said => said(make(given), file);
  try {
    const [first, second] = contained(patience, () => [call(), call()] as const);
    if (first.text !== second.text) throw refused(file, OTHERWISE, 'make it depend on its context alone');
    if (first.isPromise) throw refused(file, 'a function that answers with a promise', 'await nothing in it');
    return { context: JSON.stringify(context), asked, value: first.value };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (textOf(error, 'code') === TOO_LONG) {
      throw refused(file, `a function that does not end within ${patience / 1000} seconds`, 'let it end');
    }
    throw refused(file, `a function that ends in an error: ${reasonOf(error)}`, 'correct what the error names');
  }
}

/** What is given up runs none of its own `finally`: what they would put back is put back out here. */
function contained<T>(patience: number, run: () => T): T {
  return foreseeable(() => withoutExit('it', () => within(patience, run)));
}

const OTHERWISE = 'a function that answers otherwise each time';

/** A context that cannot be changed, and notes what its functions are asked. */
function listening(context: object, asked: Map<string, unknown>): object {
  const noting = ([name, value]: [string, unknown]): [string, unknown] => {
    if (typeof value !== 'function') return [name, closedCopy(value)];
    const note = (...args: readonly unknown[]): unknown => {
      const answer: unknown = Reflect.apply(value, undefined, args);
      asked.set(JSON.stringify([name, ...args]), answer);
      return answer;
    };
    return [name, note];
  };
  return closed(Object.fromEntries(Object.entries(context).map(noting)));
}

/** Asked of any object, by JSON and by whoever waits for a promise. */
const OF_THE_LANGUAGE = ['toJSON', 'then'];

/** What it does not have is a typo, which would stand as "undefined" in an ARN. */
function closed(object: object): object {
  return new Proxy(Object.freeze(object), {
    get: (target, name) => {
      if (typeof name === 'symbol' || name in target || OF_THE_LANGUAGE.includes(name))
        return Reflect.get(target, name) as unknown;
      const known = Object.keys(target);
      const meant = didYouMean(name, known);
      throw new TypeError(
        `the context has no ${name}${meant === undefined ? `, but ${known.join(', ')}` : `: did you mean ${meant}?`}`,
      );
    },
  });
}

/** The same of the objects in it. */
function closedCopy(value: unknown): unknown {
  if (!isObject(value)) return frozenCopy(value);
  return closed(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closedCopy(inner)])));
}

interface Said {
  /** By which two answers are compared, before anything is called again. */
  readonly text: string | undefined;
  readonly value: unknown;
  readonly isPromise: boolean;
}

/** @throws ConfigError where it could be another at the next reading */
function said(value: unknown, file: string): Said {
  if (isPromise(value)) {
    // Nobody waits for it: how it ends must not end the process.
    void Promise.allSettled([value]);
    return { text: undefined, value, isPromise: true };
  }
  const changeable = findChangeable(value, (path) => inFile(file, path));
  if (changeable.length > 0) throw new ConfigError(changeable);
  const text = JSON.stringify(value);
  return { text, value: frozenCopy(value), isPromise: false };
}

function isPromise(value: unknown): boolean {
  if (types.isPromise(value)) return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Object.getOwnPropertyDescriptor(value, 'then')?.value === 'function'
  );
}

function refused(file: string, what: string, mend: string): ConfigError {
  return new ConfigError([
    {
      path: inFile(file, []),
      found: what,
      expected: 'a definition, or a function that makes the same one of the same context',
      mend,
    },
  ]);
}
