import { WrongQuestionError } from '../ask/wrong-question';
import type { Options } from './options';
import type { AccessOptions } from './options-of/access';

/** @throws WrongQuestionError where it is said twice: one of the two would be ignored */
export function formatOf(options: Options<AccessOptions>): string {
  const format = options.text('format');
  if (format === undefined) return options.has('json') ? 'json' : 'markdown';
  if (!options.has('json')) return format;
  throw new WrongQuestionError([`--json: not with --format ${format}. Leave one of the two out.`]);
}
