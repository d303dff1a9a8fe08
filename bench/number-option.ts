import { WrongQuestionError } from '../lib/ask/wrong-question';
import type { Options, OptionSpecs } from '../lib/cli/options';

export interface NumberRange {
  /** Where none is given. */
  readonly otherwise: number;
  /** @default 1: what tries nothing has nothing to say */
  readonly least?: number;
  readonly most: number;
}

/**
 * A whole number that a script was given.
 *
 * @throws WrongQuestionError if it is none, or out of its range
 */
export function numberOption<Specs extends OptionSpecs>(
  options: Options<Specs>,
  name: keyof Specs & string,
  { otherwise, least = 1, most }: NumberRange,
): number {
  const text = options.text(name) ?? String(otherwise);
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongQuestionError([`--${name}: "${text}". Expected a whole number from ${least} to ${most}.`]);
}

/** @throws WrongQuestionError where options are given that mean nothing beside another */
export function refuseBeside<Specs extends OptionSpecs>(
  options: Options<Specs>,
  one: keyof Specs & string,
  others: readonly (keyof Specs & string)[],
): void {
  const given = options.has(one) ? others.filter((other) => options.has(other)) : [];
  if (given.length === 0) return;
  throw new WrongQuestionError(given.map((other) => `--${other}: not with --${one}. Leave one of the two out.`));
}

/** @throws WrongQuestionError where options are given that mean nothing without another */
export function refuseWithout<Specs extends OptionSpecs>(
  options: Options<Specs>,
  one: keyof Specs & string,
  others: readonly (keyof Specs & string)[],
): void {
  const given = options.has(one) ? [] : others.filter((other) => options.has(other));
  if (given.length === 0) return;
  throw new WrongQuestionError(given.map((other) => `--${other}: only with --${one}. Give both, or neither.`));
}
