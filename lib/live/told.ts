import { LiveError } from './live-error';

/**
 * A field that everything else rests on, such as an id or a name.
 *
 * @param api for example `organizations:ListRoots`
 * @param field for example `Roots[].Id`
 * @throws LiveError that names both where AWS leaves it out: two that are missing would pass for the same
 */
export function told(value: string | undefined, api: string, field: string): string {
  if (value !== undefined && value !== '') return value;
  throw new LiveError('failed', `${api} answered without ${field}: what is there cannot be told. Try again later.`);
}
